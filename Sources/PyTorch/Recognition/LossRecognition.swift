import Engine

/// Losses of probabilities, labels, and logarithms of a softmax or a sigmoid.
extension TermBuilder {
  /// As the engine computes them: without the softmax or sigmoid, where the logarithm would be lost.
  mutating func stableLogarithm(at node: Int) -> Int? {
    if let argument = inputs(.log, node) { return logarithm(of: argument[0], like: argument[0]) }
    guard let factors = inputs(.timesLog, node), let logarithm = logarithm(of: factors[1], like: factors[1]) else {
      return nil
    }
    return add(.operation(.multiply, .none), [place(of: factors[0]), logarithm], like: node)
  }

  private mutating func logarithm(of argument: Int, like node: Int) -> Int? {
    let value = unnamed(argument)
    if let z = inputs(.softmax, value) {
      return add(.operation(.logSoftmax, .none), [place(of: z[0])], like: node)
    }
    if let z = inputs(.sigmoid, value) { return add(.idiom(.logSigmoid), [place(of: z[0])], like: node) }
    if let difference = inputs(.subtract, value), number(difference[0]) == 1,
      let z = inputs(.sigmoid, unnamed(difference[1]))
    {
      let negative = add(.operation(.negate, .none), [place(of: z[0])], like: z[0])
      return add(.idiom(.logSigmoid), [negative], like: node)
    }
    return nil
  }

  mutating func loss(at node: Int) -> Int? {
    binaryCrossEntropy(at: node) ?? crossEntropy(at: node) ?? softmaxCrossEntropy(at: node)
  }

  /// −(t log y + (1 − t) log(1 − y)), summed over elements where there are any.
  private mutating func binaryCrossEntropy(at node: Int) -> Int? {
    guard let negative = inputs(.negate, node) else { return nil }
    let isSummed = inputs(.sumElements, negative[0]) != nil
    guard let terms = inputs(.add, inputs(.sumElements, negative[0])?[0] ?? negative[0]),
      let hit = inputs(.timesLog, terms[0]), let miss = inputs(.timesLog, terms[1]),
      let otherTarget = inputs(.subtract, miss[0]), number(otherTarget[0]) == 1, otherTarget[1] == hit[0],
      let other = inputs(.subtract, miss[1]), number(other[0]) == 1, other[1] == hit[1],
      shape(hit[0]) == shape(hit[1]), rows(hit[0]) == rows(hit[1])
    else { return nil }
    let z = inputs(.sigmoid, unnamed(hit[1]))?[0]
    let idiom = Idiom.binaryCrossEntropy(hasLogits: z != nil, .none)
    let each = add(.idiom(idiom), [place(of: z ?? hit[1]), place(of: hit[0])], like: hit[1])
    return isSummed ? add(.operation(.sumElements, .none), [each], like: node) : each
  }

  /// −Σ tᵢ log pᵢ of one vector per row.
  private mutating func crossEntropy(at node: Int) -> Int? {
    guard let negative = inputs(.negate, node), let sum = inputs(.sumElements, negative[0]),
      let terms = inputs(.timesLog, sum[0]), shape(terms[1]).rank == 1, shape(terms[0]) == shape(terms[1]),
      rows(terms[0]) == rows(terms[1])
    else { return nil }
    let z = inputs(.softmax, unnamed(terms[1]))?[0]
    if let label = label(of: terms[0]) {
      let idiom = z == nil ? Idiom.negativeLogLikelihood(.none) : .crossEntropy(.none)
      return add(.idiom(idiom), [place(of: z ?? terms[1]), label], like: node)
    }
    guard let z else { return nil }
    return add(.idiom(.crossEntropy(.none)), [place(of: z), place(of: terms[0])], like: node)
  }

