import Source

/// What stands in the blocks of a document, gathered once when it is parsed.
struct DocumentContents: Sendable {
  private(set) var blocks: [Block] = []
  private(set) var codeSpans: [CodeSpan] = []
  private(set) var formulas: [Mathematics] = []
  private(set) var links: [Link] = []
  let labelledTables: LabelledTables

  init(of outermost: [Block], in source: SourceText) {
    labelledTables = LabelledTables(in: outermost, of: source)
    for block in outermost { gather(block) }
    sortByLine()
    for block in blocks {
      if case .math(let formula) = block.kind {
        formulas.append(formula)
        continue
      }
      var found = InlineContents()
      block.forEachInline { found.gather($0) }
      codeSpans += found.codeSpans
      formulas += found.formulas
      guard !found.links.isEmpty else { continue }
      var search = LinkSearch(in: source.places, block.lines, outside: found.codeSpans.map(\.range.bytes))
      links += found.links.map { search.link(to: $0, isEmpty: $1) }
    }
  }

  private mutating func gather(_ block: Block) {
    blocks.append(block)
    switch block.kind {
    case .quote(let blocks): for block in blocks { gather(block) }
    case .list(let list): for item in list.items { for block in item.blocks { gather(block) } }
    case .footnote(let note): for block in note.blocks { gather(block) }
    case .paragraph, .heading, .thematicBreak, .indentedCode, .fencedCode, .html, .math, .table: break
    }
  }

  /// Only footnotes, which come last, may stand at other places in the source.
  private mutating func sortByLine() {
    let lines = blocks.map(\.lines.lowerBound)
    guard zip(lines, lines.dropFirst()).contains(where: >) else { return }
    blocks = lines.indices.sorted { (lines[$0], $0) < (lines[$1], $1) }.map { blocks[$0] }
  }
}

/// What stands in the inlines of one block.
private struct InlineContents {
  var codeSpans: [CodeSpan] = []
  var formulas: [Mathematics] = []
  /// Their destinations, each with whether it has no words.
  var links: [(destination: String, isEmpty: Bool)] = []

  mutating func gather(_ inline: Inline, isInLink: Bool = false) {
    switch inline {
    case .code(let code): codeSpans.append(code)
    case .math(let formula): formulas.append(formula)
    case .link(let destination, _, let inlines):
      if !isInLink { links.append((destination, inlines.isEmpty)) }
      for inline in inlines { gather(inline, isInLink: true) }
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .image(_, _, let inlines):
      for inline in inlines { gather(inline, isInLink: isInLink) }
    case .text, .softBreak, .lineBreak, .html, .footnoteReference: break
    }
  }
}
