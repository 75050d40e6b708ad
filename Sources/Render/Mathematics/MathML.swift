import Engine
import Numerals
import Typesetting

/// Prints mathematics as MathML Core.
struct MathML {
  let style: NumberStyle
  /// Whether vectors are written as columns.
  private var hasColumns = false

  init(digits: Int) { style = NumberStyle(digits: digits) }

  /// The printer for parts of a formula.
  func forParts(of math: Math) -> MathML {
    var printer = self
    printer.hasColumns = hasColumns || math.hasMatrix
    return printer
  }

  /// A formula in a line of text.
  func inline(_ math: Math) -> String { "<math>\(element(math))</math>" }

  /// In a line, but with fractions as large as in a line of their own.
  func large(_ math: Math) -> String { "<math displaystyle=\"true\">\(element(math))</math>" }

  /// A formula on a line of its own.
  func display(_ math: Math) -> String { "<math display=\"block\">\(element(LineBreaking.broken(math)))</math>" }

  /// The formula as exactly one element.
  func element(_ math: Math) -> String { forParts(of: math).written(math) }

  private func written(_ math: Math) -> String {
    switch math {
    case .number, .exact: style.parts(math).map(Self.number) ?? ""
    case .name(let name): Self.name(SymbolName(name), isBold: false)
    case .array(let name): Self.name(SymbolName(name), isBold: true)
    case .text(let text): Self.text(text)
    case .sign(let sign): Self.sign(sign)
    case .row(let parts): row(parts.enumerated().map { $0 == 0 ? first($1) : element($1) })
    case .juxtaposed(let parts):
      row([parts.joined(element, space: "<mspace width=\"0.17em\"></mspace>", touching: "<mo>&#x2062;</mo>")])
    case .fraction(let above, let below): "<mfrac>\(element(above))\(element(below))</mfrac>"
    case .power(.array(let name), let exponent) where SymbolName(name).upper != nil,
      .power(.name(let name), let exponent) where SymbolName(name).upper != nil:
      "<msup>\(fenced("(", math.base, ")"))\(element(exponent))</msup>"
    case .power(let base, let exponent): "<msup>\(bracketedBase(base))\(element(exponent))</msup>"
    case .index(let base, let indices) where math.hasIndicesBehindNumber:
      "<msub>\(fenced("(", base, ")"))\(row([index(indices)]))</msub>"
    case .index(.name(let name), let indices): Self.name(SymbolName(name), isBold: false, lower: index(indices))
    case .index(.array(let name), let indices): Self.name(SymbolName(name), isBold: true, lower: index(indices))
    case .index(let base, let indices): "<msub>\(element(base))\(row([index(indices)]))</msub>"
    case .root(let inner): "<msqrt>\(element(inner))</msqrt>"
    case .absolute(let inner): fenced("|", inner, "|")
    case .norm(let inner): fenced("‖", inner, "‖")
    case .brackets(let inner): fenced("(", inner, ")")
    case .call(let function, let arguments):
      row([
        Self.function(function), "<mo>&#x2061;</mo>",
        fenced("(", list(arguments), ")", isTall: arguments.contains { $0.isTall || hasColumns && $0.hasVector }),
      ])
    case .transpose(.array(let name)) where SymbolName(name).upper != nil:
      Self.name(SymbolName(name), isBold: true, upper: "<mo>⊤</mo>")
    case .transpose(let inner): "<msup>\(element(inner))<mo>⊤</mo></msup>"
    case .sum(let below, let above, let inner): row([sum(below, above), element(inner)])
    case .vector(let parts) where hasColumns: fenced("[", matrix(parts.map { [$0.turned] }), "]", isTall: true)
    case .vector(let parts): fenced("[", list(parts), "]", isTall: parts.contains(where: \.isTall))
    case .matrix(let rows): fenced("[", matrix(rows), "]", isTall: true)
    case .cases(let lines):
      row(["<mo form=\"prefix\" fence=\"true\">{</mo>", table(lines.map { $0.map(element) }, "cases")])
    case .indicator(let inner): fenced("[", inner, "]")
    case .partial(let order, let of, let by): partial(order, of, by)
    case .nabla(let inner): row(["<mo form=\"prefix\">∇</mo>", element(inner)])
    case .aligned(let lines): aligned(lines)
    case .marked(let mark, let inner): "<mrow class=\"mark-\(mark)\">\(element(inner))</mrow>"
    }
  }

  /// A relation at the start of a line keeps its space.
  private func first(_ part: Math) -> String {
    guard case .sign(let sign) = part, ["=", "≈", "<", ">", "≤", "≥", "≠"].contains(sign) else { return element(part) }
    return "<mo form=\"infix\">\(HTMLText.escape(sign))</mo>"
  }

  static func number(_ parts: NumeralParts) -> String {
    switch parts {
    case .plain(let text): signed(text)
    case .scientific(let mantissa, let exponent):
      "<mrow>\(signed(mantissa))<mo>·</mo><msup><mn>10</mn>\(signed(String(exponent)))</msup></mrow>"
    case .special(let text): text == "NaN" ? "<mtext>NaN</mtext>" : signed(text)
    }
  }

  private static func signed(_ text: String) -> String {
    let text = SignedText(text)
    let number = "<mn>\(text.magnitude)</mn>"
    return text.isNegative ? "<mrow><mo form=\"prefix\">−</mo>\(number)</mrow>" : number
  }

  private func row(_ elements: [String]) -> String { "<mrow>\(elements.joined())</mrow>" }

  private func list(_ parts: [Math]) -> String { parts.map(element).joined(separator: "<mo>,</mo>") }

