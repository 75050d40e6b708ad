extension Algebra {
  /// A sum with more terms is not opened in another, so that a chain of shared sums stays of the size that it has.
  private static let openedTerms = 16
  /// Brackets are not multiplied out in sums that are written with more names.
  private static let expandedLeaves = 60

  /// The sum of terms: like ones collected, sums in it opened where their coefficient is 1 or −1.
  mutating func sum(_ terms: [Term]) -> ID {
    let extent = extent(of: terms.map(\.core))
    var collected = collect(terms)
    if collected.contains(where: { openedSum($0) != nil }) {
      collected = collect(collected.flatMap { openedSum($0) ?? [$0] })
    }
    if let shorter = expanded(collected) { collected = shorter }
    if let fraction = overCommonDenominator(collected) { return spread(fraction, over: extent) }
    if let product = withCommonBracket(collected) { return spread(product, over: extent) }
    return spread(assembled(collected), over: extent)
  }

  /// x/n − y/n as (x − y)/n, where all terms have the same denominator.
  private mutating func overCommonDenominator(_ terms: [Term]) -> ID? {
    guard terms.count > 1, let first = terms.first else { return nil }
    let below = denominator(of: first.core)
    guard !below.isEmpty, below.count <= 4, terms.allSatisfy({ denominator(of: $0.core) == below }) else { return nil }
    var above: [Term] = []
    for term in terms {
      guard case .product(let factors) = self[term.core].form else { return nil }
      let quotient = product(.one, factors.filter { $0.exponent.isPositive })
      let part = split(unspread(quotient))
      above.append(Term(coefficient: term.coefficient * part.coefficient, core: part.core))
    }
    let numerator = sum(above)
    return product(.one, [Factor(numerator)] + below)
  }

  /// y(1 − y)a + y(1 − y)b as y(1 − y)(a + b): what terms of numbers have in common stands in front of a bracket, where a
  /// bracket would be written again in each of them.
  private mutating func withCommonBracket(_ terms: [Term]) -> ID? {
    guard terms.count > 1, terms.allSatisfy({ self[$0.core].shape.isNumber }) else { return nil }
    let factors = terms.map { self.factors(of: $0.core) }
    let common = factors[0].filter { factor in
      factor.exponent.isPositive && factors.allSatisfy { $0.contains(factor) }
    }
    guard common.contains(where: { isSum($0.base) }) else { return nil }
    let size = terms[0].coefficient.magnitude
    let shared = terms.allSatisfy { $0.coefficient.magnitude == size } ? size : .one
    var rest: [Term] = []
    for (term, own) in zip(terms, factors) {
      let quotient = product(.one, own.filter { !common.contains($0) })
      let part = split(quotient)
      let coefficient = shared == .one ? term.coefficient : term.coefficient.isNegative ? .minusOne : .one
      let product = coefficient * part.coefficient
      guard product.isFinite else { return nil }
      rest.append(Term(coefficient: product, core: part.core))
    }
    let inner = sum(rest)
    return product(shared, common + [Factor(inner)])
  }

  private func factors(of core: ID) -> [Factor] {
    if case .product(let factors) = self[core].form { factors } else { [Factor(core)] }
  }

  private func denominator(of core: ID) -> [Factor] {
    guard case .product(let factors) = self[core].form else { return [] }
    return factors.filter { !$0.exponent.isPositive }.sorted {
      ($0.base, $0.exponent.value) < ($1.base, $1.exponent.value)
    }
  }

  /// The sum of terms that have been collected.
  private mutating func assembled(_ terms: [Term]) -> ID {
    guard let first = terms.first else { return number(.zero) }
    if terms.count == 1 { return scale(first.core, by: first.coefficient) }
    let extent = extent(of: terms.map(\.core))
    return intern(
      .sum(terms), extent, isTotal: terms.allSatisfy { self[$0.core].isTotal }, isPositive: isPositive(terms),
      hasCall: terms.contains { self[$0.core].hasCall }, leaves: leaves(of: terms))
  }

  /// How many names and numbers terms are written with.
  private func leaves(of terms: [Term]) -> Int {
    terms.reduce(0) { $0 + self[$1.core].leaves + ($1.coefficient.isSign || $1.core == unit ? 0 : 1) }
  }

  /// The terms of a sum in a sum.
  private func openedSum(_ term: Term) -> [Term]? {
    guard case .sum(let inner) = self[term.core].form, term.coefficient.isSign, inner.count <= Self.openedTerms else {
      return nil
    }
    return inner.map { Term(coefficient: term.coefficient * $0.coefficient, core: $0.core) }
  }

  /// Like terms together, each at its first place. What adds up to nothing goes only where it is a number everywhere:
  /// log x − log x stays.
  private func collect(_ terms: [Term]) -> [Term] {
    var places: [ID: Int] = [:]
    var collected: [Term] = []
    for term in terms {
      var inner = split(unspread(term.core))
      var coefficient = term.coefficient * inner.coefficient
      // What overflows stays a product.
      if !coefficient.isFinite { (coefficient, inner.core) = (term.coefficient, unspread(term.core)) }
      if let place = places[inner.core], (collected[place].coefficient + coefficient).isFinite {
        collected[place].coefficient = collected[place].coefficient + coefficient
      } else {
        places[inner.core] = collected.count
        collected.append(Term(coefficient: coefficient, core: inner.core))
      }
    }
    return collected.filter { !$0.coefficient.isZero || !self[$0.core].isTotal }
  }

  // MARK: Expanding

  /// The terms with brackets multiplied out, where so much falls away that fewer names are left and not more terms:
  /// y(1 − t) − t(1 − y) is y − t.
  private mutating func expanded(_ terms: [Term]) -> [Term]? {
    guard (2...8).contains(terms.count), leaves(of: terms) <= Self.expandedLeaves else { return nil }
    var all: [Term] = []
    var hasBrackets = false
    for term in terms {
      if let parts = multipliedOut(term) {
        hasBrackets = true
        all += parts
      } else {
        all.append(term)
      }
      guard all.count <= 24 else { return nil }
    }
    guard hasBrackets else { return nil }
    let collected = collect(all)
    return collected.count <= terms.count && leaves(of: collected) < leaves(of: terms) ? collected : nil
  }

  /// A term with its first bracket of a sum multiplied out.
  private mutating func multipliedOut(_ term: Term) -> [Term]? {
    if case .sum(let inner) = self[term.core].form {
      let terms = inner.map { Term(coefficient: term.coefficient * $0.coefficient, core: $0.core) }
      return terms.allSatisfy(\.coefficient.isFinite) ? terms : nil
    }
    guard case .product(let factors) = self[term.core].form,
      let place = factors.firstIndex(where: { $0.exponent == .one && isSum($0.base) }),
      case .sum(let inner) = self[factors[place].base].form, inner.count <= 4
    else { return nil }
    var terms: [Term] = []
    for part in inner {
      let coefficient = term.coefficient * part.coefficient
      guard coefficient.isFinite else { return nil }
      var others = factors
      others[place] = Factor(part.core)
      let product = product(coefficient, others)
      terms.append(split(product))
    }
    return terms
  }

  private func isSum(_ id: ID) -> Bool { if case .sum = self[id].form { true } else { false } }
}
