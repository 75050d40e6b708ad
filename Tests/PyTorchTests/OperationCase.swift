import Testing

@testable import Engine

/// Inputs on which the Python of a row of the operation table is tried.
struct OperationCase: CustomTestStringConvertible, Sendable {
  let operation: Engine.Operation
  let shapes: [Shape]
  var attribute = Attribute.none
  /// Which inputs have a value per row of a dataset of three rows.
  let rows: [Bool]

  static let dataset = DatasetID(index: 0)

  var name: String {
    "\(operation.name)_\(zip(shapes, rows).map { "\($0)\($1 ? "r" : "")" }.joined(separator: "_"))_\(settings)"
      .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
  }

  var testDescription: String { name }

  private var settings: String {
    switch attribute {
    case .patches(let patches): "\(patches.stride)\(patches.padding)\(patches.isByChannel ? "c" : "")"
    case .shape(let shape): "\(shape)"
    case .axis(let axis): "\(axis)"
    case .part(let part): "\(part.whole)\(part.selections)"
    default: ""
    }
  }

  /// Every row of the table with each form of input that its Python treats differently: with rows, without, and mixed.
  static let all: [OperationCase] = Engine.Operation.table.flatMap(cases)

  private static func make(
    _ operation: Engine.Operation, _ shapes: [[Shape]], _ attribute: Attribute = .none
  ) -> [OperationCase] {
    shapes.flatMap { shapes in
      (0..<(1 << shapes.count)).map { bits in
        OperationCase(
          operation: operation, shapes: shapes, attribute: attribute,
          rows: shapes.indices.map { bits & (1 << $0) != 0 })
      }
    }
  }

  private static func cases(_ operation: Engine.Operation) -> [OperationCase] {
    func make(_ shapes: [[Shape]], _ attribute: Attribute = .none) -> [OperationCase] {
      Self.make(operation, shapes, attribute)
    }
    let number = Shape.number
    switch operation.name {
    case "product": return make([[[3], [3]], [[2, 3], [3]], [[2], [2, 3]], [[2, 3], [3, 4]]])
    case "outer": return make([[[2], [3]]])
    case "transpose": return make([[[2, 3]]])
    case "reshape":
      return make([[[2, 3]]], .shape([3, 2])) + make([[[2, 3]]], .shape([6])) + make([[[1]]], .shape(number))
        + make([[number]], .shape([1])) + make([[[2, 1]]], .shape([2])) + make([[number]], .shape([1, 1]))
        + make([[[1, 1]]], .shape(number)) + make([[[6]]], .shape([2, 3, 1]))
    case "part", "place":
      return [
        Part(of: [3, 4], [.place(1), .range(1..<3)]), Part(of: [4], [.place(2)]), Part(of: [3, 4], [.place(0)]),
        Part(of: [3, 4], [.range(0..<3), .range(2..<4)]),
      ].flatMap { make([[operation == .part ? $0.whole : $0.shape]], .part($0)) }
    case "list": return make([[number, [2], number], [number, number], [[2], [3]], [number], [[3]]])
    case "spreadElements":
      return make([[[3]]], .shape([2, 3])) + make([[number]], .shape([2])) + make([[[2, 1]]], .shape([2, 4]))
    case "gatherElements":
      return make([[[2, 3]]], .shape([3])) + make([[[2]]], .shape(number)) + make([[[2, 3]]], .shape([2, 1]))
        + make([[[4, 2, 3]]], .shape([2, 1]))
    case "sumElements", "meanElements", "maximumElement", "minimumElement": return make([[[2, 3]], [[4]]])
    case "sumRows", "meanRows", "maximumRow", "minimumRow", "onlyRow":
      return [number, [2], [2, 3]].map {
        OperationCase(operation: operation, shapes: [$0], attribute: .rows(dataset), rows: [true])
      }
    case "spreadRows":
      return [number, [2]].map {
        OperationCase(operation: operation, shapes: [$0], attribute: .rows(dataset), rows: [false])
      }
    case "countRows": return [OperationCase(operation: operation, shapes: [], attribute: .rows(dataset), rows: [])]
    case "one_hot": return []
    case "concat":
      return make([[[2, 2], [2, 1]]], .axis(1)) + make([[[2], [3]]], .axis(0))
        + make([[[1, 2, 2], [1, 1, 2]]], .axis(1))
    case "patches", "unpatch":
      return [(1, 0), (2, 1)].flatMap { stride, padding in
        [false, true].flatMap { isByChannel in
          let patches = try? Patches(
            image: [4, 3, 2], size: [2, 3], stride: stride, padding: padding, isByChannel: isByChannel)
          return patches.map { make([[operation == .patches ? $0.image : $0.shape]], .patches($0)) } ?? []
        }
      }
    case "dropout": return make([[[2]]], .dropout(Dropout(rate: 0.5, stream: "h.dropout", occurrence: 0)))
    case "softmax", "log_softmax", "cumsum", "logsumexp", "argmax", "sumLast", "meanLast", "maximumLast":
      return make([[[4]], [[2, 3]]])
    default: break
    }
    switch operation.inputCount.lowerBound {
    case 1: return make([[number], [[2, 3]]])
    case 2: return make([[number, number], [[2, 3], [3]], [number, [2]], [[3], number]])
    default: return make([[number, number, number], [[2], number, [2]], [number, [2, 3], [3]]])
    }
  }
}

/// A loss that is an operation's value, each element times a weight, and then summed. The inputs are parameters, times
/// a column where they have rows.
struct OperationFormula {
  var graph = Graph()
  var parameters: [NodeID] = []
  var values: [Tensor] = []
  let loss: NodeID

  init(_ tried: OperationCase) throws {
    var random = RandomStream(seed: 1, stream: tried.name)
    let isOneRow = tried.operation == .onlyRow
    let column = Dataset.Column(name: "x", values: isOneRow ? [0.7] : [0.5, 0.9, 1.3])
    let dataset = graph.add(Dataset(name: "data", columns: [column]))
    let x = try graph.column("x", of: dataset)
    var inputs: [NodeID] = []
    for (position, shape) in tried.shapes.enumerated() {
      let tensor = Tensor((0..<shape.count).map { _ in random.uniform(0.3, 1.4) }, shape: shape)
      let parameter = graph.parameter("p\(position)", initial: tensor)
      parameters.append(parameter)
      values.append(tensor)
      inputs.append(tried.rows[position] ? try graph.apply(.multiply, [parameter, x]) : parameter)
    }
    var value = try graph.apply(tried.operation, inputs, tried.attribute)
    if inputs.isEmpty {
      let parameter = graph.parameter("p", initial: Tensor(0.5))
      parameters.append(parameter)
      values.append(Tensor(0.5))
      value = try graph.apply(.multiply, [value, parameter])
    }
    let shape = graph[value].shape
    // Weights that no shape lets spread in another way unnoticed.
    let weights = Tensor((0..<shape.count).map { _ in random.uniform(-1, 1) }, shape: shape)
    var weighted = try graph.apply(.multiply, [value, graph.constant(weights)])
    if !shape.isNumber { weighted = try graph.apply(.sumElements, [weighted]) }
    if graph[weighted].rows != nil {
      weighted = try graph.apply(.sumRows, [graph.apply(.multiply, [weighted, x])], .rows(dataset))
    }
    loss = weighted
  }
}
