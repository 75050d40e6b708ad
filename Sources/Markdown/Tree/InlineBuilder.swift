import Source

/// Builds the inlines of one paragraph, heading or cell, and finds the places of its code spans and formulas.
///
/// A formula's place in the text is known. For a code span cmark gives a column that counts from the last line end it
/// noticed; it does not notice those inside code, tags and links' addresses, nor those after a backslash. So the walk
/// keeps that line end (`frame`) and how far the text has been read (`position`), and what it computes is checked: the
/// backticks must be there, and what stands between must give the literal.
struct InlineBuilder {
  let tree: RawTree
  /// Nothing where the text's lines were not found.
  let map: ContentMap?
  let content: [UInt8]
  /// What cmark adds to all columns of the text.
  let columnOffset: Int
  let isInTable: Bool
  let firstLine: Int
  var lines: SourceLines

  private lazy var runs = CodeSpanScanner.Runs(content)
  private lazy var lineFeeds = content.indices.filter { content[$0] == Byte.lineFeed }
  private var frame = 0
  private var position = 0

  init(
    tree: RawTree, node: RawTree.Node, map: ContentMap?, columnOffset: Int, isInTable: Bool = false, firstLine: Int,
    lines: SourceLines
  ) {
    self.tree = tree
    self.map = map
    content = node.content
    self.columnOffset = columnOffset
    self.isInTable = isInTable
    self.firstLine = firstLine
    self.lines = lines
  }

  mutating func inlines(of children: [Int]) -> [Inline] {
    children.map { inline(at: $0) }
  }

  private mutating func inline(at index: Int) -> Inline {
    switch tree.nodes[index].kind {
    case .softBreak:
      readLineEnd(isHard: false)
      return .softBreak
    case .lineBreak:
      readLineEnd(isHard: true)
      return .lineBreak
    case .text: return .text(tree.nodes[index].literal)
    case .codeSpan: return .code(codeSpan(tree[index]))
    case .formula(let formula): return .math(self.formula(tree.formulas[formula], tex: tree.nodes[index].literal))
    case .inlineHTML:
      readHTML(tree[index])
      return .html(tree.nodes[index].literal)
    case .emphasis: return .emphasis(inlines(of: tree.nodes[index].children))
    case .strong: return .strong(inlines(of: tree.nodes[index].children))
    case .strikethrough: return .strikethrough(inlines(of: tree.nodes[index].children))
    case .link(let destination, let title):
      let children = inlines(of: tree.nodes[index].children)
      readEnd(ofLink: tree[index])
      return .link(destination: destination, title: title, children)
    case .image(let source, let title):
      let children = inlines(of: tree.nodes[index].children)
      readEnd(ofLink: tree[index])
      return .image(source: source, title: title, children)
    case .footnoteReference(let reference): return .footnoteReference(reference)
    default: return .text(tree.nodes[index].literal)
    }
  }

  // MARK: Reading on

  private mutating func readLineEnd(isHard: Bool) {
    guard let end = lineFeeds.first(atLeast: position) else { return }
    position = end + 1
    let isUnnoticed = isHard && end > 0 && content[end - 1] == Byte.backslash
    if !isUnnoticed { frame = end + 1 }
  }

  private mutating func readHTML(_ node: RawTree.Node) {
    let start = node.startColumn - 1 - columnOffset + frame
    let literal = Array(node.literal.utf8)
    guard start >= position, start + literal.count <= content.count,
      content[start..<(start + literal.count)].elementsEqual(literal)
    else { return }
    position = start + literal.count
  }

  /// A link's end counts where its address goes over a line end. Bare addresses and `<…>` have other columns, and none
  /// does that.
  private mutating func readEnd(ofLink node: RawTree.Node) {
    let end = node.endColumn - columnOffset + frame
    guard end > position, end <= content.count, [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(content[end - 1]),
      let lineFeed = lineFeeds.first(atLeast: position), lineFeed < end
    else { return }
    position = end
  }

  // MARK: Places

  private mutating func codeSpan(_ node: RawTree.Node) -> CodeSpan {
    let literal = Array(node.literal.utf8)
    guard let span = expectedSpan(node, literal) ?? searchedSpan(literal) else {
      return CodeSpan(
        literal: node.literal, range: lines.emptyRange(line: firstLine), lines: [], isInTable: isInTable)
    }
    position = span.upperBound
    var code = codeRange(of: span)
    if code.count != literal.count { code = (code.lowerBound + 1)..<(code.upperBound - 1) }
    return CodeSpan(
      literal: node.literal, range: range(span), lines: codeLines(code), isInTable: isInTable)
  }

  /// The span where cmark's column says that the code starts.
  private mutating func expectedSpan(_ node: RawTree.Node, _ literal: [UInt8]) -> Range<Int>? {
    let code = node.startColumn - 1 - columnOffset + frame
    guard code > position, code <= content.count else { return nil }
    var start = code
    while start > position, content[start - 1] == Byte.backtick { start -= 1 }
    var backslashes = 0
    while backslashes < start, content[start - 1 - backslashes] == Byte.backslash { backslashes += 1 }
    if backslashes % 2 == 1, start < code { start += 1 }
    return start < code ? matchingSpan(at: start, literal) : nil
  }

  /// The next span with this literal.
  private mutating func searchedSpan(_ literal: [UInt8]) -> Range<Int>? {
    var index = position
    while index < content.count {
      if content[index] == Byte.backtick {
        if let span = matchingSpan(at: index, literal) { return span }
        index = CodeSpanScanner.end(ofRunAt: index, in: content)
      } else {
        index += content[index] == Byte.backslash ? 2 : 1
      }
    }
    return nil
  }

  private mutating func matchingSpan(at start: Int, _ literal: [UInt8]) -> Range<Int>? {
    guard let span = CodeSpanScanner.span(at: start, in: content, runs: runs) else { return nil }
    return CodeSpanScanner.literal(of: content[codeRange(of: span)]).elementsEqual(literal) ? span : nil
  }

  private func codeRange(of span: Range<Int>) -> Range<Int> {
    let ticks = CodeSpanScanner.end(ofRunAt: span.lowerBound, in: content) - span.lowerBound
    return (span.lowerBound + ticks)..<(span.upperBound - ticks)
  }

  private mutating func codeLines(_ code: Range<Int>) -> [CodeLine] {
    var result: [CodeLine] = []
    var start = code.lowerBound
    while start <= code.upperBound {
      let end = min(lineFeeds.first(atLeast: start) ?? code.upperBound, code.upperBound)
      if let place = map?.place(of: start) {
        let position = lines.position(line: place.line, offset: place.offset)
        result.append(CodeLine(String(decoding: content[start..<end], as: UTF8.self), at: position))
      }
      start = end + 1
    }
    return result
  }

  private mutating func formula(_ formula: FormulaScanner.Formula, tex: String) -> Mathematics {
    position = formula.range.upperBound
    return Mathematics(
      tex: tex, isDisplay: formula.isDisplay, range: range(formula.range), lines: codeLines(formula.tex),
      isInTable: isInTable)
  }

  private mutating func range(_ range: Range<Int>) -> SourceRange {
    guard let (start, end) = map?.places(of: range) else { return lines.emptyRange(line: firstLine) }
    return lines.range(from: start, to: end)
  }
}
