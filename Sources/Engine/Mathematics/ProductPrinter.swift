/// Products of numbers and arrays element by element, and of matrices.
extension FormulaPrinter {
  /// Factors side by side; a dot where digits would run together, ⊙ between arrays.
  func product(_ id: NodeID, depth: Int) -> Printed {
    let (nodes, isNegative) = factors(of: id)
    let product = product(of: nodes, depth: depth)
    return isNegative ? negated(product) : product
  }

  private func product(of nodes: [NodeID], depth: Int) -> Printed {
    let scalars = nodes.filter { isScalar($0) }
    let arrays = nodes.filter { !isScalar($0) }
    if arrays.count <= 1 { return product((scalars + arrays).map { part($0, depth: depth) }) }
    var parts: [Math] = []
    for (position, array) in arrays.enumerated() {
      let printed = part(array, depth: depth)
      // A x ⊙ y would leave open what is done first.
      let isFirst = position == 0 && scalars.isEmpty
      let isFine = printed.strength >= .negative && (isFirst || printed.strength != .negative)
      if position > 0 { parts.append(.sign("⊙")) }
      parts.append(isFine ? printed.math : .brackets(printed.math))
    }
    let array = Printed(math: .row(parts), strength: .dotted)
    guard !scalars.isEmpty else { return array }
    return product([product(scalars.map { part($0, depth: depth) }), array], isLastBare: true)
  }

  /// Whether it is one number, or one element of an array.
  private func isScalar(_ id: NodeID) -> Bool { graph[id].shape.isNumber || !elementLetters.isEmpty }

  /// The factors of a product, and whether a minus stands before the first.
  private func factors(of top: NodeID) -> (nodes: [NodeID], isNegative: Bool) {
    var factors: [NodeID] = []
    var isNegative = false
    var pending = [top]
    while let id = pending.popLast() {
      guard case .operation(let operation, _) = graph[id].kind, id == top || !isSymbol(id) else {
        factors.append(id)
        continue
      }
      if operation == .multiply {
        pending += graph[id].inputs.reversed()
      } else if operation == .negate, factors.isEmpty {
        isNegative.toggle()
        pending.append(graph[id].inputs[0])
      } else {
        factors.append(id)
      }
    }
    return (factors, isNegative)
  }

  /// The product of printed factors. A sum behind Σ may only be the last.
  func product(_ factors: [Printed], isLastBare: Bool = false) -> Printed {
    var factors = factors
    var isNegative = false
    if factors.count > 1, factors[0].math == .exact(-1) {
      isNegative = true
      factors.removeFirst()
    }
    if isNegative { return negated(product(factors)) }
    if factors.count == 1 { return factors[0] }
    // A minus in front is one of the whole product; a number keeps its own.
    if factors.count > 1, let positive = factors[0].positive.first, !factors[0].math.isNumber {
      return negated(product([positive] + factors.dropFirst()))
    }
    var runs: [[Math]] = [[]]
    for (position, factor) in factors.enumerated() {
      let isLast = position == factors.count - 1
      let isBare =
        factor.strength >= .product && factor.strength != .negative
        || factor.strength == .negative && position == 0
        || isLast && (factor.strength == .bigSum || factor.isOpenChoice || isLastBare && factor.strength == .dotted)
      let math = isBare ? factor.math : .brackets(factor.math)
      if position > 0, math.startsWithNumber {
        runs.append([math])
      } else if case .juxtaposed(let inner) = math {
        runs[runs.count - 1] += inner
      } else {
        runs[runs.count - 1].append(math)
      }
    }
    var parts: [Math] = []
    for (position, run) in runs.enumerated() {
      if position > 0 { parts.append(.sign("·")) }
      parts.append(run.count == 1 ? run[0] : .juxtaposed(run))
    }
    let math = parts.count == 1 ? parts[0] : .row(parts)
    if factors[factors.count - 1].isOpenChoice { return Printed(math: math, strength: .relation) }
    if factors.count > 1, let positive = factors[0].positive.first {
      let rest = product([positive] + factors.dropFirst(), isLastBare: isLastBare)
      return Printed(math: math, strength: .negative, positive: [rest])
    }
    if factors[factors.count - 1].strength == .bigSum { return Printed(math: math, strength: .bigSum) }
    return Printed(math: math, strength: runs.count > 1 ? .dotted : .product)
  }

  // MARK: Matrices

  /// W x, X Kᵀ, uᵀ v
  func matrixProduct(_ id: NodeID, depth: Int) -> Printed {
    let inputs = graph[id].inputs
    if let convolution = convolution(inputs, depth: depth) { return convolution }
    let left = shaped(inputs[0], part(inputs[0], depth: depth))
    let right = shaped(inputs[1], part(inputs[1], depth: depth))
    var parts: [Math] = []
    if graph[inputs[0]].shape.rank == 1 {
      parts.append(.transpose(left.bracketed(from: .atom)))
    } else {
      parts += factors(left.strength == .negative ? left.math : left.bracketed(from: .product))
    }
    // A product of matrices can be grouped either way.
    let isBare = right.strength >= .product && right.strength != .negative && !right.math.startsWithNumber
    parts += factors(isBare ? right.math : .brackets(right.math))
    return Printed(math: .juxtaposed(parts), strength: left.strength == .negative ? .negative : .product)
  }

  /// u vᵀ
  func outerProduct(_ id: NodeID, depth: Int) -> Printed {
    let inputs = graph[id].inputs
    let left = shaped(inputs[0], part(inputs[0], depth: depth))
    let right = shaped(inputs[1], part(inputs[1], depth: depth))
    let isBare = left.strength == .product || left.strength >= .power
    return Printed(
      math: .juxtaposed(
        factors(isBare ? left.math : .brackets(left.math)) + [.transpose(right.bracketed(from: .atom))]),
      strength: .product)
  }

  private func factors(_ math: Math) -> [Math] {
    if case .juxtaposed(let parts) = math { parts } else { [math] }
  }
}

extension Printed {
  /// A choice of cases is open to the right, where nothing may follow.
  fileprivate var isOpenChoice: Bool { if case .cases = math { true } else { false } }
}
