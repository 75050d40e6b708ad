import Figures
import Numerals
import Source

extension Evaluator {
  /// `explore(surface(f, x: -3..3, y: -3..3))`: the surface from all sides.
  mutating func followedTurn(_ expression: Expression) throws(Diagnostic) -> ExplorerOutput {
    guard case .shown(.figure(let output)) = try evaluate(expression), case .surface(let chart) = output.figure else {
      throw Diagnostic("\(expression.source) is no surface", at: expression.span)
    }
    let turns = 0..<24
    let frames = turns.map { turn -> [Output] in
      var turned = chart
      turned.angle = SurfaceAngle(turn: turn, tilt: chart.angle.tilt)
      return [.figure(FigureOutput(figure: .surface(turned), alternativeText: output.alternativeText))]
    }
    let control = ExplorerOutput.Control(
      kind: .slider, label: .text("turn"), name: "turn", settings: turns.map { "\(15 * $0)°" }, start: chart.angle.turn,
      pointer: nil)
    let telling = [chart.angle.turn, (chart.angle.turn + 8) % turns.count]
    return ExplorerOutput(controls: [control], alikeFrames: frames, tellingFrames: telling, isTurn: true)
  }
}
