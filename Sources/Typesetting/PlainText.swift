import Engine
import Numerals

/// Prints mathematics as plain text: `∂E/∂w₃`, `−2(t − y)`.
package struct PlainText {
  package let style: NumberStyle

  package init(digits: Int) { style = NumberStyle(digits: digits) }

  package func text(_ math: Math) -> String {
    switch math {
    case .number, .exact: style.parts(math).map(Self.number) ?? ""
    case .array("1"): "𝟏"
    case .name(let name), .array(let name): Self.name(SymbolName(name))
    case .text(let text): text
    case .sign(let sign): sign
    case .row(let parts): row(parts)
    case .juxtaposed(let parts): juxtaposed(parts)
    case .fraction(let above, let below): "\(numerator(above))/\(operand(below))"
    case .power(let base, let exponent): power(base, exponent)
    case .index(let base, let indices): index(base, indices)
    case .root(let inner): "√" + (isCompound(inner) || isRaised(inner) ? "(\(text(inner)))" : text(inner))
    case .absolute(let inner): absolute(text(inner))
    case .norm(let inner): "‖\(text(inner))‖"
    case .brackets(let inner): "(\(text(inner)))"
    case .call(let function, let arguments): "\(Self.function(function))(\(list(arguments)))"
    case .transpose(let inner): text(inner) + "ᵀ"
    case .sum(let below, let above, let inner):
      "Σ" + (below.map { Self.lowered(text($0)) } ?? "") + (above.map { Self.raised(text($0)) } ?? "") + " "
        + text(inner)
    case .vector(let parts): "[\(list(parts))]"
    case .matrix(let rows):
      "[" + rows.map { $0.count == 1 ? text($0[0]) : "[\(list($0))]" }.joined(separator: ", ") + "]"
    case .cases(let lines): "{" + lines.map { $0.map(text).joined(separator: " ") }.joined(separator: ", ") + "}"
    case .indicator(let inner): "[\(text(inner))]"
    case .partial(let order, let of, let by): partial(order, of, by)
    case .nabla(let inner): "∇" + operand(inner)
    case .aligned(let lines): lines.map { $0.map(text).joined(separator: " ") }.joined(separator: "; ")
    case .marked(_, let inner): text(inner)
    }
  }

  /// Bars in bars would leave open which belong together.
  private func absolute(_ inner: String) -> String { inner.contains("|") ? "abs(\(inner))" : "|\(inner)|" }

  /// A number as a page shows it: `−0.25`, `1.2·10⁻⁷`.
  package static func number(_ parts: NumeralParts) -> String {
    switch parts {
    case .plain(let text), .special(let text): Numerals.typographic(text)
    case .scientific(let mantissa, let exponent): "\(Numerals.typographic(mantissa))·10\(raised(String(exponent)))"
    }
  }

  private func list(_ parts: [Math]) -> String { parts.map(text).joined(separator: ", ") }

  private func row(_ parts: [Math]) -> String {
    var result = ""
    for (position, part) in parts.enumerated() {
      guard case .sign(let sign) = part, sign != "…" else {
        // A quotient among factors has no line that says where it ends.
        let neighbours = [position - 1, position + 1].filter { parts.indices.contains($0) }.map { parts[$0] }
        result += neighbours.contains(where: Self.isTimes) ? factor(part) : text(part)
        continue
      }
      // A sign at the start, or after another, belongs to what follows.
      var isPrefix = position == 0
      if position > 0, case .sign(let before) = parts[position - 1], before != "…" { isPrefix = true }
      switch sign {
      case ",", ";": result += sign + " "
      case "/": result += sign
      case "=", "≈", "<", ">", "≤", "≥", "≠", "→", "←": result += position == 0 ? "\(sign) " : " \(sign) "
      default: result += isPrefix ? sign : " \(sign) "
      }
    }
    return result
  }

  private static func isTimes(_ math: Math) -> Bool {
    switch math {
    case .sign("·"), .sign("⊙"), .sign("×"), .sign("∗"), .sign("/"): true
    default: false
    }
  }

  private func juxtaposed(_ parts: [Math]) -> String { parts.joined(factor, space: " ", touching: "") }

  /// A factor among others.
  private func factor(_ math: Math) -> String {
    switch math.unmarked {
    case .fraction, .partial: "(\(text(math)))"
    default: text(math)
    }
  }

  private func isCompound(_ math: Math) -> Bool {
    switch math.unmarked {
    case .row(let parts), .juxtaposed(let parts): parts.count > 1 || parts.contains(where: isCompound)
    case .fraction, .sum, .partial, .cases, .aligned: true
    case .number, .exact: style.needsBracketsAsBase(math)
    default: false
    }
  }

  private func operand(_ math: Math) -> String { isCompound(math) ? "(\(text(math)))" : text(math) }

  /// Factors side by side hold together more tightly than the line of a quotient.
  private func numerator(_ math: Math) -> String {
    if case .juxtaposed(let parts) = math.unmarked, let last = parts.last?.unmarked {
      if case .sum = last { return operand(math) }
      return text(math)
    }
    return operand(math)
  }

  /// What carries a raised sign: a root of it and a second raised sign need brackets, as there is no bar to show an end.
  private func isRaised(_ math: Math) -> Bool {
    switch math.unmarked {
    case .power, .transpose: true
    default: false
    }
  }

  private func power(_ base: Math, _ exponent: Math) -> String {
    var isAtom = !isRaised(base)
    if case .root = base.unmarked { isAtom = false }
    return (isAtom ? operand(base) : "(\(text(base)))") + Self.raised(text(exponent))
  }

  private func index(_ base: Math, _ indices: [Math]) -> String {
    // The array of ones with its sizes.
    if base == .array("1"), indices.count == 1 {
      let sizes = self.text(indices[0]).replacing(" × ", with: "x")
      return self.text(base) + (Self.shifted(sizes, to: Self.loweredSigns) ?? sizes)
    }
    let text = indices.map(self.text)
    // An index behind one that the name has would be read as one number.
    var hasIndex = false
    switch base.unmarked {
    case .name(let name), .array(let name): hasIndex = SymbolName(name).lower != nil
    default: break
    }
    let canBeLowered = indices.areDigits || text.count == 1 && text[0].allSatisfy(\.isASCIIDigit)
    if canBeLowered, let lowered = Self.shifted(text.joined(), to: Self.loweredSigns),
      !hasIndex || !(text[0].first?.isASCIIDigit ?? false)
    {
      return operand(base) + lowered
    }
    return operand(base) + "[\(text.joined(separator: ", "))]"
  }

  private func partial(_ order: Int, _ of: Math, _ by: [Math]) -> String {
    var below = ""
    for (math, count) in by.runs { below += "∂" + text(math) + (count > 1 ? Self.raised(String(count)) : "") }
    return "∂" + (order > 1 ? Self.raised(String(order)) : "") + text(of) + "/" + below
  }

  // MARK: Raised and lowered

  /// The name of a function; only a logarithm's base is lowered.
  private static func function(_ name: String) -> String {
    let symbol = SymbolName(function: name)
    return symbol.base == "log" ? Self.name(symbol) : name
  }

  package static func name(_ symbol: SymbolName) -> String {
    symbol.base + (symbol.accent?.rawValue ?? "") + (symbol.lower.map(lowered) ?? "")
      + (symbol.upper.map { "⁽\(raised($0, or: { $0 }))⁾" } ?? "")
  }

  package static func lowered(_ text: String) -> String {
    let isShort = text.count <= 2 || !text.contains(where: \.isLetter)
    return (isShort ? shifted(text, to: loweredSigns) : nil)
      ?? (text.count == 1 || text.allSatisfy(\.isLetter) ? "_\(text)" : "_(\(text))")
  }

  package static func raised(_ text: String) -> String {
    let isNumber = text.allSatisfy { $0.isASCIIDigit || $0 == "." }
    guard !text.contains("(") else { return "^(\(text))" }
    return raised(text) { $0.count == 1 || isNumber ? "^\($0)" : "^(\($0))" }
  }

  private static func raised(_ text: String, or fallback: (String) -> String) -> String {
    shifted(text, to: raisedSigns) ?? fallback(text)
  }

  private static func shifted(_ text: String, to signs: [Character: Character]) -> String? {
    var result = ""
    for character in text {
      guard let sign = signs[character] else { return nil }
      result.append(sign)
    }
    return result
  }

  private static let raisedSigns: [Character: Character] = table(
    "0123456789+-−=()nihjklrstuvwxyzTW", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱʰʲᵏˡʳˢᵗᵘᵛʷˣʸᶻᵀᵂ")
  private static let loweredSigns: [Character: Character] = table(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static func table(_ plain: String, _ shifted: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, shifted).map { ($0, $1) })
  }
}

extension [Math] {
  /// Equal neighbours counted: ∂w∂w is ∂w².
  package var runs: [(math: Math, count: Int)] {
    var runs: [(math: Math, count: Int)] = []
    for math in self {
      if runs.last?.math == math { runs[runs.count - 1].count += 1 } else { runs.append((math, 1)) }
    }
    return runs
  }
}
