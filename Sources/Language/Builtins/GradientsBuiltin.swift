import Engine
import Figures
import Source
import Typesetting

extension Builtin {
  static let gradients = Builtin(
    name: "gradients", positional: [Parameter(name: "E", meaning: "a loss: one number, built from parameters")],
    named: [
      Parameter(name: "range", meaning: "sizes that the axis must reach, above zero", isOptional: true),
      titleParameter,
    ], isPlaced: true,
    documentation:
      "How large the gradient is in each layer, from the first to the last: the root mean square of ∂E/∂w over the layer's parameters, on a logarithmic axis.",
    example: "gradients(E)"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    let node = try evaluator.formula(expression)
    let graph = evaluator.state.graph
    guard graph[node].shape.isNumber, graph[node].rows == nil else {
      throw Diagnostic(
        "gradients takes one number, but \(expression.source) "
          + (graph[node].rows == nil ? "is \(graph[node].shape.phrase)" : "has a value per row"),
        at: expression.span, hint: "sum the loss over the rows, or take one row, as in gradients(E on or[2])")
    }
    let layers = LayerParameters.layers(of: node, in: graph)
    guard !layers.isEmpty else {
      throw Diagnostic("\(expression.source) is built from no param", at: expression.span)
    }
    var entries: [DotPlot.Entry] = []
    for layer in layers {
      var elements: [Double] = []
      for parameter in layer.parameters {
        let derivative = try evaluator.derivative(of: expression, node, by: parameter)
        elements += try evaluator.numbers(of: derivative, at: expression.span).tensor.elements
      }
      entries.append(.init(name: FigureLabel(name: layer.name), value: LayerParameters.rootMeanSquare(elements)))
    }
    let isName = if case .name = expression.kind { true } else { false }
    let target = isName ? evaluator.label(expression) : "(" + evaluator.label(expression) + ")"
    let range = try evaluator.closedRange(call.named["range"])
    if let range, range.lowerBound <= 0, let argument = call.named["range"] {
      throw Diagnostic(
        "range: must begin above zero, since the axis is logarithmic", at: argument.value.span,
        hint: "for example 1e-6..1")
    }
    let label = "root mean square of ∂" + target + "/∂" + FigureLabel(name: "w") + " over the parameters of each layer"
    return figure(
      .dotPlot(
        DotPlot(
          title: try evaluator.title(of: call), label: label, noun: "layer", entries: entries, range: range)))
  }
}

extension Evaluator {
  /// The derivative by a parameter; at a state, where the parameter has another value, the one there.
  fileprivate mutating func derivative(of expression: Expression, _ node: NodeID, by parameter: NodeID)
    throws(Diagnostic) -> NodeID
  {
    guard case .atState(let body, let state) = expression.kind else {
      return try engine(expression.span) { graph throws(EngineError) in try graph.derivative(of: node, by: parameter) }
    }
    let inner = try formula(body)
    // A name that no author can write.
    let name = " derivative"
    let outer = names[name]
    defer { names[name] = outer }
    names[name] = .formula(
      try engine(body.span) { graph throws(EngineError) in try graph.derivative(of: inner, by: parameter) })
    let derivative = Expression(kind: .name(name), span: body.span, source: body.source)
    return try formula(
      Expression(kind: .atState(derivative, state), span: expression.span, source: expression.source))
  }
}

/// The parameters of a formula by the layer that they belong to.
private struct LayerParameters {
  let name: String
  var parameters: [NodeID]

  /// In the order in which the formula uses them, from its inputs on: `h.W` and `h.b` belong to `h`; a parameter
  /// without a layer stands for itself.
  static func layers(of formula: NodeID, in graph: Graph) -> [LayerParameters] {
    let reached = graph.reachable(from: [formula])
    var firstUse: [NodeID: Int] = [:]
    // The arena is in topological order, so the first that uses a parameter is the least deep.
    for id in reached {
      for input in graph[id].inputs where firstUse[input] == nil { firstUse[input] = id.index }
    }
    let parameters = graph.parameters(in: formula).sorted {
      (firstUse[$0] ?? $0.index, $0.index) < (firstUse[$1] ?? $1.index, $1.index)
    }
    var layers: [LayerParameters] = []
    for parameter in parameters {
      guard let id = graph.parameterID(parameter) else { continue }
      let full = graph[id].name
      let name = full.lastIndex(of: ".").map { String(full[..<$0]) } ?? full
      if let known = layers.firstIndex(where: { $0.name == name && full.contains(".") }) {
        layers[known].parameters.append(parameter)
      } else {
        layers.append(LayerParameters(name: name, parameters: [parameter]))
      }
    }
    return layers
  }

  /// √(Σ g² / n), with g over the largest so that squares neither overflow nor vanish.
  static func rootMeanSquare(_ elements: [Double]) -> Double {
    if elements.contains(where: \.isNaN) { return .nan }
    let largest = elements.map(abs).max() ?? 0
    guard largest > 0, largest.isFinite else { return largest }
    let sum = elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * (sum / Double(elements.count)).squareRoot()
  }
}
