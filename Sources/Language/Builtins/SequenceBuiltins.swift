import Engine
import Source

extension Builtin {
  static let embedding = Builtin(
    name: "embedding",
    positional: [
      Parameter(name: "i", meaning: "a whole number from 1, a vector of them, or a column of text"),
      Parameter(name: "n", meaning: "how many there are"), Parameter(name: "d", meaning: "the length of a vector"),
    ], named: [weights, initialisation],
    documentation: "Row i of a trainable n×d matrix W: a vector for each of n words.",
    example: "h = embedding(2, 3, 2, W: [[1, 2], [3, 4], [5, 6]])"
  ) { evaluator, call throws in
    var layer = Layer()
    let count = try evaluator.integer(call.expression(1), atLeast: 1)
    let length = try evaluator.integer(call.expression(2), atLeast: 1)
    try evaluator.checkSize(count, length, call)
    let index = try evaluator.oneHot(call.expression(0), count: count)
    let draw = Draw(
      distribution: try evaluator.initialisation(call), shape: [count, length],
      fan: .init(inputs: count, outputs: length))
    let table = try evaluator.parameter("W", [count, length], given: call.named["W"]?.value, draw: draw, in: &layer)
    evaluator.layers.append(layer)
    return .formula(try evaluator.state.graph.apply(.product, [index, table]))
  }

  static let attention = Builtin(
    name: "attention",
    positional: [
      Parameter(name: "Q", meaning: "a matrix, a query a row"), Parameter(name: "K", meaning: "a matrix, a key a row"),
      Parameter(name: "V", meaning: "a matrix, a value a row"),
    ], named: [mask],
    documentation: "Scaled dot-product attention, softmax(Q Kᵀ/√d) V, with d the length of a key.",
    example: "attention([[1, 0]], [[1, 0], [0, 1]], [[1], [2]])"
  ) { evaluator, call throws in
    let query = try evaluator.formula(call.expression(0))
    let key = try evaluator.formula(call.expression(1))
    let value = try evaluator.formula(call.expression(2))
    for (node, position) in [(query, 0), (key, 1), (value, 2)] {
      try evaluator.checkMatrix(node, call.expression(position), "attention")
    }
    let mask = try call.named["mask"].map { try evaluator.formula($0.value) }
    try evaluator.checkAttention(query, key, value, mask, call)
    return .formula(try evaluator.attention(query, key, value, mask: mask))
  }

  private static let mask = Parameter(
    name: "mask", meaning: "a matrix, a row a query: 1 where it may look, 0 where not", isOptional: true)

  private static func weights(_ name: String, _ what: String) -> Parameter {
    Parameter(name: name, meaning: "first values of the \(what)", isOptional: true)
  }

  /// Each head has its own columns of the projections (Vaswani et al., "Attention is all you need", 2017).
  static let selfAttention = Builtin(
    name: "self_attention",
    positional: [Parameter(name: "X", meaning: "a matrix, a vector a row")],
    named: [
      Parameter(name: "heads", meaning: "how many heads; 1 without", isOptional: true), mask,
      weights("Wq", "queries"), weights("Wk", "keys"), weights("Wv", "values"), weights("Wo", "output"), initialisation,
    ],
    documentation: "Attention of the rows of X to one another: heads of attention(X Wq, X Wk, X Wv), joined, times Wo.",
    example: "h = self_attention([[1, 0], [0, 1]], heads: 2)"
  ) { evaluator, call throws in
    var layer = Layer()
    let x = try evaluator.formula(call.expression(0))
    try evaluator.checkMatrix(x, call.expression(0), "self_attention")
    let width = evaluator.state.graph[x].shape.axes[1]
    let heads = try evaluator.count(call, "heads", least: 1) ?? 1
    guard width % heads == 0 else {
      throw Diagnostic(
        "\(heads) heads cannot share \(width) columns evenly", at: call.named["heads"]?.value.span ?? call.span)
    }
    try evaluator.checkSize(width, width, call)
    let draw = Draw(
      distribution: try evaluator.initialisation(call), shape: [width, width],
      fan: .init(inputs: width, outputs: width))
    var projections: [NodeID] = []
    for name in ["Wq", "Wk", "Wv", "Wo"] {
      projections.append(
        try evaluator.parameter(name, [width, width], given: call.named[name]?.value, draw: draw, in: &layer))
    }
    let mask = try call.named["mask"].map { try evaluator.formula($0.value) }
    var inputs: [NodeID] = []
    for projection in projections.prefix(3) {
      inputs.append(try evaluator.state.graph.apply(.product, [x, projection]))
    }
    let columns = width / heads
    var outputs: [NodeID] = []
    for head in 0..<heads {
      let range = head * columns..<(head + 1) * columns
      var parts: [NodeID] = []
      for input in inputs { parts.append(try evaluator.columns(range, of: input)) }
      outputs.append(try evaluator.attention(parts[0], parts[1], parts[2], mask: mask))
    }
    let joined = heads == 1 ? outputs[0] : try evaluator.state.graph.apply(.concatenate, outputs, .axis(1))
    evaluator.layers.append(layer)
    return .formula(try evaluator.state.graph.apply(.product, [joined, projections[3]]))
  }
}

