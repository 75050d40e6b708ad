import Language
import Markdown
import Numerals
import Source

extension LoadedNotebook {
  /// Numbers of the prose that an inline expression could say: each that is a value of the notebook where it stands, is
  /// near one, or is none at all. Numbers that the author wrote into the code, and those that an expression of the
  /// prose shows, are as they should be. Runs the notebook.
  public func proseHints(in surroundings: Surroundings = Surroundings()) -> [Diagnostic] {
    let numbers = proseNumbers.filter { !written.contains($0.literal.withoutSign) }
    guard !numbers.isEmpty else { return [] }
    var interpreter = Interpreter(of: self, in: surroundings)
    var shown: Set<String> = []
    var hints: [(number: ProseNumber, hint: Diagnostic)] = []
    var known: [NamedNumber]?
    for step in steps(numbers) {
      switch step.kind {
      case .block(let block):
        _ = interpreter.run(block.fence.lines, options: BlockOptions(fails: block.options.fails))
        known = nil
      case .inline(let inline):
        if case .success(let value) = interpreter.inline(inline.code, digits: inline.digits) {
          shown.insert(value.text.replacing("−", with: "-"))
        }
      case .number(let number):
        let values = known ?? interpreter.namedNumbers
        known = values
        if let hint = hint(number, among: values) { hints.append((number, hint)) }
      }
    }
    return hints.filter { !shown.contains($0.number.literal) }.map(\.hint)
  }

  private struct Step {
    enum Kind {
      case block(NotebookBlock)
      case inline(InlineExpression)
      case number(ProseNumber)
    }

    let place: Position
    let kind: Kind
  }

  private func steps(_ numbers: [ProseNumber]) -> [Step] {
    let blocks = blocks.filter(\.fence.isClosed).map {
      Step(place: Position(line: $0.fence.firstLine, column: 1), kind: .block($0))
    }
    let inlines = document.codeSpans.compactMap { span -> Step? in
      var ignored: [Diagnostic] = []
      return InlineExpression(span, &ignored).map { Step(place: span.range.span.start, kind: .inline($0)) }
    }
    let places = numbers.map { Step(place: $0.span.start, kind: .number($0)) }
    return (blocks + inlines + places).sorted { $0.place < $1.place }
  }

  /// The numbers that stand in the code, in captions' expressions and in tables with a label, without signs.
  private var written: Set<String> {
    let code =
      blocks.flatMap(\.fence.lines) + document.codeSpans.filter { $0.literal.hasPrefix("{nn") }.flatMap(\.lines)
    let literals = code.flatMap { line in
      line.text.split(whereSeparator: { !$0.isNumber && $0 != "." }).map(String.init)
    }
    let cells = tables.flatMap(\.rows).joined().map { $0.text.replacing("−", with: "-").withoutSign }
    return Set(literals + cells)
  }

  /// Nothing for a number with few digits that is far from all values: it may be the number of a version, or a round one.
  private func hint(_ number: ProseNumber, among values: [NamedNumber]) -> Diagnostic? {
    let says =
      "line \(number.span.start.line) says \(number.literal.replacing("-", with: "−"))\(number.isPercent ? " %" : "")"
    func scaled(_ value: NamedNumber) -> Double { number.isPercent ? value.value * 100 : value.value }
    func text(_ value: NamedNumber) -> String {
      Numerals.typographic(Numerals.significant(value.value, digits: settings.digits))
    }
    let equal = values.first { value in
      // So few digits are those of some entry of any array.
      (!value.isPart || number.significantDigits >= 3) && Numerals.isAtMostHalfUnit(scaled(value), from: number.literal)
    }
    if let equal {
      let code = number.isPercent ? "100 * \(equal.source)" : equal.source
      return .hint(
        "\(says); \(equal.source) is \(text(equal)): write `{nn\(digits(number, scaled(equal)))} \(code)`",
        at: number.span)
    }
    let wanted = Double(number.literal) ?? 0
    let near = values.filter { !$0.isPart && (scaled($0) - wanted).magnitude <= 0.05 * wanted.magnitude }
      .min { (scaled($0) - wanted).magnitude < (scaled($1) - wanted).magnitude }
    if let near {
      return .hint("\(says), which is no value here; \(near.source) is near, \(text(near))", at: number.span)
    }
    return number.significantDigits >= 3
      ? .hint("\(says), which is no value that has a name here", at: number.span) : nil
  }

  /// The option that makes the value look as it is written now.
  private func digits(_ number: ProseNumber, _ value: Double) -> String {
    let usual = Numerals.significant(value, digits: settings.digits)
    let wanted = number.significantDigits
    guard usual != number.literal, Numerals.significant(value, digits: wanted) == number.literal else { return "" }
    return " digits=\(wanted)"
  }
}

extension String {
  fileprivate var withoutSign: String { hasPrefix("-") || hasPrefix("+") ? String(dropFirst()) : self }
}
