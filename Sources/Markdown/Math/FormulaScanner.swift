/// Finds formulas between dollar signs in the text of one paragraph, heading or cell.
///
/// The rules are Pandoc's and GitHub's: `$` opens before something that is no space, unless a letter or digit stands
/// before it, and closes after something that is no space, unless a digit follows. The next dollar sign closes a formula
/// or there is none, so that the price before a formula is no part of it. `$$…$$` is displayed; `` $`…`$ `` is GitHub's
/// form for TeX that looks like Markdown. A formula does not end inside a code span, and `\$` is a dollar.
struct FormulaScanner {
  struct Formula: Equatable {
    /// With the dollar signs.
    let range: Range<Int>
    let tex: Range<Int>
    let isDisplay: Bool
  }

  let text: [UInt8]
  /// Where dollar signs begin, one or several, in order.
  private var dollars: [Int] = []
  /// Where a formula may close, in order: `$$`, and the backtick of `` `$ ``.
  private var doubles: [Int] = []
  private var ticks: [Int] = []
  /// The end of the formula found last.
  private var end = 0

  init(_ text: [UInt8]) {
    self.text = text
    let code = CodeSpanScanner.spans(in: text)
    var span = 0
    var index = 0
    while index < text.count {
      while span < code.count, code[span].upperBound <= index { span += 1 }
      let isCode = span < code.count && code[span].contains(index)
      switch text[index] {
      case Byte.backslash where !isCode:
        index += 1
      case Byte.dollar where !isCode:
        let isRun = index + 1 < text.count && text[index + 1] == Byte.dollar
        if isRun { doubles.append(index) }
        dollars.append(index)
        if isRun { while index + 1 < text.count, text[index + 1] == Byte.dollar { index += 1 } }
      case Byte.backtick where index + 1 < text.count && text[index + 1] == Byte.dollar:
        ticks.append(index)
      default: break
      }
      index += 1
    }
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  private func canCloseSingle(at index: Int) -> Bool {
    guard index > 0, !Byte.isSpace(text[index - 1]) else { return false }
    return index + 1 >= text.count || !Byte.isDigit(text[index + 1])
  }

  /// The formula that the dollar sign at `start` opens. Signs are asked for in order.
  mutating func formula(at start: Int) -> Formula? {
    guard start < text.count, text[start] == Byte.dollar, canOpen(at: start), start + 1 < text.count else { return nil }
    let found: Formula?
    switch text[start + 1] {
    case Byte.dollar: found = displayFormula(from: start)
    case Byte.backtick: found = tickedFormula(from: start)
    case let next where Byte.isSpace(next): found = nil
    default: found = inlineFormula(from: start)
    }
    if let found { end = found.range.upperBound }
    return found
  }

  private func displayFormula(from start: Int) -> Formula? {
    let first = start + 2
    guard let close = doubles.first(atLeast: first + 1) else { return nil }
    guard !text[first..<close].allSatisfy(Byte.isSpace) else { return nil }
    return Formula(range: start..<(close + 2), tex: first..<close, isDisplay: true)
  }

  private func inlineFormula(from start: Int) -> Formula? {
    let first = start + 1
    guard let close = dollars.first(atLeast: first), canCloseSingle(at: close),
      !endsOpen(text[first..<close])
    else { return nil }
    return Formula(range: start..<(close + 1), tex: first..<close, isDisplay: false)
  }

  /// Whether a text without commands ends with an opening bracket, as between the signs of `$6 ($x$)`.
  private func endsOpen(_ tex: ArraySlice<UInt8>) -> Bool {
    guard tex.count > 1, let last = tex.last else { return false }
    return (last == UInt8(ascii: "(") || last == UInt8(ascii: "[")) && !tex.contains(Byte.backslash)
  }

  private func tickedFormula(from start: Int) -> Formula? {
    let first = start + 2
    guard let close = ticks.first(atLeast: first + 1), !text[first..<close].contains(Byte.backtick) else { return nil }
    return Formula(range: start..<(close + 2), tex: first..<close, isDisplay: false)
  }

  /// Letters and digits stand before the dollar of an amount (`US$5`) and of a variable. Scripts written without
  /// spaces, from U+2E80 on, put formulas right after a letter.
  private func canOpen(at start: Int) -> Bool {
    guard start > 0 else { return true }
    if text[start - 1] == Byte.dollar { return start == end }
    var first = start - 1
    while first > 0, text[first] & 0xC0 == 0x80 { first -= 1 }
    guard let scalar = String(decoding: text[first..<start], as: UTF8.self).unicodeScalars.last else { return true }
    if scalar.value >= 0x2E80 { return true }
    return !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
  }
}
