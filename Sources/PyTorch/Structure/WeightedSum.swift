import Engine

/// A number as a sum of products, each of a weight and a value, and of biases.
struct WeightedSum {
  struct Entry {
    /// Nothing for a value that is taken as it is.
    let weight: Int?
    let source: Int
    let sign: Double
  }

  private(set) var terms: [Entry] = []
  private(set) var biases: [(term: Int, sign: Double)] = []

  /// Nothing where the number is something else, or where nothing in it is a weight. A sum of inputs alone is a unit
  /// only under an activation.
  init?(_ sum: Int, isActivated: Bool, in builder: StructureBuilder) {
    add(sum, 1, isWhole: true, builder)
    guard !terms.isEmpty, terms.count > 1 || terms[0].weight != nil || !biases.isEmpty else { return nil }
    let isTrained = terms.contains { $0.weight.map(builder.hasParameter) ?? false }
    guard isTrained || isActivated || biases.contains(where: { builder.hasParameter($0.term) }) else { return nil }
  }

  private mutating func add(_ index: Int, _ sign: Double, isWhole: Bool, _ builder: StructureBuilder) {
    let term = builder.term(index)
    if isBias(index, builder), !isWhole {
      biases.append((index, sign))
    } else if let sides = builder.inputs(.add, index) {
      for side in sides { add(side, sign, isWhole: false, builder) }
    } else if let sides = builder.inputs(.subtract, index) {
      add(sides[0], sign, isWhole: false, builder)
      add(sides[1], -sign, isWhole: false, builder)
    } else if let inner = builder.inputs(.negate, index) {
      add(inner[0], -sign, isWhole: false, builder)
    } else if let factors = builder.inputs(.multiply, index), let (weight, source) = pair(factors, builder) {
      terms.append(Entry(weight: weight, source: source, sign: sign))
    } else if let factors = builder.inputs(.product, index), let (weight, source) = pair(factors, builder),
      builder.term(source).shape.rank == 1, builder.term(weight).shape.count == builder.term(source).shape.count
    {
      terms.append(Entry(weight: weight, source: source, sign: sign))
    } else if let whole = builder.inputs(.sumElements, index), let factors = builder.inputs(.multiply, whole[0]),
      let (weight, source) = pair(factors, builder), builder.term(source).shape.rank == 1,
      builder.term(weight).shape == builder.term(source).shape
    {
      terms.append(Entry(weight: weight, source: source, sign: sign))
    } else if term.shape.isNumber, !isWhole {
      terms.append(Entry(weight: nil, source: index, sign: sign))
    } else if case .operation(.reshape, _) = term.kind {
      add(builder.bare(index).term, sign, isWhole: isWhole, builder)
    }
  }

  /// Where nothing is a column, a sum or product can hold the data, so only a parameter by itself is a bias.
  private func isBias(_ index: Int, _ builder: StructureBuilder) -> Bool {
    guard builder.isWeight(index) else { return false }
    if builder.hasColumns { return true }
    switch builder.term(builder.bare(index).term).kind {
    case .parameter: return true
    case .operation(.part, _): return builder.hasParameter(index)
    default: return false
    }
  }

  /// Which of two factors is the weight: the one that takes no data; without data, the one that is trained.
  private func pair(_ factors: [Int], _ builder: StructureBuilder) -> (weight: Int, source: Int)? {
    switch (builder.isWeight(factors[0]), builder.isWeight(factors[1])) {
    case (true, false): (factors[0], factors[1])
    case (false, true): (factors[1], factors[0])
    case (true, true):
      builder.hasParameter(factors[1]) && !builder.hasParameter(factors[0])
        ? (factors[1], factors[0]) : (factors[0], factors[1])
    case (false, false): nil
    }
  }
}
