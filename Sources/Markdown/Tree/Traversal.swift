/// The parts of blocks and inlines, for those who look for something in a document.
extension Document {
  /// Every block, with those inside others, in the order of their first lines; a container comes before its contents.
  public var allBlocks: [Block] {
    blocks.flatMap(\.withDescendants).enumerated()
      .sorted { ($0.element.lines.lowerBound, $0.offset) < ($1.element.lines.lowerBound, $1.offset) }
      .map(\.element)
  }

  /// Every code span of the prose in the order of the source.
  public var codeSpans: [CodeSpan] {
    allBlocks.flatMap(\.inlines).flatMap(\.withDescendants).compactMap { inline in
      if case .code(let code) = inline { code } else { nil }
    }
  }
}

extension Document {
  /// Every formula of the prose, in the order of the source.
  public var formulas: [Mathematics] {
    allBlocks.flatMap { block in
      if case .math(let formula) = block.kind { return [formula] }
      return block.inlines.flatMap(\.withDescendants).compactMap { inline in
        if case .math(let formula) = inline { formula } else { nil }
      }
    }
  }
}

extension Block {
  /// The blocks directly inside this one.
  public var children: [Block] {
    switch kind {
    case .quote(let blocks): blocks
    case .list(let list): list.items.flatMap(\.blocks)
    case .footnote(let note): note.blocks
    case .paragraph, .heading, .thematicBreak, .indentedCode, .fencedCode, .html, .math, .table: []
    }
  }

  /// The inlines directly in this block; of a table, those of all cells.
  public var inlines: [Inline] {
    switch kind {
    case .paragraph(let inlines): inlines
    case .heading(let heading): heading.inlines
    case .table(let table): (table.header + table.rows.joined()).flatMap(\.inlines)
    case .thematicBreak, .quote, .list, .indentedCode, .fencedCode, .html, .math, .footnote: []
    }
  }

  fileprivate var withDescendants: [Block] {
    [self] + children.flatMap(\.withDescendants)
  }
}

extension Inline {
  /// The inlines directly inside this one.
  public var children: [Inline] {
    switch self {
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines),
      .image(_, _, let inlines):
      inlines
    case .text, .softBreak, .lineBreak, .code, .math, .html, .footnoteReference: []
    }
  }

  var withDescendants: [Inline] {
    [self] + children.flatMap(\.withDescendants)
  }
}

extension [Inline] {
  /// The text without markup: code and TeX as they stand, tags left out, line ends as spaces.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text): text
      case .code(let code): code.literal
      case .math(let formula): formula.tex
      case .softBreak, .lineBreak: " "
      case .html(let html): html.hasPrefix("<br") ? " " : ""
      case .footnoteReference: ""
      case .emphasis, .strong, .strikethrough, .link, .image: inline.children.plainText
      }
    }.joined()
  }
}
