import Engine

/// What is no layer of units: a block with the stages that it takes.
extension StructureBuilder {
  typealias Block = NetworkStructure.Block

  mutating func block(_ core: Int) throws(EngineError) -> (block: Block, layer: String) {
    var activation = activation(core)
    var inner = activation.map { bare($0.inner).term } ?? core
    // An activation on data, or on what is shown as units or by its own name, is a block of its own.
    if let (_, input) = activation, isNamedOrData(input) { (activation, inner) = (nil, core) }
    let (title, detail, layer) = words(inner)
    let block = Block(sources: try sources(inner), title: title, detail: detail, activation: activation?.name)
    return (block, layer)
  }

  private func isNamedOrData(_ index: Int) -> Bool {
    switch term(index).kind {
    case .name(let name): !name.hasSuffix(".z")
    case .column, .frozen, .constant, .parameter: true
    default: false
    }
  }

  /// What a block does, its sizes, and the name of its layer.
  private func words(_ core: Int) -> (title: String, detail: String, layer: String) {
    let term = term(core)
    switch term.kind {
    case .module(let index):
      let layer = network.layers[index]
      let (title, detail) = words(layer.kind)
      return (title, detail, layer.name)
    case .idiom(.maxPool(let patches)): return ("max pooling", size(patches.size), "")
    case .idiom(.averagePool(let patches)): return ("average pooling", size(patches.size), "")
    case .idiom(.attention): return ("attention", "", "")
    case .idiom(.convolution(let patches)): return ("convolution", "kernel " + size(patches.size), "")
    case .idiom: return ("formula", "", "")
    case .operation(let operation, _):
      if let layer = selfAttention(core) {
        let heads = attentions(core).count
        return ("self-attention", "\(heads) \(heads == 1 ? "head" : "heads")", layer)
      }
      return (title(of: operation, core), "", "")
    default: return ("formula", "", "")
    }
  }

  private func words(_ kind: Layer.Kind) -> (String, String) {
    switch kind {
    case .linear(let inputs, let outputs): ("dense", "\(inputs) → \(outputs)")
    case .convolution(let filters, let patches):
      ("convolution", "\(filters) \(filters == 1 ? "filter" : "filters") \(size(patches.size))")
    case .embedding(let count, let length): ("embedding", "\(count) × \(length)")
    case .layerNorm: ("layer norm", "")
    case .dropout(let dropout): ("dropout", "\(dropout.rate)")
    }
  }

  private func size(_ size: [Int]) -> String { size.map(String.init).joined(separator: "×") }

  private func title(of operation: Operation, _ core: Int) -> String {
    switch operation {
    case .reshape: term(core).shape.rank == 1 ? "flatten" : "reshape"
    case .add: "sum"
    case .subtract: "difference"
    case .multiply: "product"
    case .divide: "quotient"
    case .product: "matrix product"
    case .list, .concatenate: "joined"
    case .part: "part"
    case .meanElements, .meanLast: "mean"
    case .sumElements: "sum"
    case .oneHot: "one-hot"
    default: operation.name
    }
  }

  // MARK: What a block takes

  /// The stages that a term takes; formulas without a name belong to the term that they are in.
  private mutating func sources(_ core: Int) throws(EngineError) -> [Int] {
    let isWhole = selfAttention(core) != nil
    var found: [Int] = []
    var isSeen: Set<Int> = []
    var pending = Array(term(core).inputs.reversed())
    while let index = pending.popLast() {
      guard isSeen.insert(index).inserted, !isWeight(index) else { continue }
      if isPart(index, isWhole: isWhole) {
        pending += term(index).inputs.reversed()
      } else {
        let stage = try stage(of: index)
        if !found.contains(stage) { found.append(stage) }
      }
    }
    return found
  }

  /// Whether a term is an operation inside a block, and no stage of its own.
  private func isPart(_ index: Int, isWhole: Bool) -> Bool {
    switch term(index).kind {
    case .operation(let operation, _):
      if isWhole || operation == .onlyRow { return true }
      return activation(index) == nil && operation != .reshape && inputs(.add, index) == nil
        && selfAttention(index) == nil
    case .idiom(.attention): return isWhole
    default: return false
    }
  }

  /// The name of a layer of self-attention, whose last step is the product with its Wo.
  private func selfAttention(_ core: Int) -> String? {
    guard let factors = inputs(.product, core), case .parameter(let id) = term(factors[1]).kind,
      name(of: id).hasSuffix(".Wo"), !attentions(core).isEmpty
    else { return nil }
    return String(name(of: id).dropLast(3))
  }

  private func attentions(_ core: Int) -> [Int] {
    let first = term(core).inputs[0]
    let parts = inputs(.concatenate, first) ?? [first]
    return parts.filter { if case .idiom(.attention) = term($0).kind { true } else { false } }
  }
}
