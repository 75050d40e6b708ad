@testable import Engine

/// Formulas put together at random from the operations of the table, always the same ones for a seed.
struct AnyFormulas {
  var network: TestNetwork
  private var numbers: TestNumbers
  private var pool: [NodeID] = []
  private let classes: NodeID

  init(rows: Int, seed: UInt64) throws {
    numbers = TestNumbers(state: 1000 + seed)
    let columns: [(name: String, shape: Shape)] = [
      ("x", .number), ("v", [3]), ("m", [3, 4]), ("i", [4, 3, 2]), ("w", [seed % 4 == 0 ? 90 : 5]),
    ]
    network = TestNetwork(rows: rows, seed: seed, columns: columns)
    classes = network.parameter([3])
    for column in columns { pool.append(try network.column(column.name)) }
    for shape: Shape in [.number, [3], [3, 4], [4, 3], [4], [2500]] { pool.append(network.parameter(shape)) }
  }

  private mutating func below(_ count: Int) -> Int { Int(numbers.bits() % UInt64(count)) }

  /// So many formulas, half of them of earlier ones, and derivatives of their sum.
  mutating func roots(count: Int) throws -> [NodeID] {
    var made: [NodeID] = []
    for _ in 0..<count * 30 where made.count < count {
      let operation = Operation.table[below(Operation.table.count)]
      let arity = operation.inputCount.lowerBound
      guard arity > 0, operation.name != "onlyRow" else { continue }
      var inputs = (0..<arity).map { _ in pool[below(pool.count)] }
      // Classes are the same for all rows.
      if operation.name == "one_hot" { inputs[1] = classes }
      guard let node = try? network.apply(operation, inputs, attribute(of: operation, inputs[0])),
        network.shape(node).count <= (network.hasRows(node) ? 100 : 3000)
      else { continue }
      made.append(node)
      pool.append(node)
    }
    var roots = made.suffix(6) + [made[count / 2]]
    for node in made.suffix(3) {
      let loss = try network.squares(node)
      for parameter in network.parameters(in: loss) { roots.append(try network.derivative(of: loss, by: parameter)) }
    }
    return Array(roots)
  }

  /// An attribute that fits, where the operation needs one.
  private mutating func attribute(of operation: Operation, _ input: NodeID) -> Attribute {
    let shape = network.shape(input)
    switch operation.name {
    case "sumRows", "meanRows", "maximumRow", "minimumRow", "spreadRows": return .rows(network.dataset)
    case "reshape": return .shape([shape.count])
    case "spreadElements": return .shape(Shape([2] + shape.axes))
    case "gatherElements": return .shape(Shape(Array(shape.axes.dropFirst())))
    case "concat": return .axis(0)
    case "part":
      guard let first = shape.axes.first else { return .none }
      return .part(Part(of: shape, [first > 2 && below(2) == 0 ? .range(1..<first) : .place(first - 1)]))
    case "place": return .part(Part(of: Shape([3] + shape.axes), [.place(below(3))]))
    case "patches":
      let isByChannel = below(2) == 0
      let patches = try? Patches(image: shape, size: [2, 3], stride: 1, padding: below(2), isByChannel: isByChannel)
      return patches.map { .patches($0) } ?? .none
    case "unpatch":
      let patches = try? Patches(image: [4, 3, 2], size: [2, 3], stride: 1, padding: 1)
      return patches?.shape == shape ? patches.map { .patches($0) } ?? .none : .none
    case "dropout": return .dropout(Dropout(rate: 0.5, stream: "any", occurrence: 0))
    default: return .none
    }
  }
}
