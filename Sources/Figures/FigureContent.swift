/// What every kind of figure gives.
protocol FigureContent: Sendable, Hashable {
  /// The elements, before they are put into a document.
  var drawing: Drawing { get }
  /// The numbers that it shows.
  var data: FigureData { get }
  /// What it shows, in a few plain sentences computed from its data.
  func alternativeText(format: @escaping (Double) -> String) -> String
}

extension LineChart: FigureContent {
  var drawing: Drawing { LineChartDrawing.drawing(self) }
  func alternativeText(format: @escaping (Double) -> String) -> String {
    LineChartDescription(self, format: format).text
  }
}

extension PathDiagram: FigureContent {
  var drawing: Drawing { PathDiagramDrawing.drawing(self) }
  func alternativeText(format: @escaping (Double) -> String) -> String { PathDiagramDescription(self).text }
}
