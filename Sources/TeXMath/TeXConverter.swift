/// Turns TeX into MathML Core, by KaTeX.
public struct TeXConverter: Sendable {
  /// The longest formula, in Unicode scalars.
  public static let longest = 20_000
  /// The number of what `CoreMathML` makes of KaTeX's MathML. It is raised whenever that changes, as kept formulas would
  /// otherwise stay as they were.
  static let revision = 1

  private let store: (any FormulaStore)?

  /// With a store, formulas that it has are not converted again.
  public init(store: (any FormulaStore)? = nil) { self.store = store }

  /// What makes the MathML: KaTeX with its version, and what is done after it.
  public static var version: String { "KaTeX \(KaTeXScript.version), revision \(revision)" }

  /// The formula as one `math` element. Its TeX is in there as an annotation.
  public func mathML(_ formula: TeXFormula) throws(TeXError) -> String {
    let length = formula.tex.unicodeScalars.count
    guard length <= Self.longest else {
      throw TeXError("it has \(length) characters, and at most \(Self.longest) are possible")
    }
    let key = store == nil ? "" : Self.key(of: formula)
    if let kept = store?.mathML(for: key) { return kept }
    let mathML = try CoreMathML.mathML(fromKaTeX: try KaTeXScript.mathML(formula))
    store?.keep(mathML, for: key)
    return mathML
  }

  /// All that the MathML depends on. Each part comes with its length, so that no two formulas share a key.
  static func key(of formula: TeXFormula) -> String {
    let parts =
      [version, formula.isDisplay ? "display" : "inline", formula.tex]
      + formula.macros.flatMap { [$0.name, $0.body] }
    return parts.map { "\($0.utf8.count) \($0)\n" }.joined()
  }
}
