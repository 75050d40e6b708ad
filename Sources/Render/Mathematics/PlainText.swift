import Engine
import Numerals

/// Prints mathematics as plain text: `∂E/∂w₃`, `−2(t − y)`.
struct PlainText {
  let style: NumberStyle

  init(digits: Int) { style = NumberStyle(digits: digits) }

  func text(_ math: Math) -> String {
    switch math {
    case .number, .exact: style.parts(math).map(Self.number) ?? ""
    case .name(let name), .array(let name): Self.name(SymbolName(name))
    case .text(let text): text
    case .sign(let sign): sign
    case .row(let parts): row(parts)
    case .juxtaposed(let parts): juxtaposed(parts)
    case .fraction(let above, let below): "\(operand(above))/\(operand(below))"
    case .power(let base, let exponent): power(base, exponent)
    case .index(let base, let indices): index(base, indices)
    case .root(let inner): "√" + (isCompound(inner) || isRaised(inner) ? "(\(text(inner)))" : text(inner))
    case .absolute(let inner): "|\(text(inner))|"
    case .brackets(let inner): "(\(text(inner)))"
    case .call(let function, let arguments): "\(function)(\(list(arguments)))"
    case .transpose(let inner): text(inner) + "ᵀ"
    case .sum(let below, let above, let inner):
      "Σ" + (below.map { Self.lowered(text($0)) } ?? "") + (above.map { Self.raised(text($0)) } ?? "") + " "
        + text(inner)
    case .vector(let parts): "[\(list(parts))]"
    case .matrix(let rows): "[" + rows.map { "[\(list($0))]" }.joined(separator: ", ") + "]"
    case .partial(let order, let of, let by): partial(order, of, by)
    case .nabla(let inner): "∇" + operand(inner)
    case .aligned(let lines): lines.map { $0.map(text).joined(separator: " ") }.joined(separator: "; ")
    case .marked(_, let inner): text(inner)
    }
  }

  /// A number as a page shows it: `−0.25`, `1.2·10⁻⁷`.
  static func number(_ parts: NumeralParts) -> String {
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
        result += text(part)
        continue
      }
      // A sign at the start, or after another, belongs to what follows.
      var isPrefix = position == 0
      if position > 0, case .sign(let before) = parts[position - 1], before != "…" { isPrefix = true }
      if sign == "," || sign == ";" { result += sign + " " } else { result += isPrefix ? sign : " \(sign) " }
    }
    return result
  }

  private func juxtaposed(_ parts: [Math]) -> String {
    var result = ""
    for part in parts {
      let next = text(part)
      let touches = result.isEmpty || next.hasPrefix("(") || result.hasSuffix(")")
      result += touches ? next : " " + next
    }
    return result
  }

  private func isCompound(_ math: Math) -> Bool {
    switch math {
    case .row(let parts), .juxtaposed(let parts): parts.count > 1 || parts.contains(where: isCompound)
    case .fraction, .sum, .partial: true
    case .number, .exact: style.needsBracketsAsBase(math)
    default: false
    }
  }

  private func operand(_ math: Math) -> String { isCompound(math) ? "(\(text(math)))" : text(math) }

  /// What carries a raised sign: a root of it and a second raised sign need brackets, as there is no bar to show an end.
  private func isRaised(_ math: Math) -> Bool {
    switch math {
    case .power, .transpose: true
    default: false
    }
  }

  private func power(_ base: Math, _ exponent: Math) -> String {
    var isAtom = !isRaised(base)
    if case .root = base { isAtom = false }
    return (isAtom ? operand(base) : "(\(text(base)))") + Self.raised(text(exponent))
  }

  private func index(_ base: Math, _ indices: [Math]) -> String {
    let text = indices.map(self.text)
    // An index behind one that the name has would be read as one number.
    var hasIndex = false
    if case .name(let name) = base { hasIndex = SymbolName(name).lower != nil }
    if !hasIndex, indices.areDigits || text.count == 1 && text[0].allSatisfy(\.isASCIIDigit) {
      return operand(base) + Self.lowered(text.joined())
    }
    return operand(base) + "[\(text.joined(separator: ", "))]"
  }

  private func partial(_ order: Int, _ of: Math, _ by: [Math]) -> String {
    var below = ""
    for (math, count) in by.runs { below += "∂" + text(math) + (count > 1 ? Self.raised(String(count)) : "") }
    return "∂" + (order > 1 ? Self.raised(String(order)) : "") + text(of) + "/" + below
  }

  // MARK: Raised and lowered

  static func name(_ symbol: SymbolName) -> String {
    symbol.base + (symbol.accent?.rawValue ?? "") + (symbol.lower.map(lowered) ?? "")
      + (symbol.upper.map { "⁽\(raised($0, or: { $0 }))⁾" } ?? "")
  }

  static func lowered(_ text: String) -> String {
    shifted(text, to: loweredSigns) ?? (text.count == 1 || text.allSatisfy(\.isLetter) ? "_\(text)" : "_(\(text))")
  }

  static func raised(_ text: String) -> String {
    raised(text) { $0.count == 1 ? "^\($0)" : "^(\($0))" }
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
  private static let loweredSigns: [Character: Character] = table("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

  private static func table(_ plain: String, _ shifted: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, shifted).map { ($0, $1) })
  }
}

extension [Math] {
  /// Equal neighbours counted: ∂w∂w is ∂w².
  var runs: [(math: Math, count: Int)] {
    var runs: [(math: Math, count: Int)] = []
    for math in self {
      if runs.last?.math == math { runs[runs.count - 1].count += 1 } else { runs.append((math, 1)) }
    }
    return runs
  }
}
