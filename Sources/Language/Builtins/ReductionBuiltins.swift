import Engine
import Source

extension Builtin {
  /// What makes one number of many.
  static let reductions: [Builtin] = [
    reduction("sum", .sumElements, .sumRows, "The sum of a vector's elements, or over the rows.", "sum((t - y)^2)"),
    reduction("mean", .meanElements, .meanRows, "The mean of a vector's elements, or over the rows.", "mean(y)"),
    extreme("min", .minimum, .minimumElement, .minimumRow, "smallest"),
    extreme("max", .maximum, .maximumElement, .maximumRow, "largest"),
    variance, count,
  ]

  private static let over = Parameter(
    name: "over",
    meaning: "\"rows\" or \"elements\", or 1 or 2 for an axis of an array; the innermost without it", isOptional: true)

  private static func reduction(
    _ name: String, _ elements: Operation, _ rows: Operation, _ documentation: String, _ example: String
  ) -> Builtin {
    Builtin(
      name: name, positional: [Parameter(name: "a", meaning: "what to reduce")], named: [over],
      documentation: documentation, example: example
    ) { evaluator, call throws in
      let node = try evaluator.formula(call.expression(0))
      return .formula(try evaluator.reduce(node, call, elements, rows))
    }
  }

  private static func extreme(
    _ name: String, _ pair: Operation, _ elements: Operation, _ rows: Operation, _ word: String
  ) -> Builtin {
    Builtin(
      name: name, positional: [Parameter(name: "a", meaning: "what to compare")], isRepeated: true, named: [over],
      documentation: "The \(word) of a vector's elements, or over the rows; of several, element by element.",
      example: "\(name)(2, 3)"
    ) { evaluator, call throws in
      var nodes: [NodeID] = []
      for argument in call.positional { nodes.append(try evaluator.formula(argument.value)) }
      guard nodes.count > 1 else { return .formula(try evaluator.reduce(nodes[0], call, elements, rows)) }
      var result = nodes[0]
      for node in nodes.dropFirst() { result = try evaluator.state.graph.apply(pair, [result, node]) }
      return .formula(result)
    }
  }

  private static let variance = Builtin(
    name: "variance", positional: [Parameter(name: "a", meaning: "what to reduce")], named: [over],
    documentation: "The mean squared distance from the mean, of a vector's elements or over the rows.",
    example: "variance([1, 2, 3])"
  ) { evaluator, call throws in
    let node = try evaluator.formula(call.expression(0))
    var mean = try evaluator.reduce(node, call, .meanElements, .meanRows)
    if let axis = try evaluator.axis(of: node, call) {
      // An axis of length 1 stands beside each of the numbers that the mean is of.
      var axes = evaluator.state.graph[node].shape.axes
      axes[axis] = 1
      mean = try evaluator.state.graph.apply(.reshape, [mean], .shape(Shape(axes)))
    }
    let distance = try evaluator.state.graph.apply(.subtract, [node, mean])
    let square = try evaluator.state.graph.apply(.power, [distance, evaluator.state.graph.constant(2)])
    return .formula(try evaluator.reduce(square, call, .meanElements, .meanRows))
  }

  private static let count = Builtin(
    name: "count", positional: [Parameter(name: "d", meaning: "a dataset, a column or a vector")],
    documentation: "How many rows a dataset has, or elements a vector.", example: "count(or)"
  ) { evaluator, call throws in
    switch try evaluator.evaluate(call.expression(0)) {
    case .dataset(let dataset), .row(let dataset):
      return .formula(evaluator.state.graph.constant(Double(evaluator.state.graph[dataset].count)))
    case .list(let values): return .formula(evaluator.state.graph.constant(Double(values.count)))
    case let value:
      let node = try evaluator.formula(value, of: call.expression(0))
      let shape = evaluator.state.graph[node].shape
      if shape.isNumber, let rows = evaluator.state.graph[node].rows {
        return .formula(try evaluator.state.graph.apply(.countRows, [], .rows(rows)))
      }
      return .formula(evaluator.state.graph.constant(Double(shape.count)))
    }
  }
}

extension Evaluator {
  /// The innermost of elements and rows, or what `over:` says.
  mutating func reduce(_ node: NodeID, _ call: Builtin.Call, _ elements: Operation, _ rows: Operation) throws -> NodeID
  {
    let shape = state.graph[node].shape
    let dataset = state.graph[node].rows
    var isOverRows = shape.isNumber
    if let axis = try axis(of: node, call) { return try reduce(node, along: axis, elements) }
    if let over = call.named["over"] {
      switch try text(over.value) {
      case "rows": isOverRows = true
      case "elements": isOverRows = false
      case let other:
        throw Diagnostic(
          "over: is \"rows\", \"elements\" or the number of an axis, not \"\(other)\"", at: over.value.span)
      }
    }
    let name = call.builtin.name
    let argument = call.expression(0)
    if !isOverRows {
      guard !shape.isNumber else {
        throw Diagnostic(
          "\(argument.source) is a number, so there are no elements to take the \(name) of", at: call.span)
      }
      return try state.graph.apply(elements, [node])
    }
    guard let dataset else {
      throw Diagnostic(
        "\(argument.source) is \(shape.isNumber ? "one number" : "\(shape.phrase) without rows"), "
          + "so there is nothing to take the \(name) of", at: call.span)
    }
    return try state.graph.apply(rows, [node], .rows(dataset))
  }
}
