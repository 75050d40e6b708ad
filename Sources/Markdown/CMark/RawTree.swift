import Source

/// cmark's tree as values, one for one: what it says, before places in the file are worked out.
struct RawTree {
  struct Node {
    enum Kind {
      case document, quote, thematicBreak, paragraph, tableCell
      case list(start: Int?, isTight: Bool)
      case item(isChecked: Bool?)
      /// `fence` is its length and character; nothing for indented code.
      case code(info: String, fence: (length: Int, character: UInt8)?)
      case formulaBlock
      case html
      case heading(level: Int)
      case footnote(anchor: String, references: Int)
      case table([Table.Alignment?])
      case tableRow
      case text, softBreak, lineBreak, codeSpan, inlineHTML
      /// An index into `formulas`.
      case formula(Int)
      case emphasis, strong, strikethrough
      case link(destination: String, title: String)
      case image(source: String, title: String)
      case footnoteReference(FootnoteReference)
    }

    var kind: Kind
    /// As cmark counts: lines from 1, columns in bytes from 1.
    var startLine = 0
    var startColumn = 0
    var endLine = 0
    var endColumn = 0
    var literal = ""
    /// Of what holds inlines: the text that they were read from, without the containers' marks.
    var content: [UInt8] = []
    var children: [Int] = []
  }

  /// The document is the first.
  var nodes: [Node] = []
  /// What the formulas' nodes point to: ranges of the `content` of the block that holds them.
  var formulas: [FormulaScanner.Formula] = []

  subscript(index: Int) -> Node { nodes[index] }

  /// The quotes, items and footnote definitions in the order of the source.
  var containers: [Node] {
    nodes.filter { node in
      switch node.kind {
      case .quote, .item, .footnote: true
      default: false
      }
    }.sorted { ($0.startLine, $0.startColumn) < ($1.startLine, $1.startColumn) }
  }

  /// The first lines of display formulas that ended with their container and not with `$$`.
  var linesOfUnclosedFormulas: [Int] {
    nodes.compactMap { node in
      guard case .formulaBlock = node.kind else { return nil }
      return Self.isClosed(node.literal) ? nil : node.startLine
    }
  }

  /// Whether the text of a formula, from its `$$` on, ends with another.
  private static func isClosed(_ literal: String) -> Bool {
    var bytes = Array(literal.utf8)
    while let last = bytes.last, Byte.isSpace(last) { bytes.removeLast() }
    return bytes.count >= 4 && bytes.suffix(2).elementsEqual([Byte.dollar, Byte.dollar])
  }
}