  /// W₂₃ needs no comma, W with the indices 2 and 13 does.
  private func index(_ indices: [Math]) -> String {
    indices.areDigits ? indices.map(element).joined() : list(indices)
  }

  private func fenced(_ open: String, _ inner: Math, _ close: String) -> String {
    fenced(open, element(inner), close, isTall: inner.isTall || hasColumns && inner.hasVector)
  }

  /// Brackets that could grow have a space around them, so only those can that must.
  private func fenced(_ open: String, _ inner: String, _ close: String, isTall: Bool) -> String {
    let size = isTall ? "" : " stretchy=\"false\""
    return row([
      "<mo form=\"prefix\" fence=\"true\"\(size)>\(open)</mo>", inner,
      "<mo form=\"postfix\" fence=\"true\"\(size)>\(close)</mo>",
    ])
  }

  private func bracketedBase(_ base: Math) -> String {
    style.needsBracketsAsBase(base) ? fenced("(", base, ")") : element(base)
  }

  private func sum(_ below: Math?, _ above: Math?) -> String {
    let sign = "<mo>∑</mo>"
    switch (below, above) {
    case (nil, nil): return sign
    case (let below?, nil): return "<munder>\(sign)\(element(below))</munder>"
    case (nil, let above?): return "<mover>\(sign)\(element(above))</mover>"
    case (let below?, let above?): return "<munderover>\(sign)\(element(below))\(element(above))</munderover>"
    }
  }

  private func table(_ rows: [[String]], _ name: String? = nil, attributes: String = "") -> String {
    let lines = rows.map { "<mtr>" + $0.map { "<mtd>\($0)</mtd>" }.joined() + "</mtr>" }
    let name = name.map { " class=\"\($0)\"" } ?? ""
    return "<mtable\(name)\(attributes)>\(lines.joined())</mtable>"
  }

  private func matrix(_ rows: [[Math]]) -> String {
    table(rows.map { $0.map(element) }, style.isUneven(rows) ? "numbers" : nil)
  }

  private func aligned(_ lines: [[Math]]) -> String {
    table(lines.map { $0.map(element) }, "aligned", attributes: " displaystyle=\"true\"")
  }

  private func partial(_ order: Int, _ of: Math, _ by: [Math]) -> String {
    let sign = "<mo form=\"prefix\">∂</mo>"
    let raised = order > 1 ? "<msup><mo form=\"prefix\">∂</mo><mn>\(order)</mn></msup>" : sign
    let below = by.runs.map { math, count in
      sign + (count > 1 ? "<msup>\(element(math))<mn>\(count)</mn></msup>" : element(math))
    }
    return "<mfrac>\(row([raised, element(of)]))\(row(below))</mfrac>"
  }

  // MARK: Names and words

  /// `lower` and `upper` are elements that stand behind the name's own index and upper index.
  static func name(_ symbol: SymbolName, isBold: Bool, lower: String? = nil, upper: String? = nil) -> String {
    var base =
      "<mi>\(HTMLText.escape(isBold && !symbol.isWord ? MathAlphabet.boldItalic(symbol.base) : symbol.base))</mi>"
    if let accent = symbol.accent { base = "<mover accent=\"true\">\(base)<mo>\(mark(accent))</mo></mover>" }
    let owner = symbol.upper.map {
      "<mo form=\"prefix\" stretchy=\"false\">(</mo>\(index($0))<mo form=\"postfix\" stretchy=\"false\">)</mo>"
    }
    let below = script([symbol.lower.map(index), lower], between: "<mo>,</mo>")
    let above = owner == nil && upper == nil ? nil : "<mrow>\((owner ?? "") + (upper ?? ""))</mrow>"
    switch (below, above) {
    case (nil, nil): return base
    case (let below?, nil): return "<msub>\(base)\(below)</msub>"
    case (nil, let above?): return "<msup>\(base)\(above)</msup>"
    case (let below?, let above?): return "<msubsup>\(base)\(below)\(above)</msubsup>"
    }
  }

  /// A name's own index stands as it is; what comes behind it makes a row.
  private static func script(_ parts: [String?], between separator: String) -> String? {
    let present = parts.compactMap { $0 }
    guard parts[1] != nil else { return present.first }
    return "<mrow>\(present.joined(separator: separator))</mrow>"
  }

  private static func mark(_ accent: SymbolName.Accent) -> String {
    switch accent {
    case .hat: "^"
    case .tilde: "~"
    case .bar: "¯"
    case .dot: "˙"
    case .dots: "¨"
    case .arrow: "→"
    }
  }

  private static func index(_ text: String) -> String {
    text.allSatisfy(\.isASCIIDigit) ? "<mn>\(text)</mn>" : "<mi>\(HTMLText.escape(Greek.letters[text] ?? text))</mi>"
  }

  /// A font's prime is small and raised as it is, so it is not a superscript as well.
  private static func function(_ name: String) -> String {
    let stem = String(name.prefix { $0 != "′" && $0 != "″" && $0 != "‴" })
    let primes = String(name.dropFirst(stem.count))
    let base = Self.name(SymbolName(function: stem), isBold: false)
    return primes.isEmpty ? base : "<mrow>\(base)<mo lspace=\"0\" rspace=\"0\">\(primes)</mo></mrow>"
  }

  /// Spaces at the ends of an element would be dropped, so they are ones that do not break.
  static func text(_ text: String) -> String {
    "<mtext>\(HTMLText.escape(text).replacing(" ", with: "\u{A0}"))</mtext>"
  }

  private static func sign(_ sign: String) -> String {
    sign == "/" ? "<mo lspace=\"0\" rspace=\"0\">/</mo>" : "<mo>\(HTMLText.escape(sign))</mo>"
  }
}
