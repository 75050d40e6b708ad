/// A part of a formula as mathematics, and how tightly it holds together.
struct Printed {
  /// How tightly parts of a formula hold together, loosest first.
  enum Strength: Int, Comparable {
    /// a < b, and a choice between cases
    case relation
    case sum
    /// Σ and what stands behind it
    case bigSum
    /// u ⊙ v, and numbers with a dot between
    case dotted
    /// Factors side by side
    case product
    /// With a minus in front
    case negative
    case power
    case atom

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  let math: Math
  let strength: Strength
  /// What is left without the minus in front, if there is one: none or one.
  let positive: [Printed]

  init(math: Math, strength: Strength, positive: [Printed] = []) {
    self.math = math
    self.strength = strength
    self.positive = positive
  }

  /// In brackets unless it holds together at least as tightly as `strength`.
  func bracketed(from strength: Strength) -> Math { self.strength >= strength ? math : .brackets(math) }

  static func atom(_ math: Math) -> Printed { Printed(math: math, strength: .atom) }

  /// Where it is too large to be written.
  static let dots = atom(.text("…"))
}

extension Math {
  /// The formula without its mark.
  public var unmarked: Math {
    var math = self
    while case .marked(_, let inner) = math { math = inner }
    return math
  }

  var isNumber: Bool {
    switch unmarked {
    case .number, .exact: true
    default: false
    }
  }

  /// Whether digits are the first thing written.
  package var startsWithNumber: Bool {
    switch unmarked {
    case .number, .exact: true
    case .row(let parts), .juxtaposed(let parts): parts.first?.startsWithNumber ?? false
    case .power(let base, _), .index(let base, _), .transpose(let base): base.startsWithNumber
    case .fraction(let above, _): above.startsWithNumber
    case .brackets(let inner): inner.isNumber
    default: false
    }
  }

  /// How many names and numbers it is written with.
  var leaves: Int {
    switch self {
    case .number, .exact, .name, .array, .text: 1
    case .sign: 0
    case .row(let parts), .juxtaposed(let parts), .vector(let parts): parts.reduce(0) { $0 + $1.leaves }
    case .fraction(let a, let b), .power(let a, let b): a.leaves + b.leaves
    case .index(let base, _): base.leaves
    case .root(let inner), .absolute(let inner), .norm(let inner), .brackets(let inner), .transpose(let inner),
      .nabla(let inner), .marked(_, let inner), .indicator(let inner):
      inner.leaves
    case .call(_, let arguments): 1 + arguments.reduce(0) { $0 + $1.leaves }
    case .sum(_, _, let inner): 1 + inner.leaves
    case .matrix(let rows), .aligned(let rows), .cases(let rows): rows.joined().reduce(0) { $0 + $1.leaves }
    case .partial(_, let of, let by): of.leaves + by.reduce(0) { $0 + $1.leaves }
    }
  }
}
