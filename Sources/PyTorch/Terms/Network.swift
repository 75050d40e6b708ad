import Engine

/// The terms of a loss, what each of them depends on, and where the network ends and the loss begins.
struct Network {
  let unfolding: Unfolding
  let terms: [Term]
  let layers: [Layer]
  /// The loss.
  let root: Int
  /// The term of each node.
  let termOfNode: [Int]
  /// The loss with its names.
  let whole: Int
  /// What is followed along with it, on the rows of a step.
  private(set) var validation: Int?
  /// The dataset whose rows a step takes; nothing where the formula says itself which rows.
  let freeRows: DatasetID?
  /// The dataset of the author's that `freeRows` stands for.
  let freeDataset: DatasetID?
  /// Whether a term changes with parameters, or at random.
  let isTrained: [Bool]
  /// Whether it changes with columns or arrays of the author's.
  let hasData: [Bool]
  /// Whether the loss may have a derivative by something in it.
  let hasGradient: [Bool]
  /// Whether it is the same for every step: it is computed once, before the training.
  let isFixed: [Bool]
  let channels: [Channels]
  /// Constants that are only looked at as True and False.
  private(set) var masks: Set<Int> = []
  /// What the network gives to the loss; empty where they cannot be told apart.
  private(set) var outputs: [Int] = []

  var graph: Graph { unfolding.graph }

  /// `rows` is a copy of the dataset of a step's rows, so that these can be told from what is taken from all rows.
  init(
    _ formula: NodeID, validation: NodeID?, in graph: Graph, rows: DatasetID?, standingFor dataset: DatasetID?
  ) throws(EngineError) {
    var unfolding = Unfolding(graph)
    let node = try unfolding.add(formula, rows: rows)
    let other = try validation.map { node throws(EngineError) in try unfolding.add(node, rows: rows) }
    let builder = TermBuilder(unfolding)
    self.unfolding = unfolding
    freeRows = rows
    freeDataset = dataset
    terms = builder.terms
    layers = builder.layers
    termOfNode = unfolding.nodes.indices.map { builder.place(of: $0) }
    whole = builder.place(of: node)
    root = Self.unnamed(builder.place(of: node), builder.terms)
    self.validation = other.map { Self.unnamed(builder.place(of: $0), builder.terms) }

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
    channels = ImageChannels.find(terms, layers)
    masks = findMasks()
    outputs = NetworkOutputs.find(for: root, in: self)
    addOutputsForValidation()
  }

  /// The validation goes by what the network gives to the loss, and what else it gives where that is not enough.
  private mutating func addOutputsForValidation() {
    guard let validation else { return }
    let known = Set(outputs)
    let needsMore = reachable(from: [validation], stoppingAt: known.contains).contains { term in
      guard !known.contains(term) else { return false }
      if case .module = terms[term].kind { return true }
      if case .parameter = terms[term].kind { return true }
      return false
    }
    guard needsMore else { return }
    let more = NetworkOutputs.find(for: validation, in: self)
    if outputs.isEmpty || more.isEmpty { self.validation = nil }
    outputs = Set(outputs + more).sorted()
  }

  private static func unnamed(_ term: Int, _ terms: [Term]) -> Int {
    var term = term
    while case .name = terms[term].kind { term = terms[term].inputs[0] }
    return term
  }

  /// The loss and what is followed along.
  var roots: [Int] { [root] + (validation.map { [$0] } ?? []) }

  func isName(_ term: Int) -> Bool {
    if case .name = terms[term].kind { true } else { false }
  }

  /// Columns, told apart by their dataset.
  struct Data: Hashable {
    let column: Column
    let rows: DatasetID?
  }

  func data(_ term: Int) -> Data? {
    if case .column(let column) = terms[term].kind { Data(column: column, rows: terms[term].rows) } else { nil }
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

  private func findMasks() -> Set<Int> {
    var masks: Set<Int> = []
    var others: Set<Int> = []
    for place in reachable(from: roots).reversed() {
      let term = terms[place]
      for (position, input) in term.inputs.enumerated() {
        let isMask: Bool
        switch term.kind {
        case .idiom(.attention): isMask = position == 3
        case .name: isMask = masks.contains(place) && !others.contains(place)
        default: isMask = false
        }
        if isMask { masks.insert(input) } else { others.insert(input) }
      }
    }
    return masks.subtracting(others).filter { constant($0) != nil }
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
    for term in reachable(from: roots) {
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
    reachable(from: roots).reduce(into: []) { used, term in
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
