import Engine

/// Units: a weighted sum of numbers plus a bias, as a layer has it or as an author writes it, under an activation.
extension StructureBuilder {
  typealias Units = NetworkStructure.Units

  private static let activations: Set<String> = [
    "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "gelu", "step", "softmax", "erf", "sin", "exp", "sign",
  ]

  /// The activation on a term, and what it is put on.
  func activation(_ core: Int) -> (name: String, inner: Int)? {
    guard case .operation(let operation, _) = term(core).kind, Self.activations.contains(operation.name) else {
      return nil
    }
    return (operation.name, term(core).inputs[0])
  }

  /// A layer of units, if the term is one, and the name of the layer by its parameters.
  mutating func units(_ core: Int) throws(EngineError) -> (units: Units, layer: String)? {
    guard term(core).shape.rank <= 1 else { return nil }
    let activation = activation(core)
    let sum = bare(activation?.inner ?? core).term
    if case .module(let index) = term(sum).kind {
      return try module(index, sum, activation?.name).map { ($0, network.layers[index].name) }
    }
    if term(sum).shape.rank == 1 { return try vector(sum, activation?.name).map { ($0, "") } }
    guard let weighted = WeightedSum(sum, isActivated: activation != nil, in: self) else { return nil }
    return try units(weighted, activation?.name).map { ($0, "") }
  }

  /// W x + b of `dense`.
  private mutating func module(_ index: Int, _ sum: Int, _ activation: String?) throws(EngineError) -> Units? {
    let layer = network.layers[index]
    guard case .linear = layer.kind, let weight = layer.weight, let bias = layer.bias else { return nil }
    return Units(
      sources: try places(of: term(sum).inputs[0]), weights: parameters[weight.index], weightNames: [],
      biases: parameters[bias.index].elements, biasName: nil, activation: activation)
  }

  /// W x + b, W x or their like with arrays of the author's.
  private mutating func vector(_ sum: Int, _ activation: String?) throws(EngineError) -> Units? {
    var product = sum
    var bias: Int?
    if let sides = inputs(.add, sum) {
      guard let side = sides.firstIndex(where: isWeight) else { return nil }
      (product, bias) = (bare(sides[1 - side]).term, sides[side])
    }
    guard let factors = inputs(.product, product), isWeight(factors[0]), term(factors[0]).shape.rank == 2,
      term(factors[1]).shape.rank == 1, let weights = try value(of: factors[0])
    else { return nil }
    let units = weights.shape.axes[0]
    let biases = try bias.flatMap { bias throws(EngineError) in try value(of: bias) }
    return Units(
      sources: try places(of: factors[1]), weights: weights, weightNames: [],
      biases: biases.map { $0.elements.count == units ? $0.elements : Array(repeating: $0.elements[0], count: units) },
      biasName: nil, activation: activation)
  }

  /// w1·x1 + w2·x2 + b as one unit.
  private mutating func units(_ sum: WeightedSum, _ activation: String?) throws(EngineError) -> Units? {
    var sources: [Place] = []
    var weights: [Double] = []
    var names: [String?] = []
    for entry in sum.terms {
      let places = try places(of: entry.source)
      sources += places
      let own = try entry.weight.flatMap { weight throws(EngineError) in try value(of: weight) }
      weights += (own?.elements ?? places.map { _ in 1 }).map { $0 * entry.sign }
      let name = entry.weight.flatMap(name)
      names += places.count == 1 ? [name] : places.indices.map { index in name.map { "\($0)[\(index + 1)]" } }
    }
    guard weights.count == sources.count else { return nil }
    var bias: Double?
    for entry in sum.biases {
      if let value = try value(of: entry.term)?.elements.first { bias = (bias ?? 0) + entry.sign * value }
    }
    let biasName = sum.biases.count == 1 && sum.biases[0].sign > 0 ? name(sum.biases[0].term) : nil
    return Units(
      sources: sources, weights: Tensor(weights, shape: [1, weights.count]),
      weightNames: names.contains { $0 != nil } ? names : [], biases: bias.map { [$0] }, biasName: biasName,
      activation: activation)
  }

  /// The name of a parameter or a formula of parameters.
  private func name(_ index: Int) -> String? {
    switch term(index).kind {
    case .parameter(let id): name(of: id)
    case .name(let name): name
    case .operation(.part, .part(let part)) where part.offsets.count == 1:
      name(term(index).inputs[0]).map { name in
        "\(name)[\(part.whole.place(of: part.offsets[0]).map { String($0 + 1) }.joined(separator: ", "))]"
      }
    default: nil
    }
  }
}
