extension Algebra {
  /// A product with more factors, or with larger exponents, is one factor of another.
  private static let openedFactors = 16
  private static let openedExponent = 1e6

  /// The product of factors: numbers in front, equal bases together.
  mutating func product(_ coefficient: Coefficient, _ factors: [Factor]) -> ID {
    let extent = extent(of: factors.map(\.base))
    if !extent.shape.isNumber, factors.count > 1, let product = placedProduct(factors, extent) {
      return scale(product, by: coefficient)
    }
    var collected = Collected(coefficient: coefficient)
    for factor in factors { collect(factor, into: &collected) }
    distributePowers(in: &collected)
    collectRoots(in: &collected)
    return spread(assembled(collected), over: extent)
  }

  /// Factors that have been found so far, each base at its first place. A base has more than one exponent where adding
  /// them would change where the product is defined.
  private struct Collected {
    var coefficient: Coefficient
    var bases: [ID] = []
    var exponents: [[Coefficient]] = []
    var places: [ID: Int] = [:]

    init(coefficient: Coefficient) { self.coefficient = coefficient }
  }

  private mutating func collect(_ factor: Factor, into collected: inout Collected) {
    let base = unspread(factor.base)
    let term = split(base)
    guard factor.exponent.isSign, let number = term.coefficient.power(factor.exponent),
      (collected.coefficient * number).isFinite
    else {
      insert(Factor(base, to: factor.exponent), into: &collected)
      return
    }
    collected.coefficient = collected.coefficient * number
    guard case .product(let inner) = self[term.core].form, isOpened(inner) else {
      insert(Factor(term.core, to: factor.exponent), into: &collected)
      return
    }
    if factor.exponent == .one {
      for part in inner { insert(part, into: &collected) }
      return
    }
    // 1/(1/x) is not x, which is also defined where x is 0.
    for part in inner where part.exponent.isPositive {
      insert(Factor(part.base, to: -part.exponent), into: &collected)
    }
    var below = Collected(coefficient: .one)
    for part in inner where !part.exponent.isPositive { insert(part, into: &below) }
    guard !below.bases.isEmpty else { return }
    let quotient = assembled(below)
    insert(Factor(quotient, to: .minusOne), into: &collected)
  }

  private func isOpened(_ factors: [Factor]) -> Bool {
    factors.count <= Self.openedFactors
      && factors.allSatisfy { $0.exponent.numerator.magnitude <= Self.openedExponent }
  }

  private func insert(_ factor: Factor, into collected: inout Collected) {
    guard factor.base != unit else { return }
    guard let place = collected.places[factor.base] else {
      collected.places[factor.base] = collected.bases.count
      collected.bases.append(factor.base)
      collected.exponents.append([factor.exponent])
      return
    }
    if self[factor.base].isPositive {
      let sum = collected.exponents[place].reduce(factor.exponent, +)
      collected.exponents[place] = sum.isZero ? [] : [sum]
      return
    }
    var pending = factor.exponent
    var others = collected.exponents[place]
    while let index = others.firstIndex(where: { Self.sum(of: $0, pending) != nil }),
      let sum = Self.sum(of: others[index], pending)
    {
      others.remove(at: index)
      pending = sum
    }
    collected.exponents[place] = Self.reduced(others + [pending])
  }

  /// The exponent of a product of two powers of one base; nothing where it would be defined at other places.
  private static func sum(of a: Coefficient, _ b: Coefficient) -> Coefficient? {
    let sum = a + b
    return !sum.isZero && Domain(sum) == Domain(a).intersection(Domain(b)) ? sum : nil
  }

  /// x³/x² is x²/x: one factor is enough to say that x is not 0.
  private static func reduced(_ exponents: [Coefficient]) -> [Coefficient] {
    guard exponents.count == 2, exponents.allSatisfy(\.isWhole),
      let above = exponents.first(where: \.isPositive), let below = exponents.first(where: \.isNegative)
    else { return exponents }
    return [above + below + .one, .minusOne]
  }

  /// Where a power with a constant exponent is defined.
  private struct Domain: Equatable {
    let hasNegative: Bool
    let hasZero: Bool

    init(_ exponent: Coefficient) {
      self.init(hasNegative: exponent.isWhole, hasZero: !exponent.isNegative)
    }

    private init(hasNegative: Bool, hasZero: Bool) {
      self.hasNegative = hasNegative
      self.hasZero = hasZero
    }

    func intersection(_ other: Domain) -> Domain {
      Domain(hasNegative: hasNegative && other.hasNegative, hasZero: hasZero && other.hasZero)
    }
  }

  /// (ab)² as a²b² where a or b is also a factor of its own, and (3x)² as 9x² where there is a number in front.
  private func distributePowers(in collected: inout Collected) {
    var result = Collected(coefficient: collected.coefficient)
    for place in collected.bases.indices {
      let base = collected.bases[place]
      let exponents = collected.exponents[place]
      if exponents.count == 1, let (number, powers) = distributed(Factor(base, to: exponents[0]), collected),
        (result.coefficient * number).isFinite
      {
        result.coefficient = result.coefficient * number
        for power in powers { insert(power, into: &result) }
      } else {
        for exponent in exponents { insert(Factor(base, to: exponent), into: &result) }
      }
    }
    collected = result
  }

