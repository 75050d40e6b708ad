@testable import Engine

/// Inputs on which a row of the operation table is tried.
struct OperationCase: CustomStringConvertible {
  let operation: Operation
  let shapes: [Shape]
  var attribute = Attribute.none
  /// Whether the inputs have a value per row of a dataset of three rows.
  var hasRows = false

  var description: String { "\(operation.name) of \(shapes.map(\.description).joined(separator: ", "))" }

  /// Every row of the table with each form of input that its rule treats differently.
  static let all: [OperationCase] = Operation.table.flatMap(cases)

  private static func cases(_ operation: Operation) -> [OperationCase] {
    func make(_ shapes: [Shape], _ attribute: Attribute = .none) -> [OperationCase] {
      [false, true].map { OperationCase(operation: operation, shapes: shapes, attribute: attribute, hasRows: $0) }
    }
    let rows = Attribute.rows(OperationTestGraph.dataset)
    switch operation.name {
    case "product": return make([[3], [3]]) + make([[2, 3], [3]]) + make([[2], [2, 3]]) + make([[2, 3], [3, 4]])
    case "outer": return make([[2], [3]])
    case "transpose": return make([[2, 3]])
    case "reshape": return make([[2, 3]], .shape([3, 2]))
    case "part":
      return make([[3, 4]], .part(Part(of: [3, 4], [.place(1), .range(1..<3)])))
        + make([[4]], .part(Part(of: [4], [.place(2)])))
    case "place": return make([[2]], .part(Part(of: [3, 4], [.place(1), .range(1..<3)])))
    case "list": return make([.number, [2], [3]])
    case "spreadElements": return make([[3]], .shape([2, 3])) + make([.number], .shape([2]))
    case "gatherElements": return make([[2, 3]], .shape([3])) + make([[2]], .shape(.number))
    case "sumElements", "meanElements", "maximumElement", "minimumElement": return make([[2, 3]]) + make([[4]])
    case "sumRows", "meanRows", "maximumRow", "minimumRow":
      return [Shape.number, [2]].map {
        OperationCase(operation: operation, shapes: [$0], attribute: rows, hasRows: true)
      }
    case "spreadRows":
      return [Shape.number, [2]].map { OperationCase(operation: operation, shapes: [$0], attribute: rows) }
    case "onlyRow", "countRows", "one_hot": return []
    case "concat":
      return make([[2, 2], [2, 1]], .axis(1)) + make([[2], [3]], .axis(0)) + make([[1, 2, 2], [1, 1, 2]], .axis(1))
    case "patches", "unpatch":
      return [(1, 0), (2, 1)].flatMap { stride, padding in
        [false, true].flatMap { isByChannel in
          let patches = try? Patches(
            image: [4, 3, 2], size: [2, 3], stride: stride, padding: padding, isByChannel: isByChannel)
          return patches.map { make([operation.name == "patches" ? $0.image : $0.shape], .patches($0)) } ?? []
        }
      }
    case "dropout": return make([[2]], .dropout(Dropout(rate: 0.5, stream: "h", occurrence: 0)))
    case "softmax", "log_softmax", "cumsum", "logsumexp", "argmax", "sumLast", "meanLast", "maximumLast":
      return make([[4]]) + make([[2, 3]])
    default: break
    }
    switch operation.inputCount.lowerBound {
    case 1: return make([.number]) + make([[2, 3]])
    case 2: return make([.number, .number]) + make([[2, 3], [3]]) + make([.number, [2]])
    default: return make(Array(repeating: .number, count: operation.inputCount.lowerBound)) + make([[2], .number, [2]])
    }
  }
}

/// A graph in which the inputs of an operation are parameters, times a column where they have rows.
struct OperationTestGraph {
  static let dataset = DatasetID(index: 0)

  var graph = Graph()
  var parameters: [NodeID] = []
  var values: [Tensor] = []
  /// The value of the operation, and one number made of it with a weight for each element.
  let value: NodeID
  let loss: NodeID

  init(_ operationCase: OperationCase, seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), stream: operationCase.description)
    let column = Dataset.Column(name: "x", values: [0.5, 0.9, 1.3])
    let dataset = graph.add(Dataset(name: "data", columns: [column]))
    var inputs: [NodeID] = []
    for (position, shape) in operationCase.shapes.enumerated() {
      let tensor = Tensor((0..<shape.count).map { _ in random.uniform(0.3, 1.4) }, shape: shape)
      let parameter = graph.parameter("p\(position)", initial: tensor)
      parameters.append(parameter)
      values.append(tensor)
      let x = try graph.column("x", of: dataset)
      inputs.append(operationCase.hasRows ? try graph.apply(.multiply, [parameter, x]) : parameter)
    }
    let result = try graph.apply(operationCase.operation, inputs, operationCase.attribute)
    value = result
    let shape = graph[result].shape
    let weights = Tensor((0..<shape.count).map { _ in random.uniform(-1, 1) }, shape: shape)
    var weighted = try graph.apply(.multiply, [result, graph.constant(weights)])
    if !shape.isNumber { weighted = try graph.apply(.sumElements, [weighted]) }
    if let rows = graph[weighted].rows { weighted = try graph.apply(.sumRows, [weighted], .rows(rows)) }
    loss = weighted
  }
}
