import Source

/// Builds the document from cmark's tree: blocks with their places. The tree is at most `Limits.depth` deep, so that
/// it may recurse.
struct DocumentBuilder {
  let tree: RawTree
  let extensions: Extensions
  var lines: SourceLines
  /// The containers around what is built now, from the outermost.
  var containers: [Container] = []
  /// The lines where code blocks start.
  private let codeStarts: Set<Int>
  /// Every container of the document, for the definitions of footnotes.
  lazy var allContainers = tree.containers

  init(tree: RawTree, lines: SourceLines, extensions: Extensions) {
    self.tree = tree
    self.lines = lines
    self.extensions = extensions
    codeStarts = Set(
      tree.nodes.compactMap { node in
        if case .code = node.kind { node.startLine } else { nil }
      })
  }

  mutating func blocks() -> [Block] {
    tree.nodes.isEmpty ? [] : blocks(of: tree[0].children)
  }

  private mutating func blocks(of children: [Int]) -> [Block] {
    var result: [Block] = []
    for (index, child) in children.enumerated() {
      let isSeparator = index + 1 < children.count && (result.last.map(\.needsSeparator) ?? false)
      result.append(block(tree[child], isSeparator: isSeparator, next: children.dropFirst(index + 1).first))
    }
    return result
  }

  private mutating func block(_ node: RawTree.Node, isSeparator: Bool, next: Int?) -> Block {
    switch node.kind {
    case .quote:
      let content = contents(of: node, in: .quote(firstLine: node.startLine))
      return Block(kind: .quote(content), placement: placement(node, last: content.last, isSeparator: isSeparator))
    case .list(let start, let isTight):
      let items = node.children.map { item(tree[$0]) }
      let kind = Block.Kind.list(List(start: start, isTight: isTight, items: items))
      return Block(kind: kind, placement: placement(node, last: items.last?.blocks.last, isSeparator: isSeparator))
    case .footnote(let anchor, let references):
      return footnote(node, anchor: anchor, references: references)
    case .code(let info, let fence):
      guard let fence else {
        let last = node.startLine + max(node.literal.lineCount, 1) - 1
        return Block(
          kind: .indentedCode(node.literal), placement: placement(node, lastLine: last, isSeparator: isSeparator))
      }
      return fencedBlock(node, info: info, fence: fence, isSeparator: isSeparator)
    case .formulaBlock:
      return formulaBlock(node, isSeparator: isSeparator)
    case .html:
      let last = node.startLine + max(node.literal.lineCount, 1) - 1
      return Block(kind: .html(node.literal), placement: placement(node, lastLine: last, isSeparator: isSeparator))
    case .thematicBreak:
      return Block(
        kind: .thematicBreak, placement: placement(node, lastLine: node.startLine, isSeparator: isSeparator))
    case .heading(let level):
      return heading(node, level: level, isSeparator: isSeparator)
    case .table(let alignments):
      return table(node, alignments: alignments, isSeparator: isSeparator)
    default:
      return paragraph(node, table: next.map { tree[$0] }, isSeparator: isSeparator)
    }
  }

  // MARK: Containers

  mutating func contents(of node: RawTree.Node, in container: Container) -> [Block] {
    containers.append(container)
    defer { containers.removeLast() }
    return blocks(of: node.children)
  }

  private mutating func item(_ node: RawTree.Node) -> List.Item {
    var isChecked: Bool?
    if case .item(let checked) = node.kind { isChecked = checked }
    let content = contents(of: node, in: .item(firstLine: node.startLine, width: width(ofItem: node)))
    return List.Item(isChecked: isChecked, blocks: content)
  }

  func width(ofItem node: RawTree.Node) -> Int {
    var scanner = ContainerScanner(lines, line: node.startLine)
    for container in containers { scanner.enter(container, line: node.startLine) }
    return scanner.enterNewItem()
  }

  /// Where the text of a line starts, after the marks of the containers around it.
  func textStart(line number: Int) -> Int {
    var scanner = ContainerScanner(lines, line: number)
    for container in containers { scanner.enter(container, line: number) }
    let text = lines[number].dropFirst(scanner.offset).drop(while: Byte.isSpace)
    return lines[number].count - text.count
  }

  // MARK: Placement

  private func placement(_ node: RawTree.Node, last: Block?, isSeparator: Bool) -> Placement {
    placement(
      node, lastLine: max(last?.lines.upperBound ?? node.startLine, node.startLine), isSeparator: isSeparator)
  }

  func placement(
    _ node: RawTree.Node, lastLine: Int, isSeparator: Bool, closing: String? = nil
  ) -> Placement {
    placement(
      lines: node.startLine...max(node.startLine, lastLine), indentation: max(node.startColumn - 1, 0),
      isSeparator: isSeparator, closing: closing)
  }

  func placement(lines: ClosedRange<Int>, indentation: Int, isSeparator: Bool, closing: String?) -> Placement {
    let isFirstOfItem = containers.contains { container in
      switch container {
      case .item(let line, _), .footnote(let line): line == lines.lowerBound
      case .quote: false
      }
    }
    let prefix = containers.map(\.prefix).joined()
    return Placement(
      lines: lines, prefix: prefix, blankPrefix: blankPrefix(prefix), indentation: indentation,
      isFirstOfItem: isFirstOfItem, isSeparator: isSeparator, closing: closing)
  }

  private func blankPrefix(_ prefix: String) -> String {
    guard !prefix.isEmpty else { return "" }
    var isInQuote = false
    for container in containers {
      switch container {
      case .quote: isInQuote = true
      case .footnote where isInQuote: return prefix
      case .footnote, .item: break
      }
    }
    let length = (prefix.utf8.lastIndex { $0 != UInt8(ascii: " ") }).map { prefix.utf8.index(after: $0) }
    return String(prefix[..<(length ?? prefix.startIndex)])
  }

  /// Whether a code block, and so no closing fence, starts on the line.
  func isCodeStart(_ line: Int) -> Bool {
    codeStarts.contains(line)
  }
}

extension Block {
  /// Whether what follows could become part of this block if nothing stood between.
  fileprivate var needsSeparator: Bool {
    switch kind {
    case .list, .footnote, .indentedCode: true
    default: false
    }
  }
}

extension String {
  /// The number of lines of a text that ends with a line feed, or lacks one at the end.
  var lineCount: Int {
    let feeds = utf8.lazy.filter { $0 == Byte.lineFeed }.count
    return utf8.isEmpty || utf8.last == Byte.lineFeed ? feeds : feeds + 1
  }
}
