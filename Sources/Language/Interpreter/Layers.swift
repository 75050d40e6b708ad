import Engine
import Source

/// A layer that was made: its parameters and formulas, which get their names when the layer gets its own.
struct Layer: Sendable {
  /// Whether it has a number even as the last layer, as those of a stack do.
  var isNumbered = false
  /// The value, which is to be had by the layer's number.
  var value: NodeID?
  /// What belongs to the layer: `W`, `b`, `z`.
  var members: [(name: String, node: NodeID)] = []
  /// Parameters whose first values are drawn under their full name.
  var draws: [(node: NodeID, draw: Draw)] = []
  /// A dropout, which has no members, only random numbers of its own.
  var dropout: NodeID?
}

/// How the first values of a parameter are drawn.
struct Draw: Sendable {
  let distribution: Distribution
  let shape: Shape
  /// How many numbers go into a unit and come out of it.
  let fan: Fan
  var name = ""
  var occurrence = 0

  struct Fan: Sendable {
    let inputs: Int
    let outputs: Int
  }

  func tensor(seed: UInt64) -> Tensor {
    distribution.draw(shape, fan: fan, name: name, occurrence: occurrence, seed: seed)
  }
}

extension Evaluator {
  /// A trainable array of a layer: with the given first values, else drawn.
  mutating func parameter(
    _ name: String, _ shape: Shape, given: Expression?, draw: Draw?, filledWith value: Double = 0, in layer: inout Layer
  ) throws(Diagnostic) -> NodeID {
    var initial = Tensor(repeating: value, shape: shape)
    if let given {
      let node = try formula(given)
      let numbers = try numbers(of: node, at: given.span)
      guard numbers.rows == nil, numbers.tensor.shape == shape else {
        throw Diagnostic(
          "\(name) of this layer is \(shape.phrase), but what is given is "
            + (numbers.rows == nil ? numbers.tensor.shape.phrase : "a value per row"), at: given.span)
      }
      initial = numbers.tensor
    }
    let node = state.graph.parameter(name, initial: initial)
    state.parameterValues.append(initial)
    layer.members.append((name, node))
    if given == nil, let draw { layer.draws.append((node, draw)) }
    return node
  }

  /// A formula of a layer that has a name: `z`, the sum before the activation.
  mutating func member(_ name: String, _ formula: NodeID, in layer: inout Layer) -> NodeID {
    let node = state.graph.definition(name, formula)
    layer.members.append((name, node))
    return node
  }

  /// Gives the layers of a statement their names: the last made is `name` itself, those inside it `name.1`, `name.2`.
  mutating func nameLayers(_ name: Identifier) throws(Diagnostic) {
    let made = layers
    layers = []
    let last = made.lastIndex { $0.dropout == nil }
    var inner = 0
    for (index, layer) in made.enumerated() {
      if let dropout = layer.dropout {
        let stream = "\(name.name).dropout"
        state.graph.name(dropout, stream, occurrence: state.declarations[stream] ?? 0)
        state.declarations[stream, default: 0] += 1
        continue
      }
      var full = name.name
      if index != last || layer.isNumbered {
        inner += 1
        full += ".\(inner)"
      }
      try self.name(layer, full, at: name.span)
    }
  }

  private mutating func name(_ layer: Layer, _ name: String, at span: Span) throws(Diagnostic) {
    if let value = layer.value, name.contains(".") {
      state.graph.name(value, name)
      define(Identifier(name: name, span: span), as: .formula(value))
    }
    for (member, node) in layer.members {
      let full = "\(name).\(member)"
      state.graph.name(node, full)
      if case .parameter(let id) = state.graph[node].kind {
        if var draw = layer.draws.first(where: { $0.node == node })?.draw {
          draw.name = full
          draw.occurrence = state.declarations[full] ?? 0
          let initial = draw.tensor(seed: state.seed)
          state.graph.setInitial(id, initial)
          state.parameterValues[id.index] = initial
          state.draws[id] = draw
        }
        state.declarations[full, default: 0] += 1
      }
      define(Identifier(name: full, span: span), as: .formula(node))
    }
  }

  /// A layer's parameters go by its name, so it must have one.
  func refuseUnnamedLayers(_ expression: Expression) throws(Diagnostic) {
    guard layers.contains(where: { !$0.members.isEmpty }) else { return }
    throw Diagnostic(
      "a layer needs a name, since its parameters are named after it", at: expression.span,
      hint: "write h = \(expression.layerName)(…) in a line of its own")
  }
}

extension Expression {
  /// The layer that it calls first.
  fileprivate var layerName: String {
    for part in all {
      if case .call(let callee, _) = part.kind, Builtin.layers.contains(where: { $0.name == callee.source }) {
        return callee.source
      }
    }
    return "dense"
  }
}
