extension PathDiagram {
  /// A row for each edge between two nodes: what is used, what uses it, and the derivative along it.
  var data: FigureData {
    let rows = edges.filter { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) }.map { edge in
      [
        FigureData.Cell.text(nodes[edge.from].label.plainText), .text(nodes[edge.to].label.plainText),
        edge.factor.map { .text($0.plainText) } ?? .missing, edge.value.map { .text($0) } ?? .missing,
      ]
    }
    return FigureData(columns: ["from", "to", "factor", "value"], rows: rows)
  }
}
