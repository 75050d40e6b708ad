/// The text beside a lit edge.
struct EdgeLabel: Hashable {
  /// One line, or the factor's name and its value.
  let lines: [PathDiagram.Label]
  let width: Double

  private static let limit = 210.0

  init(_ edge: PathDiagram.Edge, breaksLines: Bool) {
    let name = edge.factor.flatMap { $0.plainText.isEmpty ? nil : $0 }
    let value = edge.value.flatMap { $0.isEmpty ? nil : $0 }
    var lines: [PathDiagram.Label] = []
    if let name { lines.append(name) }
    if let value {
      let sign = name == nil ? "" : "= "
      if let name, !breaksLines {
        lines = [PathDiagram.Label(name.runs + [.init(" " + sign + value)])]
      } else {
        lines.append(PathDiagram.Label(sign + value))
      }
    }
    let size = DiagramText.factorSize
    self.lines = lines.map { DiagramText.shortened($0, size: size, width: Self.limit) }
    width = self.lines.map { DiagramText.width(of: $0, size: size) }.max() ?? 0
  }
}

/// A node as it is drawn: its text, cut to what fits, and its size.
struct NodeBox: Hashable {
  let label: PathDiagram.Label
  let value: String
  let width: Double
  let height: Double

  private static let limit = 150.0

  init(_ node: PathDiagram.Node) {
    label = DiagramText.shortened(node.label, size: DiagramText.nameSize, width: Self.limit)
    value = TextMeasure.shortened(node.value ?? "", size: DiagramText.valueSize, width: Self.limit)
    let text = max(
      DiagramText.width(of: label, size: DiagramText.nameSize),
      TextMeasure.width(of: value, size: DiagramText.valueSize))
    height = value.isEmpty ? 32 : 44
    width = max(text + 16, height)
  }
}
