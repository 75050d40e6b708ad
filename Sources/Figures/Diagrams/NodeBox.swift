/// A node as it is drawn: its text, cut to what fits, and its size.
struct NodeBox: Hashable {
  let label: FigureLabel
  let value: String
  let width: Double
  let height: Double

  private static let limit = 150.0

  init(_ node: PathDiagram.Node) {
    label = LabelText.shortened(node.label, size: DiagramText.nameSize, width: Self.limit)
    let line = LabelText.line(node.value ?? "")
    value = TextMeasure.shortened(line, size: DiagramText.valueSize, width: Self.limit)
    let name = LabelText.width(of: label, size: DiagramText.nameSize)
    let text = max(name, TextMeasure.width(of: value, size: DiagramText.valueSize))
    height = value.isEmpty ? 32 : 44
    width = max(text + 16, name + 2 * Self.air(node.kind), height)
  }

  /// Room beside the name; round ends take some of it.
  private static func air(_ kind: PathDiagram.Kind) -> Double {
    switch kind {
    case .input, .parameter: 8
    case .formula, .loss: 12
    }
  }
}
