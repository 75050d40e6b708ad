/// How a diagram is laid out: which way data flow, and how the label of an edge stands beside it.
enum DiagramArrangement: CaseIterable {
  /// To the right, with `∂y/∂z = 0.2444` above the edge.
  case rightWide
  /// To the right, with the factor above the edge and its value under it.
  case rightNarrow
  /// Upwards, with `∂y/∂z = 0.2444` beside the edge.
  case upWide
  /// Upwards, with the factor and its value in two lines beside the edge.
  case upNarrow

  /// The loss is on the right, or on top, where the chain of factors starts.
  var flowsRight: Bool {
    switch self {
    case .rightWide, .rightNarrow: true
    case .upWide, .upNarrow: false
    }
  }

  /// Whether a label has its value in a line of its own.
  var breaksLabels: Bool {
    switch self {
    case .rightWide, .upWide: false
    case .rightNarrow, .upNarrow: true
    }
  }
}
