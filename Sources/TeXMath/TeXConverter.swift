/// Turns TeX into MathML Core, by KaTeX.
public struct TeXConverter: Sendable {
  /// The longest formula, in Unicode scalars.
  public static let longest = 20_000
  /// The number of what bridge.js and `CoreMathML` make of KaTeX's tree. It is raised whenever that changes, as kept
  /// formulas would otherwise stay as they were.
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
    guard !Self.isTooDeep(formula.tex) else { throw TeXError("it is nested too deeply") }
    let key = store == nil ? "" : Self.key(of: formula)
    if let kept = store?.mathML(for: key) { return kept }
    let mathML = try CoreMathML.mathML(formula, fromKaTeX: try KaTeXScript.mathML(formula))
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

  /// Whether more braces are open at once than KaTeX could ever follow. It would find out too, but slowly.
  private static func isTooDeep(_ tex: String) -> Bool {
    var depth = 0
    for byte in tex.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 } else if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth > 200 { return true }
    }
    return false
  }
}
