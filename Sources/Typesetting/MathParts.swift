import Engine

extension Math {
  /// What is raised or has an index.
  package var base: Math {
    switch self {
    case .power(let base, _), .index(let base, _): base
    default: self
    }
  }
}

extension Math {
  /// Whether it has indices that would be read on from the number that its name ends with: an entry of W₁ is (W₁)₁₂, as
  /// W₁₁₂ or W₁,₁₂ would be one of W. A column x₁ in row i is x₁,ᵢ, which only a letter can say.
  package var hasIndicesBehindNumber: Bool {
    guard case .index(let base, let indices) = self else { return false }
    switch base.unmarked {
    case .name(let name), .array(let name):
      guard let own = SymbolName(name).lower, own.allSatisfy(\.isASCIIDigit) else { return false }
    default: return false
    }
    if indices.count == 1, case .name = indices[0] { return false }
    return true
  }
}

extension Math {
  /// Whether it is higher than a line of text, so that brackets around it must grow.
  package var isTall: Bool {
    switch self {
    case .number, .exact, .name, .array, .text, .sign: false
    case .fraction, .sum, .partial, .aligned, .cases: true
    case .matrix(let rows): rows.count > 1 || rows.contains { $0.contains(where: \.isTall) }
    case .row(let parts), .juxtaposed(let parts), .vector(let parts), .call(_, let parts):
      parts.contains(where: \.isTall)
    case .power(let base, let exponent): base.isTall || exponent.isTall
    case .index(let base, _): base.isTall
    case .root(let inner), .absolute(let inner), .norm(let inner), .brackets(let inner), .transpose(let inner),
      .nabla(let inner), .marked(_, let inner), .indicator(let inner):
      inner.isTall
    }
  }

  /// Whether a vector is written out in it.
  package var hasVector: Bool {
    switch self {
    case .vector: true
    case .fraction(let a, let b), .power(let a, let b): a.hasVector || b.hasVector
    case .row(let parts), .juxtaposed(let parts), .call(_, let parts): parts.contains(where: \.hasVector)
    case .index(let inner, _), .root(let inner), .absolute(let inner), .norm(let inner), .brackets(let inner),
      .transpose(let inner), .marked(_, let inner), .sum(_, _, let inner):
      inner.hasVector
    default: false
    }
  }

  /// Dots between entries of a row as those of a column.
  package var turned: Math { self == .sign("…") ? .sign("⋮") : self }

  /// Whether a matrix is written out in it, or a product of an array and a vector. Then vectors are columns; elsewhere
  /// they stand in the line.
  package var hasMatrix: Bool {
    switch self {
    case .number, .exact, .name, .array, .text, .sign, .partial: false
    case .matrix(let rows): rows.count > 1
    case .fraction(let a, let b), .power(let a, let b): a.hasMatrix || b.hasMatrix
    case .juxtaposed(let parts) where parts.filter(\.isArray).count > 1 && parts.contains(where: \.isVector): true
    case .row(let parts), .juxtaposed(let parts), .vector(let parts), .call(_, let parts):
      parts.contains(where: \.hasMatrix)
    case .cases(let rows), .aligned(let rows): rows.joined().contains(where: \.hasMatrix)
    case .index(let inner, _), .root(let inner), .absolute(let inner), .norm(let inner), .brackets(let inner),
      .transpose(let inner), .nabla(let inner), .indicator(let inner), .marked(_, let inner), .sum(_, _, let inner):
      inner.hasMatrix
    }
  }

  /// Whether it is a vector that is written out, perhaps transposed.
  private var isVector: Bool {
    switch unmarked {
    case .vector: true
    case .transpose(let inner): inner.isVector
    default: false
    }
  }

  private var isArray: Bool {
    switch unmarked {
    case .array, .vector, .matrix: true
    case .transpose, .index(.array, _): true
    default: false
    }
  }

  private var isNumber: Bool {
    switch unmarked {
    case .number, .exact: true
    default: false
    }
  }

  private var startsWithBracket: Bool {
    switch unmarked {
    case .brackets: true
    case .power(let base, _), .index(let base, _), .transpose(let base): base.startsWithBracket
    default: false
    }
  }

  private var endsWithBracket: Bool { if case .brackets = unmarked { true } else { false } }

  /// Whether it starts with a word or a big sign, which keeps its distance even from a number.
  private var startsWithWord: Bool {
    switch unmarked {
    case .sum: true
    case .text(let text): text.count > 1
    case .call(let function, _): SymbolName(function: function).isWord
    case .name(let name), .array(let name): SymbolName(name).isWord
    case .power(let base, _), .index(let base, _), .transpose(let base): base.startsWithWord
    default: false
    }
  }

  /// Whether there is a small space between two factors: not at brackets, and behind a number only before a word.
  package static func hasSpace(between left: Math, _ right: Math) -> Bool {
    if right.startsWithBracket { return false }
    return right.startsWithWord || !left.isNumber && !left.endsWithBracket
  }
}

extension [Math] {
  /// Whether all are single digits or letters, which can be read side by side.
  package var areDigits: Bool {
    !isEmpty
      && allSatisfy { math in
        switch math {
        case .exact(let number): (0...9).contains(number) && number == number.rounded()
        case .name(let name): name.count == 1
        default: false
        }
      }
  }

  /// Factors with what stands between neighbours.
  package func joined(_ text: (Math) -> String, space: String, touching: String) -> String {
    var result = ""
    for (position, part) in enumerated() {
      if position > 0 { result += Math.hasSpace(between: self[position - 1], part) ? space : touching }
      result += text(part)
    }
    return result
  }
}
