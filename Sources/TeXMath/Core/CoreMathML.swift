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
  }

  static func mathML(fromKaTeX markup: String) throws(TeXError) -> String {
    let root = try MathElementReader.read(markup)
    guard let math = root.name == "math" ? root : root.children.first(where: { $0.name == "math" }),
      let semantics = math.children.first, let content = semantics.children.first
    else { throw TeXError("KaTeX gives no MathML for it") }
    var result = MathElement("math")
    if let display = math["display"] { result["display"] = display }
    let body = Lines.separate(content.name == "mrow" ? content.children : [content], Context())
    let whole = single(body)
    // A formula with tags is as wide as the page; others are as wide as they need.
    if whole["style"] == Tables.wholeWidth { result["style"] = Tables.wholeWidth }
    result.children = [MathElement("semantics", children: [whole] + semantics.children.dropFirst())]
    return result.markup
  }

  /// The elements of a row in Core.
  static func row(_ elements: [MathElement], _ context: Context) -> [MathElement] {
    Operators.spaced(elements.flatMap { rewrite($0, context) })
  }

  /// One element for several, where MathML counts children.
  static func single(_ elements: [MathElement]) -> MathElement {
    elements.count == 1 ? elements[0] : MathElement("mrow", children: elements)
  }

  static func single(_ element: MathElement, _ context: Context) -> MathElement {
    single(row([element], context))
  }

  /// An element in Core: none, one, or several that stand in its place.
  private static func rewrite(_ element: MathElement, _ context: Context) -> [MathElement] {
    switch element.name {
    case "mi", "mo", "mn", "mtext", "ms": return Tokens.rewrite(element, context)
    case "mspace": return Spaces.rewrite(element)
    case "mrow": return [Tokens.merged(row(element.children, context))]
    case "mstyle": return [Styles.rewrite(element, context)]
    case "mpadded": return Boxes.padded(element, context)
    case "menclose": return [Boxes.enclosed(element, context)]
    case "mtable": return [Tables.rewrite(element, context)]
    case "msub", "msup", "msubsup", "munder", "mover", "munderover":
      return Accents.line(element, context).map { [$0] } ?? scripts(element, context)
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

  /// A base with what stands above and below. The sign of function application goes behind: `lim` with its limits is
  /// what is applied.
  private static func scripts(_ element: MathElement, _ context: Context) -> [MathElement] {
    var result = element
    // \mathop{…} with limits, or what \overset is put over.
    let isMade = element.children[0].name == "mo" && !element.children[0].children.isEmpty
    result.children = element.children.enumerated().map { position, child in
      if position == 0 { return isMade ? single(row(child.children, context)) : single(child, context) }
      let script = single(Boxes.arrowLabel(child), context.inner)
      return element["accent"] == "true" ? Accents.mark(script) : script
    }
    if isMade, !context.isInToken, !result.isEmbellishedOperator {
      return [result, MathElement("mo", text: MathElement.functionApplication)]
    }
    if result.children[0].name == "mrow", let last = result.children[0].children.last, last.isFunctionApplication {
      result.children[0] = single(Array(result.children[0].children.dropLast()))
      return [result, last]
    }
    return [result]
  }
}

extension MathElement {
  /// The invisible sign between a function and its argument.
  static let functionApplication = "\u{2061}"

  var isFunctionApplication: Bool { name == "mo" && text == Self.functionApplication }
}
