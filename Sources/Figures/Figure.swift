import Numerals

/// A picture made from data. It can be drawn as SVG, told in words, and given back as the numbers it shows.
///
/// The same figure gives the same bytes everywhere: coordinates have fixed decimals, and positions are computed with
/// `+ − × ÷ √` alone.
public enum Figure: Sendable, Hashable {
  case lineChart(LineChart)
  case pathDiagram(PathDiagram)
  case plane(PlaneChart)
  case network(NetworkDrawing)
  case surface(SurfaceChart)
  case heatMap(HeatMap)
  case confusionMatrix(ConfusionMatrix)
  case imageSheet(ImageSheet)
  case barChart(BarChart)
  case histogram(Histogram)
  case dotPlot(DotPlot)

  /// The figure as one `<svg>` element, which is also a valid file of its own.
  ///
  /// - Parameters:
  ///   - idPrefix: makes the ids inside unique on a page; any text will do.
  ///   - description: the content of `<desc>`, such as what the author wrote; without one, the alternative text with
  ///     four significant digits.
  ///   - standalone: a file of its own has an opaque ground and follows the reader's colour scheme. Without it the
  ///     figure takes its colours from the page around it: `currentColor` and the custom properties `--figure-ground`,
  ///     `--figure-grid`, `--series-1` to `--series-6`.
  public func svg(idPrefix: String, description: String? = nil, standalone: Bool = false) -> String {
    let description = description ?? alternativeText { Numerals.typographic(Numerals.significant($0, digits: 4)) }
    let document = SVGDocument(idPrefix: idPrefix, description: description, standalone: standalone)
    return document.text(of: content.drawing)
  }

  /// What the figure shows, in a few plain sentences computed from its data, for a reader who cannot see it.
  public func alternativeText(format: @escaping (Double) -> String) -> String {
    content.alternativeText(format: format)
  }

  /// The numbers that the figure shows.
  public var data: FigureData { content.data }

  /// Where values have places in the drawing, if it has such a rectangle: what a pointer over it can set.
  public var plotArea: FigureArea? { content.plotArea }

  private var content: any FigureContent {
    switch self {
    case .lineChart(let chart): chart
    case .pathDiagram(let diagram): diagram
    case .plane(let chart): chart
    case .network(let network): network
    case .surface(let chart): chart
    case .heatMap(let map): map
    case .confusionMatrix(let matrix): matrix
    case .imageSheet(let sheet): sheet
    case .barChart(let chart): chart
    case .histogram(let histogram): histogram
    case .dotPlot(let plot): plot
    }
  }
}
