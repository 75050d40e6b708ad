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

  /// The product of a path's factors with its value; the sum over the rows where there are several.
  static func product(_ path: Derivation.Path) -> Math {
    let names = path.factors.map(\.name)
    var parts: [Math] = []
    for (position, name) in names.enumerated() {
      if position > 0 { parts.append(.sign("·")) }
      parts.append(name)
    }
    let isPerRow = path.factors.contains { $0.value == nil }
    let product: Math = isPerRow ? .sum(below: .text("rows"), above: nil, .row(parts)) : .row(parts)
    return .row([product, .sign("="), .number(path.product)])
  }

  /// The sum over several paths.
  static func sum(_ derivation: Derivation) -> Math {
    var parts: [Math] = [derivation.derivative, .sign("=")]
    for (position, path) in derivation.paths.enumerated() {
      if position > 0 { parts.append(.sign("+")) }
      parts.append(path.product < 0 && position > 0 ? .brackets(.number(path.product)) : .number(path.product))
    }
    if derivation.pathCount > derivation.paths.count { parts += [.sign("+"), .sign("…")] }
    return .row(parts + [.sign("="), .number(derivation.value)])
  }

  /// `Path 1 of 2: E → y → h → w`
  static func path(_ number: Int, of derivation: Derivation, printed names: [String]) -> String {
    "Path \(number) of \(derivation.pathCount): \(names.joined(separator: " → "))"
  }

  /// `Central finite difference: −0.2953, apart by 2.9 × 10⁻¹²`
  static func finiteDifference(_ derivation: Derivation, digits: Int) -> String {
    let value = Numerals.typographic(Numerals.significant(derivation.finiteDifference, digits: digits))
    let distance = Numerals.typographic(Numerals.significant(derivation.difference, digits: 2))
    let words = "Central finite difference: \(value), "
    return words + (derivation.difference == 0 ? "the same" : "apart by \(distance)")
  }
}
