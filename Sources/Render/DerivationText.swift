import Engine
import Numerals

/// The sentences of a derivation, the same in every format.
enum DerivationText {
  /// `∂E/∂w₂ = −0.2953`
  static func answer(_ derivation: Derivation) -> Math {
    .row([derivation.derivative, .sign("="), .number(derivation.value)])
  }

  /// ` at or[2]`, or nothing.
  static func place(_ derivation: Derivation) -> String {
    derivation.place.map { " at \($0)" } ?? ""
  }

  /// `y = σ(z) = 0.3109`
  static func line(_ formula: Derivation.Formula) -> Math {
    var parts = [formula.name, .sign("="), formula.formula]
    if let value = formula.value { parts += [.sign("="), .number(value)] }
    return .row(parts)
  }

  /// The product of a path's factors: their names, their values, and what they come to. Where each row has its own
  /// values, the sum over the rows.
  static func product(_ path: Derivation.Path) -> Math {
    let names = joined(path.factors.map(\.name), by: "·")
    let values = path.factors.compactMap(\.value)
    guard values.count == path.factors.count else {
      return .row([.sum(below: .text("rows"), above: nil, .row(names)), .sign("="), .number(path.product)])
    }
    // One factor is the product itself.
    let numbers = values.count > 1 ? [.sign("=")] + joined(values.map(Math.number), by: "·") : []
    return .row(names + numbers + [.sign("="), .number(path.product)])
  }

  /// The sum over several paths.
  static func sum(_ derivation: Derivation) -> Math {
    var parts = [derivation.derivative, .sign("=")] + joined(derivation.paths.map { .number($0.product) }, by: "+")
    if derivation.pathCount > derivation.paths.count { parts += [.sign("+"), .sign("…")] }
    return .row(parts + [.sign("="), .number(derivation.value)])
  }

  /// The parts with a sign between them; negative numbers behind a sign in brackets.
  private static func joined(_ parts: [Math], by sign: String) -> [Math] {
    parts.enumerated().flatMap { position, part -> [Math] in
      guard position > 0 else { return [part] }
      if case .number(let number) = part, number < 0 { return [.sign(sign), .brackets(part)] }
      return [.sign(sign), part]
    }
  }

  /// `Path 1 of 2: E → y → h → w`
  static func path(_ number: Int, of derivation: Derivation, printed names: [String]) -> String {
    "Path \(number) of \(derivation.pathCount): \(names.joined(separator: " → "))"
  }

  /// `Central finite difference: −0.2953, apart by 2.9 × 10⁻¹²`
  static func finiteDifference(_ derivation: Derivation, digits: Int) -> String {
    guard derivation.finiteDifference.isFinite else { return "A central finite difference cannot be computed here" }
    let value = Numerals.typographic(Numerals.significant(derivation.finiteDifference, digits: digits))
    let distance = Numerals.typographic(Numerals.significant(derivation.difference, digits: 2))
    let words = "Central finite difference: \(value), "
    return words + (derivation.difference == 0 ? "the same" : "apart by \(distance)")
  }
}
