/// How a diagram is laid out: which way data flow, and how the label of an edge stands beside it.
enum DiagramArrangement: CaseIterable {
  /// To the right, with `∂y/∂z = 0.2444` above the edge.
  case rightInOneLine
  /// To the right, with the factor above the edge and its value under it.
  case rightInTwoLines
  /// Upwards, with `∂y/∂z = 0.2444` beside the edge.
  case upInOneLine
  /// Upwards, with the factor and its value in two lines beside the edge.
  case upInTwoLines

  /// The loss is on the right, or on top, where the chain of factors starts.
  var flowsRight: Bool {
    switch self {
    case .rightInOneLine, .rightInTwoLines: true
    case .upInOneLine, .upInTwoLines: false
    }
  }

  /// Whether a label has its value in a line of its own.
  var breaksLabels: Bool {
    switch self {
    case .rightInOneLine, .upInOneLine: false
    case .rightInTwoLines, .upInTwoLines: true
    }
  }
}
