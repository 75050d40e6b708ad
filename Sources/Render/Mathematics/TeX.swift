import Engine
import Numerals
import Typesetting

/// Prints mathematics as TeX that GitHub's MathJax and KaTeX both take: no `\operatorname`, and nothing but plain
/// characters inside `\text`, since the two differ in what they read there.
struct TeX {
  let style: NumberStyle
  /// Whether vectors are written as columns.
  private var hasColumns = false

  init(digits: Int) { style = NumberStyle(digits: digits) }

  func tex(_ math: Math) -> String {
    var printer = self
    printer.hasColumns = hasColumns || math.hasMatrix
    return printer.written(math)
  }

  private func written(_ math: Math) -> String {
    switch math {
    case .number, .exact: style.parts(math).map(Self.number) ?? ""
    case .name(let name): Self.name(SymbolName(name), isBold: false)
    case .array(let name): Self.name(SymbolName(name), isBold: true)
    case .text(let text): Self.text(text)
    case .sign(let sign): Self.sign(sign)
    case .row(let parts): parts.map(tex).joined(separator: " ")
    case .juxtaposed(let parts): juxtaposed(parts)
    case .fraction(let above, let below): "\\frac{\(tex(above))}{\(tex(below))}"
    case .power(.array(let name), let exponent) where SymbolName(name).upper != nil,
      .power(.name(let name), let exponent) where SymbolName(name).upper != nil:
      "{\(fenced(math.base))}^{\(tex(exponent))}"
    case .power(let base, let exponent): "{\(bracketed(base))}^{\(tex(exponent))}"
    case .index(let base, let indices) where math.hasIndicesBehindNumber: "{\(fenced(base))}_{\(index(indices))}"
    case .index(.name(let name), let indices): Self.name(SymbolName(name), isBold: false, lower: index(indices))
    case .index(.array(let name), let indices): Self.name(SymbolName(name), isBold: true, lower: index(indices))
    case .index(let base, let indices): "{\(tex(base))}_{\(index(indices))}"
    case .root(let inner): "\\sqrt{\(tex(inner))}"
    case .absolute(let inner): fenced(inner, "\\lvert ", " \\rvert")
    case .norm(let inner): fenced(inner, "\\lVert ", " \\rVert")
    case .brackets(let inner): fenced(inner)
    case .call(let function, let arguments):
      Self.function(function)
        + fenced(list(arguments), isTall: arguments.contains { $0.isTall || hasColumns && $0.hasVector })
    case .transpose(.array(let name)) where SymbolName(name).upper != nil:
      Self.name(SymbolName(name), isBold: true, upper: "\\top")
    case .transpose(let inner): "{\(tex(inner))}^{\\top}"
    case .sum(let below, let above, let inner):
      "\\sum" + (below.map { "_{\(tex($0))}" } ?? "") + (above.map { "^{\(tex($0))}" } ?? "") + " " + tex(inner)
    case .vector(let parts) where hasColumns: matrix(parts.map { [$0.turned] })
    case .vector(let parts): fenced(list(parts), "[", "]", isTall: parts.contains(where: \.isTall))
    case .matrix(let rows): matrix(rows)
    case .cases(let lines): "\\begin{cases} " + table(lines.map { $0.map(tex) }) + " \\end{cases}"
    case .indicator(let inner): fenced(inner, "[", "]")
    case .partial(let order, let of, let by): partial(order, of, by)
    case .nabla(let inner): "\\nabla \(tex(inner))"
    case .aligned(let lines): "\\begin{aligned} " + table(lines.map { $0.map(tex) }) + " \\end{aligned}"
    case .marked(_, let inner): tex(inner)
    }
  }

  static func number(_ parts: NumeralParts) -> String {
    switch parts {
    case .plain(let text): text
    case .scientific(let mantissa, let exponent): "\(mantissa) \\cdot 10^{\(exponent)}"
    case .special(let text): text == "NaN" ? "\\text{NaN}" : text.hasPrefix("-") ? "-\\infty" : "\\infty"
    }
  }

  /// TeX itself keeps functions and sums apart from what stands before them.
  private func juxtaposed(_ parts: [Math]) -> String {
    var result = ""
    for (position, part) in parts.enumerated() {
      let text = tex(part)
      if position > 0 {
        let hasSpace = Math.hasSpace(between: parts[position - 1], part) && !Self.isOperator(part)
        result += hasSpace ? " \\, " : " "
      }
      result += text
    }
    return result
  }

  private static func isOperator(_ math: Math) -> Bool {
    switch math.unmarked {
    case .sum: true
    case .call(let function, _): functions.contains(function) || function == "log2" || function == "log10"
    case .power(let base, _): isOperator(base)
    default: false
    }
  }

  private func list(_ parts: [Math]) -> String { parts.map(tex).joined(separator: ",\\ ") }

  private func index(_ indices: [Math]) -> String {
    indices.map(tex).joined(separator: indices.areDigits ? "" : ",")
  }

  private func bracketed(_ base: Math) -> String { style.needsBracketsAsBase(base) ? fenced(base) : tex(base) }

  private func fenced(_ inner: Math, _ open: String = "(", _ close: String = ")") -> String {
    fenced(tex(inner), open, close, isTall: inner.isTall || hasColumns && inner.hasVector)
  }

  /// Brackets that grow have a space around them, so only those do that must.
  private func fenced(_ inner: String, _ open: String = "(", _ close: String = ")", isTall: Bool) -> String {
    guard isTall else { return "\(open)\(inner)\(close)" }
    return "\\left\(open.trimmed) \(inner) \\right\(close.trimmed)"
  }

  private func table(_ rows: [[String]]) -> String {
    rows.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ")
  }