  private func distributed(_ factor: Factor, _ others: Collected) -> (Coefficient, [Factor])? {
    guard factor.exponent.isWhole, factor.exponent.magnitude.numerator > 1 else { return nil }
    let term = split(factor.base)
    var parts = [Factor(term.core)]
    if case .product(let inner) = self[term.core].form { parts = inner }
    let isShared = parts.contains { $0.base != factor.base && others.places[$0.base] != nil }
    let joinsNumbers = term.coefficient != .one && !others.coefficient.isSign
    guard isShared || joinsNumbers, let number = term.coefficient.power(factor.exponent) else { return nil }
    let powers = parts.map { Factor($0.base, to: $0.exponent * factor.exponent) }
    let domain = Domain(factor.exponent)
    let isSame = zip(parts, powers).allSatisfy { Domain($0.exponent).intersection(domain) == Domain($1.exponent) }
    return isSame ? (number, powers) : nil
  }

  /// (√x)³ as x√x and √x/x as 1/√x, for symbols; a longer formula is not written twice. Where the root stands below, x is
  /// greater than 0, so that its powers can be added.
  private mutating func collectRoots(in collected: inout Collected) {
    for place in collected.bases.indices {
      guard collected.exponents[place].count == 1, let root = collected.exponents[place].first, root.isWhole,
        case .operation(.squareRoot, _, let inputs) = self[collected.bases[place]].form,
        case .atom = self[inputs[0]].form
      else { continue }
      let own = collected.places[inputs[0]]
      let others = own.map { collected.exponents[$0] } ?? []
      let isBelow = root.isNegative || others.contains(where: \.isNegative)
      guard others.allSatisfy(\.isWhole) else { continue }
      // How often the root is a factor in all.
      let count = others.reduce(root.numerator) { $0 + 2 * $1.numerator }
      guard count.truncatingRemainder(dividingBy: 2) != 0, isBelow ? count < 0 : root.numerator >= 3 else { continue }
      let rest = Coefficient((count - (isBelow ? -1 : 1)) / 2)
      collected.exponents[place] = [isBelow ? .minusOne : .one]
      if let own {
        collected.exponents[own] = rest.isZero ? [] : [rest]
      } else if !rest.isZero {
        collected.places[inputs[0]] = collected.bases.count
        collected.bases.append(inputs[0])
        collected.exponents.append([rest])
      }
    }
  }

  private mutating func assembled(_ collected: Collected) -> ID {
    var factors: [Factor] = []
    for (base, exponents) in zip(collected.bases, collected.exponents) {
      factors += exponents.map { Factor(base, to: $0) }
    }
    guard let first = factors.first else { return number(collected.coefficient) }
    if factors.count == 1, first.exponent == .one { return scale(first.base, by: collected.coefficient) }
    let product = intern(
      .product(factors), extent(of: factors.map(\.base)), isTotal: factors.allSatisfy { isTotal($0) },
      isPositive: factors.allSatisfy { self[$0.base].isPositive },
      hasCall: factors.contains { self[$0.base].hasCall },
      leaves: factors.reduce(0) { $0 + self[$1.base].leaves + ($1.exponent.isSign ? 0 : 1) })
    return scale(product, by: collected.coefficient)
  }

  // MARK: Powers

  /// A power whose exponent is a number.
  mutating func power(_ base: ID, _ exponent: Coefficient) -> ID? {
    let extent = extent(of: base)
    // The engine's power gives 1 even where the base is no number.
    if exponent.isZero { return spread(unit, over: extent) }
    if exponent == .one { return base }
    let bare = unspread(base)
    if let number = constant(bare) {
      return number.power(exponent).map { spread(self.number($0), over: extent) }
    }
    if exponent.magnitude == Coefficient(0.5) {
      let root = elementwise(.squareRoot, .none, [bare])
      return spread(product(.one, [Factor(root, to: exponent.isNegative ? .minusOne : .one)]), over: extent)
    }
    guard exponent.isWhole else { return spread(product(.one, [Factor(bare, to: exponent)]), over: extent) }
    // Signs go outside, other numbers stay with the base.
    let term = split(bare)
    let isOdd = exponent.numerator.truncatingRemainder(dividingBy: 2) != 0
    let sign: Coefficient = term.coefficient.isNegative && isOdd ? .minusOne : .one
    var factor = Factor(scale(term.core, by: term.coefficient.magnitude), to: exponent)
    if case .product(let inner) = self[factor.base].form, inner.count == 1, isOpened(inner) {
      let combined = inner[0].exponent * exponent
      if Domain(combined) == Domain(inner[0].exponent).intersection(Domain(exponent)) {
        factor = Factor(inner[0].base, to: combined)
      }
    }
    return spread(product(sign, [factor]), over: extent)
  }
}