  /// log Σ e^zᵢ − Σ tᵢ zᵢ. PyTorch's is −Σ tᵢ log softmax(z)ᵢ, which is the same where the targets have the sum 1.
  private mutating func softmaxCrossEntropy(at node: Int) -> Int? {
    guard let sides = inputs(.subtract, node), let total = inputs(.logSumExp, sides[0]),
      let sum = inputs(.sumElements, sides[1]), let terms = inputs(.multiply, sum[0]), terms[1] == total[0],
      shape(terms[0]) == shape(terms[1]), shape(terms[1]).rank == 1, rows(terms[0]) == rows(terms[1])
    else { return nil }
    if let label = label(of: terms[0]) {
      return add(.idiom(.crossEntropy(.none)), [place(of: total[0]), label], like: node)
    }
    guard hasSumOne(terms[0]) else { return nil }
    return add(.idiom(.crossEntropy(.none)), [place(of: total[0]), place(of: terms[0])], like: node)
  }

  /// Whether numbers that are known have the sum 1, row by row.
  private func hasSumOne(_ node: Int) -> Bool {
    let bare = unnamed(node)
    let numbers: [Double]
    switch unfolding.nodes[bare].kind {
    case .constant(let tensor), .frozen(let tensor): numbers = tensor.elements
    case .column(let names, _, let asIn):
      guard let rows = rows(bare) else { return false }
      numbers = unfolding.graph.rowValues(of: names, in: rows, asIn: asIn)
    default: return false
    }
    let width = shape(bare).count
    return stride(from: 0, to: numbers.count, by: width).allSatisfy { start in
      (numbers[start..<start + width].reduce(0, +) - 1).magnitude <= 1e-12
    }
  }

  /// The label behind a one-hot vector, as places.
  private mutating func label(of node: Int) -> Int? {
    guard let label = inputs(.oneHot, unnamed(node)), shape(label[0]).isNumber, let classes = constant(label[1])
    else { return nil }
    return classIndex(label[0], classes.elements)
  }

  mutating func label(at node: Int) -> Int? {
    if let label = inputs(.oneHot, node), let classes = constant(label[1]) {
      return add(.operation(.oneHot, .none), [classIndex(label[0], classes.elements)], like: node)
    }
    // The largest of p against the class.
    guard let sides = inputs(.equal, node), let p = inputs(.argmax, sides[0]), let t = inputs(.argmax, sides[1]),
      shape(p[0]).rank == 1, shape(t[0]) == shape(p[0]), let label = label(of: t[0])
    else { return nil }
    return add(.idiom(.isLargestAtClass), [place(of: p[0]), label], like: node)
  }

  // MARK: Reductions

  /// A sum or mean over the rows of losses that PyTorch reduces itself, or of sums over elements.
  mutating func reduction(at node: Int) -> Int? {
    if let elements = inputs(.sumElements, node) { return reduced(elements[0], .sum, like: node) }
    let isMean = inputs(.meanRows, node) != nil
    guard shape(node).isNumber, let over = inputs(.sumRows, node) ?? inputs(.meanRows, node) else { return nil }
    if let whole = reduced(over[0], isMean ? .mean : .sum, like: node) { return whole }
    let term = terms[place(of: over[0])]
    guard case .operation(let operation, _) = term.kind, operation == (isMean ? .meanElements : .sumElements) else {
      return nil
    }
    if !isMean, let whole = reducedTerm(term.inputs[0], .sum, like: node) { return whole }
    return add(.idiom(.total(isMean: isMean)), term.inputs, like: node)
  }

  /// A loss with its reduction; not of losses that have elements and rows, which are reduced one after the other.
  private mutating func reduced(_ input: Int, _ reduction: Reduction, like node: Int) -> Int? {
    guard shape(input).isNumber != (rows(input) == nil) else { return nil }
    return reducedTerm(place(of: input), reduction, like: node)
  }

  private mutating func reducedTerm(_ term: Int, _ reduction: Reduction, like node: Int) -> Int? {
    guard case .idiom(let idiom) = terms[term].kind else { return nil }
    let inputs = terms[term].inputs
    switch idiom {
    case .crossEntropy(.none): return add(.idiom(.crossEntropy(reduction)), inputs, like: node)
    case .negativeLogLikelihood(.none): return add(.idiom(.negativeLogLikelihood(reduction)), inputs, like: node)
    case .binaryCrossEntropy(let hasLogits, .none):
      return add(.idiom(.binaryCrossEntropy(hasLogits: hasLogits, reduction)), inputs, like: node)
    default: return nil
    }
  }
}
