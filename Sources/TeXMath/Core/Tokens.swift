/// Elements that hold text.
enum Tokens {
  static func rewrite(_ element: MathElement, _ context: CoreMathML.Context) -> [MathElement] {
    guard element.children.isEmpty else { return withElements(element, context) }
    switch element.name {
    case "mtext": return text(element)
    case "mo": return element.text.isEmpty ? [] : [operatorSign(element)]
    case "mi" where element.text == "∣" || element.text == "∥":
      return [bar(element.text)]
    default: return [letters(element)]
    }
  }

  // MARK: Elements in tokens

  /// KaTeX puts elements into `mi` and `mo` to tell of what kind they are. In HTML they would end the mathematics.
  private static func withElements(_ element: MathElement, _ context: CoreMathML.Context) -> [MathElement] {
    var context = context
    context.isInToken = true
    var inner = CoreMathML.row(element.children, context)
    // \vdots comes with a strut that would make the rows of a matrix uneven.
    if inner.first?.text == "⋮" { return [inner[0]] }
    guard element.name == "mo" else {
      // What counts as a letter has no spaces around it.
      return [CoreMathML.single(inner).withCoreSpaces("0")]
    }
    if inner.count == 1, inner[0].isToken, inner[0].children.isEmpty {
      inner[0].name = "mo"
      inner[0].removeAttributes("mathvariant", "form")
      for name in ["lspace", "rspace"] { if let value = element[name] { inner[0][name] = value } }
      return inner
    }
    let (before, after) = (element["lspace"] ?? Operators.thick, element["rspace"] ?? Operators.thick)
    return [MathElement("mrow", children: Operators.spaced(CoreMathML.single(inner), before: before, after: after))]
  }

  /// Upright letters one by one are a word: \mathrm{softmax}.
  static func merged(_ elements: [MathElement]) -> MathElement {
    let isWord =
      elements.count > 1
      && elements.allSatisfy { element in
        element.name == "mi" && element["mathvariant"] == "normal" && element["style"] == nil
          && element.text.allSatisfy { $0.isASCII && $0.isLetter }
      }
    guard isWord else { return CoreMathML.single(elements) }
    return MathElement("mi", text: elements.map(\.text).joined())
  }

  // MARK: Letters

  private static func letters(_ element: MathElement) -> MathElement {
    var result = element
    let variant = element["mathvariant"]
    result["mathvariant"] = nil
    guard let variant else { return result }
    if variant == "normal" {
      // Core's only variant: it keeps one letter from becoming italic.
      if element.name == "mi", MathAlphabet.isItalicised(element.text) { result["mathvariant"] = variant }
      return result
    }
    let isOne = element.text.unicodeScalars.count == 1
    if isOne || element.name == "mn", let text = MathAlphabet.mapped(element.text, variant) {
      result.text = text
      return result
    }
    if isOne, variant == "italic" { return result }
    return styled(result, variant)
  }

  /// The look of text that has no alphabet of its own.
  private static func styled(_ element: MathElement, _ variant: String) -> MathElement {
    var result = element
    if variant.contains("bold") { result.addStyle("font-weight:bold") }
    if variant.contains("italic") { result.addStyle("font-style:italic") }
    if variant.contains("sans-serif") { result.addStyle("font-family:sans-serif") }
    if variant == "monospace" { result.addStyle("font-family:monospace") }
    return result
  }

  private static func text(_ element: MathElement) -> [MathElement] {
    if element.text.isEmpty { return [] }
    var result = element
    // 𝟙 and its like, which KaTeX takes for text.
    if let scalar = element.text.unicodeScalars.first, element.text.unicodeScalars.count == 1,
      (0x1D7CE...0x1D7FF).contains(scalar.value)
    {
      result.name = "mn"
    }
    guard let variant = element["mathvariant"] else { return [result] }
    result["mathvariant"] = nil
    if variant == "normal" { return [result] }
    if ["double-struck", "fraktur", "script"].contains(variant),
      let mapped = MathAlphabet.mapped(element.text, variant)
    {
      result.text = mapped
      return [result]
    }
    return [styled(result, variant)]
  }

  // MARK: Signs

  private static func operatorSign(_ element: MathElement) -> MathElement {
    var result = element
    if let variant = element["mathvariant"] {
      result["mathvariant"] = nil
      if variant.contains("bold") { result.addStyle("font-weight:bold") }
    }
    result.removeAttributes("separator")
    let isFence = element["fence"] == "true"
    let isDelimiter = isFence || element["fence"] == "false" || element["stretchy"] == "false"
    result["fence"] = nil
    if isFence { result["stretchy"] = "true" }
    guard isDelimiter else { return result }
    switch element.text {
    case "∣": result.text = "|"
    case "∥": result.text = "‖"
    default: break
    }
    // The dictionary has spaces around signs that are delimiters only here: bars, strokes, arrows.
    if !Operators.isBracket(result.text) || Operators.isBar(result.text) {
      result["lspace"] = element["lspace"] ?? "0"
      result["rspace"] = element["rspace"] ?? "0"
    }
    return result
  }

  private static func bar(_ sign: String) -> MathElement {
    MathElement("mo", [("stretchy", "false"), ("lspace", "0"), ("rspace", "0")], text: sign == "∣" ? "|" : "‖")
  }
}
