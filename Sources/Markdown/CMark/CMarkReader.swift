import CCMark
import Source

/// Reads cmark's tree into values, with a stack of its own: a tree may be deeper than the call stack.
struct CMarkReader {
  var tree = RawTree()
  private var footnotes: [(index: Int, node: OpaquePointer)] = []

  mutating func read(_ document: OpaquePointer?) throws(Diagnostic) {
    guard let document else { return }
    tree.nodes.append(RawTree.Node(kind: .document))
    // Where cmark knows no line (in text), the line of the last block that had one.
    var line = 1
    var stack: [(node: OpaquePointer, parent: Int, depth: Int)] = []
    func push(childrenOf node: OpaquePointer, _ parent: Int, _ depth: Int) {
      var child = cmark_node_last_child(node)
      while let next = child {
        stack.append((next, parent, depth))
        child = cmark_node_previous(next)
      }
    }
    push(childrenOf: document, 0, 1)
    while let (node, parent, depth) = stack.popLast() {
      let raw = Self.value(of: node)
      if raw.startLine > 0 { line = raw.startLine }
      guard depth <= Limits.depth else { throw Limits.tooDeep(line: line) }
      let index = tree.nodes.count
      tree.nodes.append(raw)
      tree.nodes[parent].children.append(index)
      if case .footnote = raw.kind { footnotes.append((index, node)) }
      push(childrenOf: node, index, depth + 1)
    }
    // Last, since it takes the notes' contents away.
    for footnote in footnotes {
      let note = Self.note(footnote.node)
      tree.nodes[footnote.index].kind = .footnote(anchor: note.anchor, references: note.references)
    }
  }

  private static func value(of node: OpaquePointer) -> RawTree.Node {
    var raw = RawTree.Node(kind: kind(of: node))
    raw.startLine = Int(cmark_node_get_start_line(node))
    raw.startColumn = Int(cmark_node_get_start_column(node))
    raw.endLine = Int(cmark_node_get_end_line(node))
    raw.endColumn = Int(cmark_node_get_end_column(node))
    switch raw.kind {
    case .text, .codeSpan, .inlineHTML, .html, .code, .formulaBlock, .formula:
      raw.literal = string(cmark_node_get_literal(node))
    case .paragraph, .heading, .tableCell:
      if let content = cmark_node_get_string_content(node) { raw.content = bytes(content) }
    default: break
    }
    return raw
  }

  private static func kind(of node: OpaquePointer) -> RawTree.Node.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM:
      let isTask = string(cmark_node_get_type_string(node)) == "tasklist"
      return .item(isChecked: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil)
    case CMARK_NODE_CODE_BLOCK:
      return FormulaExtension.isFormulaBlock(node) ? .formulaBlock : code(node)
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnote(anchor: "", references: 0)
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return FormulaExtension.index(of: node).map { .formula($0) } ?? .codeSpan
    case CMARK_NODE_HTML_INLINE: return .inlineHTML
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK:
      return .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      return .image(source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference(reference(node))
    default: return extensionKind(of: node)
    }
  }

  /// The kinds of extensions have numbers only while the process runs, so they go by name.
  private static func extensionKind(of node: OpaquePointer) -> RawTree.Node.Kind {
    switch string(cmark_node_get_type_string(node)) {
    case "table":
      let count = Int(cmark_gfm_extensions_get_table_columns(node))
      guard let alignments = cmark_gfm_extensions_get_table_alignments(node) else { return .table([]) }
      return .table(
        (0..<count).map { column in
          switch alignments[column] {
          case UInt8(ascii: "l"): .left
          case UInt8(ascii: "c"): .center
          case UInt8(ascii: "r"): .right
          default: nil
          }
        })
    case "table_header", "table_row": return .tableRow
    case "table_cell": return .tableCell
    case "strikethrough": return .strikethrough
    default: return .paragraph
    }
  }

  private static func code(_ node: OpaquePointer) -> RawTree.Node.Kind {
    var length: CInt = 0
    var offset: CInt = 0
    var character: CChar = 0
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    return .code(
      info: string(cmark_node_get_fence_info(node)),
      fence: isFenced ? (Int(length), UInt8(bitPattern: character)) : nil)
  }

  static func bytes(_ pointer: UnsafePointer<CChar>) -> [UInt8] {
    var count = 0
    while pointer[count] != 0 { count += 1 }
    return pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
