import Figures
import Language

/// A surface that a reader turns and tilts: what the page's script draws it from.
struct SurfaceExplorerHTML {
  private let surface: TurningSurface
  private let figure: FigureOutput
  private let digits: Int

  init(_ figure: FigureOutput, _ chart: SurfaceChart, digits: Int) {
    self.figure = figure
    self.digits = digits
    surface = TurningSurface(chart)
  }

  /// The controls and the figure that the script fills.
  func stage(identifier: String) -> [String] {
    let words = figure.alternativeText ?? FigureText.alternativeText(figure.figure, digits)
    return [
      "<div class=\"controls\">", control("turn", 0, 355, surface.turn), control("tilt", 10, 85, surface.tilt),
      "</div>",
      "<div class=\"view\"><div class=\"part\"><figure class=\"output\">",
      surface.svg(idPrefix: identifier, description: words) + "</figure></div></div>",
    ]
  }

  private func control(_ name: String, _ low: Int, _ high: Int, _ value: Int) -> String {
    "<div class=\"control\"><label><span class=\"name\">\(name)</span> "
      + "<input type=\"range\" min=\"\(low)\" max=\"\(high)\" step=\"5\" value=\"\(value)\" "
      + "aria-valuetext=\"\(value)°\" autocomplete=\"off\"></label> <output>\(value)°</output></div>"
  }

  var json: JSONValue {
    .object([
      (
        "surface",
        .object([
          ("xs", numbers(surface.xs)), ("ys", numbers(surface.ys)),
          ("heights", .array(surface.heights.map { .array($0.map { $0.map(number) ?? .null }) })),
          ("shades", .array(surface.shades.map { .string($0.map { $0.map(String.init) ?? " " }.joined()) })),
          ("colours", .array(surface.colours.map(JSONValue.string))), ("x", ticks(surface.xTicks)),
          ("y", ticks(surface.yTicks)), ("h", ticks(surface.heightTicks)), ("xName", name(surface.xName)),
          ("yName", name(surface.yName)), ("paths", .array(surface.paths.map(path))),
          ("arrows", .array(surface.arrows.map { points([$0.from, $0.to]) })),
          (
            "floor",
            .array(
              surface.floor.map { line in
                .array([.number(Double(line.shade)), numbers(line.points.flatMap { [$0.x, $0.y] })])
              })
          ), ("middle", numbers([surface.middle.x, surface.middle.y])), ("unit", number(surface.unit)),
        ])
      )
    ])
  }

  /// Four decimals are a twentieth of a unit of the drawing.
  private func number(_ value: Double) -> JSONValue { .number((value * 1e4).rounded() / 1e4) }
  private func numbers(_ values: [Double]) -> JSONValue { .array(values.map(number)) }
  private func points(_ points: [SurfacePoint]) -> JSONValue { numbers(points.flatMap { [$0.x, $0.y, $0.height] }) }
  private func name(_ name: TurningSurface.Name) -> JSONValue { .array([.string(name.svg), number(name.width)]) }

  private func ticks(_ ticks: [TurningSurface.Tick]) -> JSONValue {
    .array(ticks.map { .array([number($0.place), .string($0.label)]) })
  }

  private func path(_ path: TurningSurface.Path) -> JSONValue {
    .object([
      ("stroke", .string(path.stroke)), ("dash", .string(path.dash)),
      ("pieces", .array(path.trail.pieces.map(piece))), ("start", path.trail.start.map(piece) ?? .null),
      ("end", path.trail.end.map(piece) ?? .null),
    ])
  }

  private func piece(_ piece: SurfaceTrail.Piece) -> JSONValue {
    .array([.number(Double(piece.row)), .number(Double(piece.column)), points(piece.points)])
  }
}
