/// The text beside a lit edge.
struct EdgeLabel: Hashable {
  /// One line, or the factor's name and its value; none where there is nothing to say.
  let lines: [FigureLabel]
  let width: Double

  private static let limit = 210.0

  init(_ edge: PathDiagram.Edge, breaksLines: Bool) {
    let value = edge.value.map(LabelText.line) ?? ""
    var lines: [FigureLabel] = []
    if let name = edge.factor, !name.plainText.isEmpty {
      if value.isEmpty {
        lines = [name]
      } else {
        lines = breaksLines ? [name, .init("= " + value)] : [.init(name.runs + [.init(" = " + value)])]
      }
    } else if !value.isEmpty {
      lines = [.init(value)]
    }
    self.lines = lines.map { LabelText.shortened($0, size: DiagramText.factorSize, width: Self.limit) }
    width = self.lines.map { LabelText.width(of: $0, size: DiagramText.factorSize) }.max() ?? 0
  }
}
