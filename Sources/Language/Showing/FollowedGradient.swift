import Engine
import Figures
import Source

extension Evaluator {
  /// `explore(contour(f, x: -3..3, y: -3..3))`: the gradient at one place after the other. The field is computed once.
  mutating func followedGradient(_ expression: Expression, _ call: Builtin.Call) throws(Diagnostic) -> ExplorerOutput {
    guard case .shown(.figure(let output)) = try evaluate(expression), case .plane(let chart) = output.figure else {
      throw Diagnostic("\(expression.source) is no contour", at: expression.span)
    }
    let ranges = try introducedRanges(call, count: 2)
    let formula = try introducedFormula(call.expression(0), of: ranges.map(\.introduced))
    if let path = call.named["path"]?.value, let runs = try runs(path) {
      return try descent(of: runs, over: formula, ranges, output, chart.withGround)
    }
    let sides = zip(ranges, call.introduced).map { range, introduced in
      FollowedPlaces(
        introduced.name, from: range.low, to: range.high, steps: [12, 10, 14], isInside: true, digits: state.digits)
    }
    let places = sides[0].values.flatMap { x in sides[1].values.map { [x, $0] } }
    let slopes = try derivatives(of: formula).map { $0.numbers(at: places) }
    let values = formula.numbers(at: places)
    let arrows = places.indices.map {
      PlaneChart.Arrow(x: places[$0][0], y: places[$0][1], dx: slopes[0][$0], dy: slopes[1][$0])
    }
    let ground = chart.withGround
    let frames = arrows.map { arrow -> [Output] in
      var moved = ground
      moved.movingArrow = PlaneChart.MovingArrow(arrow, of: arrows, name: "gradient")
      return [.figure(FigureOutput(figure: .plane(moved), alternativeText: output.alternativeText))]
    }
    let name = chart.field?.label.plainText ?? call.expression(0).source
    let words = arrows.indices.map { index -> String in
      let arrow = arrows[index]
      let place =
        "\(chart.xLabel.plainText) = \(sides[0].text(arrow.x)), \(chart.yLabel.plainText) = \(sides[1].text(arrow.y))"
      guard values[index].isFinite, arrow.dx.isFinite, arrow.dy.isFinite else {
        return "At \(place), \(name) has no \(values[index].isFinite ? "gradient" : "value")."
      }
      return "At \(place), \(name) is \(said(values[index])) and its gradient is \(said([arrow.dx, arrow.dy]))."
    }
    let controls = [sides[0].control(.across), sides[1].control(.up)]
    let explorer = ExplorerOutput(controls: controls, alikeFrames: frames, tellingFrames: [])
    let counts = sides.map(\.values.count)
    let telling = [(1, 1), (2, 3), (4, 2), (5, 5)].map { across, up in
      explorer.frame(ofSettings: [(counts[0] - 1) * across / 6, (counts[1] - 1) * up / 6])
    }
    return ExplorerOutput(controls: controls, alikeFrames: frames, tellingFrames: telling, words: words)
  }
}
