/// What every kind of figure gives.
protocol FigureContent: Sendable, Hashable {
  /// The elements, before they are put into a document.
  var drawing: Drawing { get }
  /// The numbers that it shows.
  var data: FigureData { get }
  /// Where values have places in the drawing, if it has such a rectangle.
  var plotArea: FigureArea? { get }
  /// What it shows, in a few plain sentences computed from its data.
  func alternativeText(format: @escaping (Double) -> String) -> String
}

extension FigureContent {
  var plotArea: FigureArea? { nil }
}

extension LineChart: FigureContent {
  var drawing: Drawing { LineChartDrawing.drawing(self) }
  func alternativeText(format: @escaping (Double) -> String) -> String {
    LineChartDescription(self, format: format).text
  }
  var plotArea: FigureArea? { LineChartDrawing.area(of: self) }
}

extension PathDiagram: FigureContent {
  var drawing: Drawing { PathDiagramDrawing.drawing(self) }
  func alternativeText(format: @escaping (Double) -> String) -> String { PathDiagramDescription(self).text }
}
