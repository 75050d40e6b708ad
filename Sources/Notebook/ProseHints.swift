import Language
import Markdown
import Numerals
import Source

/// Looks, while a notebook runs, for numbers of its prose that an inline expression could say: each that is a value of
/// the notebook where it stands, is near one, or is none at all. Numbers that the author wrote into the code, and those
/// that an expression of the prose shows, are as they should be.
struct ProseHints {
  private let notebook: LoadedNotebook
  /// The numbers that are still to be looked at, in the order of their places.
  private var numbers: ArraySlice<ProseNumber>
  private var hints: [(number: ProseNumber, hint: Diagnostic)] = []
  /// The values that had names after so many blocks.
  private var known: (blocks: Int, values: [NamedNumber])?

  init(_ notebook: LoadedNotebook) {
    self.notebook = notebook
    let numbers = notebook.proseNumbers
    let written = numbers.isEmpty ? [] : notebook.writtenNumbers
    self.numbers = numbers.filter { !written.contains($0.literal.withoutSign) }[...]
  }

  /// Looks at the numbers that stand before a place, or at all that are left. The notebook has run up to there.
  mutating func read(before place: Position?, _ execution: Execution) {
    while let number = numbers.first, place.map({ number.span.start < $0 }) ?? true {
      numbers.removeFirst()
      let blocks = execution.cells.count
      let values = known.flatMap { $0.blocks == blocks ? $0.values : nil } ?? execution.interpreter.namedNumbers
      known = (blocks, values)
      if let hint = hint(number, among: values) { hints.append((number, hint)) }
    }
  }

  /// What is to be told, where the prose shows these values.
  func diagnostics(beside inlines: [ExecutedNotebook.InlineResult]) -> [Diagnostic] {
    let shown = Set(inlines.compactMap { $0.value?.text.replacing("−", with: "-") })
    return hints.filter { !shown.contains($0.number.literal) }.map(\.hint)
  }

  /// Nothing for a number with few digits that is far from all values: it may be the number of a version, or a round one.
  private func hint(_ number: ProseNumber, among values: [NamedNumber]) -> Diagnostic? {
    let says =
      "line \(number.span.start.line) says \(number.literal.replacing("-", with: "−"))\(number.isPercent ? " %" : "")"
    func scaled(_ value: NamedNumber) -> Double { number.isPercent ? value.value * 100 : value.value }
    func text(_ value: NamedNumber) -> String {
      Numerals.typographic(Numerals.significant(value.value, digits: notebook.settings.digits))
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
    let usual = Numerals.significant(value, digits: notebook.settings.digits)
    let wanted = number.significantDigits
    guard usual != number.literal, Numerals.significant(value, digits: wanted) == number.literal else { return "" }
    return " digits=\(wanted)"
  }
}

extension LoadedNotebook {
  /// The numbers that stand in the code, in captions' expressions and in tables with a label, without signs.
  fileprivate var writtenNumbers: Set<String> {
    let code =
      blocks.flatMap(\.fence.lines) + document.codeSpans.filter { $0.literal.hasPrefix("{nn") }.flatMap(\.lines)
    let literals = code.flatMap { line in
      line.text.split(whereSeparator: { !$0.isNumber && $0 != "." }).map(String.init)
    }
    let cells = tables.flatMap(\.rows).joined().map { $0.text.replacing("−", with: "-").withoutSign }
    return Set(literals + cells)
  }
}

extension String {
  fileprivate var withoutSign: String { hasPrefix("-") || hasPrefix("+") ? String(dropFirst()) : self }
}