  private func matrix(_ rows: [[Math]]) -> String {
    let cells = table(rows.map { $0.map(tex) })
    guard style.isUneven(rows) else { return "\\begin{bmatrix} \(cells) \\end{bmatrix}" }
    let columns = String(repeating: "r", count: rows.first?.count ?? 1)
    return "\\left[ \\begin{array}{\(columns)} \(cells) \\end{array} \\right]"
  }

  private func partial(_ order: Int, _ of: Math, _ by: [Math]) -> String {
    let above = "\\partial" + (order > 1 ? "^{\(order)}" : "") + " \(tex(of))"
    let below = by.runs.map { math, count in
      "\\partial " + (count > 1 ? "{\(tex(math))}^{\(count)}" : tex(math))
    }
    return "\\frac{\(above)}{\(below.joined(separator: " \\, "))}"
  }

  // MARK: Names

  /// `lower` and `upper` stand behind the name's own index and upper index.
  static func name(_ symbol: SymbolName, isBold: Bool, lower: String? = nil, upper: String? = nil) -> String {
    // The array of ones.
    if isBold, symbol.base == "1" {
      return "\\mathbf{1}" + (lower.map { "_{\($0)}" } ?? "") + (upper.map { "^{\($0)}" } ?? "")
    }
    var result = letters(symbol.base)
    // A raised digit in a name and an upper index would be two superscripts of one base, which TeX refuses.
    if result.contains("^") { result = "{\(result)}" }
    if isBold, !symbol.isWord { result = "\\boldsymbol{\(result)}" }
    switch symbol.accent {
    case nil: break
    case .hat: result = "\\hat{\(result)}"
    case .tilde: result = "\\tilde{\(result)}"
    case .bar: result = "\\bar{\(result)}"
    case .dot: result = "\\dot{\(result)}"
    case .dots: result = "\\ddot{\(result)}"
    case .arrow: result = "\\vec{\(result)}"
    }
    let below = [symbol.lower.map(index), lower].compactMap { $0 }.joined(separator: ",")
    let above = [symbol.upper.map { "(\(index($0)))" }, upper].compactMap { $0 }.joined()
    if !below.isEmpty { result += "_{\(below)}" }
    if !above.isEmpty { result += "^{\(above)}" }
    return result
  }

  private static func letters(_ base: String) -> String {
    if let command = Greek.commands[base] { return command }
    let scalars = Array(base.unicodeScalars)
    if scalars.count == 1, scalars[0].isASCII, scalars[0].properties.isAlphabetic { return base }
    return text(base)
  }

  private static func index(_ text: String) -> String {
    text.allSatisfy(\.isASCIIDigit) ? text : letters(Greek.letters[text] ?? text)
  }

  private static let functions: Set = ["exp", "log", "sin", "cos", "tan", "tanh", "min", "max"]

  private static func function(_ name: String) -> String {
    let stem = String(name.prefix { $0 != "′" && $0 != "″" && $0 != "‴" })
    let primes = name.dropFirst(stem.count).map { $0 == "′" ? "'" : $0 == "″" ? "''" : "'''" }.joined()
    if functions.contains(stem) { return "\\\(stem)\(primes)" }
    if stem == "log2" || stem == "log10" { return "\\log_{\(stem.dropFirst(3))}\(primes)" }
    let symbol = SymbolName(function: stem)
    let name = Self.name(symbol, isBold: false)
    // So would a prime and an upper index be.
    return symbol.upper != nil && !primes.isEmpty ? "{\(name)}\(primes)" : name + primes
  }

  // MARK: Words and signs

  /// Upright words. What has a meaning in TeX stands outside `\text`, as a command.
  static func text(_ text: String) -> String {
    var result = ""
    var words = ""
    func close() {
      if !words.isEmpty { result += "\\text{\(words)}" }
      words = ""
    }
    for scalar in text.unicodeScalars {
      if let command = escapes[scalar] {
        close()
        result += command
      } else {
        words.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
      }
    }
    close()
    // The space that ends a command is needed before a letter only, and GitHub takes no space before a closing dollar.
    return result.hasSuffix(" ") ? String(result.dropLast()) : result
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "_": "\\_", "{": "\\{", "}": "\\}", "$": "\\$", "%": "\\%", "#": "\\#", "&": "\\&", "\\": "\\backslash ",
    "^": "\\text{ˆ}", "~": "\\sim ", "<": "\\lt ", ">": "\\gt ", "*": "\\ast ", "|": "\\vert ", "`": "\\text{‘}",
    "−": "-", "·": "\\cdot ", "∂": "\\partial ", "∇": "\\nabla ", "≈": "\\approx ", "≤": "\\le ", "≥": "\\ge ",
    "≠": "\\ne ", "²": "{}^2", "³": "{}^3", "\u{2003}": "\\quad ", "…": "\\dots ",
  ]

  private static let signs: [String: String] = [
    "−": "-", "-": "-", "·": "\\cdot", "⋅": "\\cdot", "×": "\\times", "⊙": "\\odot", "∗": "\\ast", "±": "\\pm",
    "≈": "\\approx",
    "≤": "\\le",
    "≥": "\\ge", "≠": "\\ne", "<": "\\lt", ">": "\\gt", "→": "\\to", "←": "\\leftarrow", "∂": "\\partial",
    "∇": "\\nabla", "…": "\\dots",
    "⋮": "\\vdots", "⋱": "\\ddots", "%": "\\%", "|": "\\vert", "+": "+", "=": "=", "==": "=", "!=": "\\ne",
    "<=": "\\le", ">=": "\\ge", ",": ",", "/": "/", ":": ":", ";": ";", "(": "(", ")": ")", "[": "[", "]": "]",
  ]

  private static func sign(_ sign: String) -> String { signs[sign] ?? text(sign) }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
