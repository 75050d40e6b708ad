import Engine

/// The terms of a loss, what each of them depends on, and where the network ends and the loss begins.
struct Network {
  let unfolding: Unfolding
  let terms: [Term]
  let layers: [Layer]
  /// The loss.
  let root: Int
  /// The dataset whose rows a step takes; nothing where the formula says itself which rows.
  let freeRows: DatasetID?
  /// Whether a term changes with parameters, or at random.
  let isTrained: [Bool]
  /// Whether it changes with columns or arrays of the author's.
  let hasData: [Bool]
  /// Whether the loss may have a derivative by something in it.
  let hasGradient: [Bool]
  /// Whether it is the same for every step: it is computed once, before the training.
  let isFixed: [Bool]
  let channels: [Channels]
  /// What the network gives to the loss; empty where they cannot be told apart.
  private(set) var outputs: [Int] = []

  var graph: Graph { unfolding.graph }

  init(_ formula: NodeID, in graph: Graph, rows: DatasetID?) throws(EngineError) {
    var unfolding = Unfolding(graph)
    let node = try unfolding.add(formula, rows: rows)
    let builder = TermBuilder(unfolding)
    self.unfolding = unfolding
    freeRows = rows
    terms = builder.terms
    layers = builder.layers
    var root = builder.place(of: node)
    while case .name = terms[root].kind { root = terms[root].inputs[0] }
    self.root = root

    var isTrained: [Bool] = []
    var hasData: [Bool] = []
    var hasGradient: [Bool] = []
    var isFixed: [Bool] = []
    for term in terms {
      let (isOwn, isData, isFree) = Self.leaf(term, rows)
      isTrained.append(isOwn || term.inputs.contains { isTrained[$0] })
      hasData.append(isData || term.inputs.contains { hasData[$0] })
      isFixed.append(!isOwn && !isFree && term.inputs.allSatisfy { isFixed[$0] })
      hasGradient.append(Self.hasParameters(term, layers) || term.differentiableInputs.contains { hasGradient[$0] })
    }
    (self.isTrained, self.hasData, self.hasGradient, self.isFixed) = (isTrained, hasData, hasGradient, isFixed)
    channels = Self.channels(terms, layers)
    outputs = NetworkOutputs(self).find()
  }

  private static func leaf(_ term: Term, _ freeRows: DatasetID?) -> (isTrained: Bool, isData: Bool, isFree: Bool) {
    switch term.kind {
    case .parameter, .module: (true, false, false)
    case .column: (false, true, term.rows == freeRows)
    case .frozen: (false, true, false)
    case .constant(let tensor): (false, tensor.elements.count > 1, false)
    case .name, .operation, .idiom: (false, false, false)
    }
  }

  private static func hasParameters(_ term: Term, _ layers: [Layer]) -> Bool {
    switch term.kind {
    case .parameter: true
    case .module(let layer): layers[layer].weight != nil
    default: false
    }
  }

  /// What `roots` are made of, inputs first, without what is behind the terms at which `stops` says so.
  func reachable(from roots: [Int], stoppingAt stops: (Int) -> Bool = { _ in false }) -> [Int] {
    guard let last = roots.max() else { return [] }
    var isReached = Array(repeating: false, count: last + 1)
    for root in roots { isReached[root] = true }
    for term in stride(from: last, through: 0, by: -1) where isReached[term] && !stops(term) {
      for input in terms[term].inputs { isReached[input] = true }
    }
    return isReached.indices.filter { isReached[$0] }
  }

  var parameters: [ParameterID] {
    var found: [ParameterID] = []
    for term in reachable(from: [root]) {
      switch terms[term].kind {
      case .parameter(let id): found.append(id)
      case .module(let layer): found += [layers[layer].weight, layers[layer].bias].compactMap { $0 }
      default: continue
      }
    }
    return Set(found).sorted { $0.index < $1.index }
  }

  /// The layers that the loss is built from, in the order of their calls.
  var usedLayers: [Int] {
    reachable(from: [root]).reduce(into: []) { used, term in
      if case .module(let layer) = terms[term].kind, !used.contains(layer) { used.append(layer) }
    }
  }

  var dropsOut: Bool {
    usedLayers.contains { if case .dropout = layers[$0].kind { true } else { false } }
  }
}

extension Term {
  /// The inputs by which the value may have a derivative that is not 0 everywhere.
  fileprivate var differentiableInputs: ArraySlice<Int> {
    switch kind {
    case .operation(.choose, _): inputs[1...]
    case .operation(let operation, _): operation.isConstantBetweenJumps ? [] : inputs[...]
    case .idiom(.classIndex), .idiom(.isLargestAtClass): []
    default: inputs[...]
    }
  }
}

extension Operation {
  fileprivate var isConstantBetweenJumps: Bool { if case .zero = derivative { true } else { false } }
}

// MARK: Images

extension Network {
  /// Where each image has its channels. Layers give them first, and what goes element by element leaves them there.
  private static func channels(_ terms: [Term], _ layers: [Layer]) -> [Channels] {
    let seen = Set(terms.flatMap { $0.takesImage(layers) ? [$0.inputs[0]] : [] })
    var channels: [Channels] = []
    for (place, term) in terms.enumerated() {
      var own = Channels.last
      switch term.kind {
      case _ where term.shape.rank != 3: break
      case .module, .idiom:
        let isDropout = if case .module(let layer) = term.kind, case .dropout = layers[layer].kind { true } else { false }
        own = term.takesImage(layers) ? .first : isDropout ? channels[term.inputs[0]] : .last
      case .name: own = channels[term.inputs[0]]
      case .operation(.reshape, _): own = term.shape.axes[2] == 1 && seen.contains(place) ? .first : .last
      case .operation(let operation, _):
        let others = term.inputs.filter { terms[$0].shape.rank > 0 }
        let areImages = others.allSatisfy { terms[$0].shape.rank == 3 }
        let isElementwise = OperationRow.elementwise.contains(operation.name)
        own = isElementwise && areImages && others.contains { channels[$0] == .first } ? .first : .last
      default: break
      }
      channels.append(own)
    }
    return channels
  }
}

extension Term {
  /// Whether PyTorch has it take and give an image with the channels first.
  func takesImage(_ layers: [Layer]) -> Bool {
    switch kind {
    case .idiom(.maxPool), .idiom(.averagePool): true
    case .module(let layer): if case .convolution = layers[layer].kind { true } else { false }
    default: false
    }
  }
}

extension OperationRow {
  /// The operations that go element by element.
  static let elementwise = Set((arithmetic + functions + comparisons).map(\.name))
}