extension Evaluator {
  fileprivate func checkMatrix(_ node: NodeID, _ expression: Expression, _ name: String) throws(Diagnostic) {
    let shape = state.graph[node].shape
    guard shape.rank == 2 else {
      throw Diagnostic(
        "\(name) takes matrices, a vector a row, but \(expression.source) is \(shape.phrase)", at: expression.span)
    }
  }

  /// Shapes that fit: a query as long as a key, and a value for each key.
  fileprivate func checkAttention(
    _ query: NodeID, _ key: NodeID, _ value: NodeID, _ mask: NodeID?, _ call: Builtin.Call
  ) throws(Diagnostic) {
    let (q, k, v) = (state.graph[query].shape, state.graph[key].shape, state.graph[value].shape)
    guard q.axes[1] == k.axes[1] else {
      throw Diagnostic(
        "a query has \(q.axes[1]) numbers, but a key has \(k.axes[1])", at: call.span,
        hint: "the rows of Q and of K are equally long")
    }
    guard k.axes[0] == v.axes[0] else {
      throw Diagnostic(
        "there are \(k.axes[0]) keys, but \(v.axes[0]) values", at: call.span, hint: "K and V have equally many rows")
    }
    if let mask, state.graph[mask].shape != [q.axes[0], k.axes[0]] {
      throw Diagnostic(
        "the mask is \(state.graph[mask].shape.phrase), but there are \(q.axes[0]) queries and \(k.axes[0]) keys",
        at: call.named["mask"]?.value.span ?? call.span, hint: "the mask has a row a query and a column a key")
    }
  }

  fileprivate mutating func columns(_ range: Range<Int>, of matrix: NodeID) throws(EngineError) -> NodeID {
    let shape = state.graph[matrix].shape
    guard range.count < shape.axes[1] else { return matrix }
    return try state.graph.apply(
      .part, [matrix], .part(Part(of: shape, [.range(0..<shape.axes[0]), .range(range)])))
  }

  /// softmax(Q Kᵀ/√d) V. What the mask hides gets −∞, so that its share is 0.
  fileprivate mutating func attention(_ query: NodeID, _ key: NodeID, _ value: NodeID, mask: NodeID?)
    throws(EngineError) -> NodeID
  {
    let turned = try state.graph.apply(.transpose, [key])
    var scores = try state.graph.apply(.product, [query, turned])
    let length = Double(state.graph[key].shape.axes[1]).squareRoot()
    if length != 1 { scores = try state.graph.apply(.divide, [scores, state.graph.constant(length)]) }
    if let mask {
      scores = try state.graph.apply(.choose, [mask, scores, state.graph.constant(-.infinity)])
    }
    return try state.graph.apply(.product, [state.graph.apply(.softmax, [scores]), value])
  }
}
