/// Makes MathML Core of KaTeX's MathML: what browsers show right without KaTeX's style sheet.
///
/// KaTeX writes for MathML 3 and for browsers of its time. MathML Core (https://www.w3.org/TR/mathml-core/) has no
/// `menclose`, no `mathvariant` but `normal`, no attributes for the columns and lines of tables, and no lengths such as
/// `+6pt` or `-1width`. Each of these has a file here.
enum CoreMathML {
  /// What is known of the place of an element.
  struct Context {
    /// The size of letters here as a multiple of the formula's.
    var size = 1.0
    /// The level of scripts; nothing where it is not known.
    var level: Int? = 0
    /// Whether it is the content of a token, which KaTeX makes of whatever is to count as one letter or sign.
    var isInToken = false

    /// Inside a script or a fraction.
    var inner: Context { Context(size: size, level: nil) }

    /// Deeper in a token than right in it.
    var outsideToken: Context { Context(size: size, level: level) }
  }

  /// The `math` element for a formula whose content KaTeX gives as `markup`.
  static func mathML(_ formula: TeXFormula, fromKaTeX markup: String) throws(TeXError) -> String {
    let whole = single(Lines.separate([try MathElementReader.read(markup)], Context()))
    let annotation = MathElement("annotation", [("encoding", "application/x-tex")], text: formula.tex)
    var semantics = MathElement("semantics", children: [whole, annotation])
    var math = MathElement("math")
    if formula.isDisplay { math["display"] = "block" }
    // A formula with tags is as wide as the page; others are as wide as they need.
    if whole["style"] == Tables.wholeWidth {
      (math["style"], semantics["style"]) = (Tables.wholeWidth, Tables.wholeWidth)
    }
    math.children = [semantics]
    return math.markup
  }

  /// The elements of a row in Core.
  static func row(_ elements: [MathElement], _ context: Context) -> [MathElement] {
    RowSpaces.spaced(elements.flatMap { rewrite($0, context) })
  }

  /// One element for several, where MathML counts children.
  static func single(_ elements: [MathElement]) -> MathElement {
    elements.count == 1 ? elements[0] : MathElement("mrow", children: elements)
  }

  static func single(_ element: MathElement, _ context: Context) -> MathElement {
    single(row([element], context))
  }

  private static let scripts: Set = ["msub", "msup", "msubsup", "munder", "mover", "munderover"]

  /// An element in Core: none, one, or several that stand in its place.
  private static func rewrite(_ element: MathElement, _ context: Context) -> [MathElement] {
    if scripts.contains(element.name) {
      return Accents.line(element, context.outsideToken).map { [$0] } ?? Scripts.rewrite(element, context)
    }
    let context = context.outsideToken
    switch element.name {
    case "mi", "mo", "mn", "mtext", "ms": return Tokens.rewrite(element, context)
    case "mspace": return Spaces.rewrite(element)
    case "mrow": return [Tokens.merged(row(element.children, context))]
    case "mstyle": return [Styles.rewrite(element, context)]
    case "mpadded": return Boxes.padded(element, context)
    case "menclose": return [Boxes.enclosed(element, context)]
    case "mtable": return [Tables.rewrite(element, context)]
    case "mfrac", "mroot":
      var result = element
      result.children = element.children.map { single($0, context.inner) }
      return [result]
    default:
      var result = element
      result.children = row(element.children, context)
      return [result]
    }
  }
}

extension MathElement {
  /// The invisible sign between a function and its argument.
  static let functionApplication = "\u{2061}"

  var isFunctionApplication: Bool { name == "mo" && text == Self.functionApplication }
}
