/// The parts of blocks and inlines, for those who look for something in a document.
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

  /// The same without a list of them.
  func forEachInline(_ body: (Inline) -> Void) {
    switch kind {
    case .paragraph(let inlines): inlines.forEach(body)
    case .heading(let heading): heading.inlines.forEach(body)
    case .table(let table):
      for cell in table.header { cell.inlines.forEach(body) }
      for row in table.rows { for cell in row { cell.inlines.forEach(body) } }
    case .thematicBreak, .quote, .list, .indentedCode, .fencedCode, .html, .math, .footnote: break
    }
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
