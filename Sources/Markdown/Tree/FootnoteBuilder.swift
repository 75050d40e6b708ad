/// Definitions of footnotes and the containers that they stood in.
extension DocumentBuilder {
  /// cmark moves definitions out of their containers to the end of the document, so the containers are looked for again.
  mutating func footnote(_ node: RawTree.Node, anchor: String, references: Int) -> Block {
    let outer = containers
    containers = []
    for container in nodesAround(node) {
      if case .item = container.kind {
        containers.append(.item(firstLine: container.startLine, width: width(ofItem: container)))
      } else if case .quote = container.kind {
        containers.append(.quote(firstLine: container.startLine))
      } else {
        containers.append(.footnote(firstLine: container.startLine))
      }
    }
    defer { containers = outer }
    // A definition that nothing refers to is not in the tree, but may be around this one.
    var scanner = ContainerScanner(lines, line: node.startLine)
    for container in containers { scanner.enter(container, line: node.startLine) }
    while let container = scanner.nextContainer(before: node.startColumn - 1, line: node.startLine) {
      containers.append(container)
    }
    let start = textStart(line: node.startLine)
    let content = contents(of: node, in: .footnote(firstLine: node.startLine))
    let last = content.last?.lines.upperBound ?? node.startLine
    return Block(
      kind: .footnote(Footnote(anchor: anchor, references: references, blocks: content)),
      placement: placement(
        lines: node.startLine...max(last, node.startLine), indentation: start, isSeparator: false, closing: nil))
  }

  /// The containers, from the outermost, whose lines go on to where a footnote definition starts.
  private mutating func nodesAround(_ node: RawTree.Node) -> [RawTree.Node] {
    allContainers.filter { container in
      (container.startLine, container.startColumn) < (node.startLine, node.startColumn)
        && container.endLine >= node.startLine
    }
  }
}
