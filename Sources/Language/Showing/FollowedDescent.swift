import Engine
import Figures
import Source

extension Evaluator {
  /// The most steps whose four phases are shown; of a longer run, some of them are, evenly.
  private static let mostSteps = 48

  /// `explore(contour(E, …, path: run))`: a run step by step, each in four phases; several runs epoch by epoch.
  ///
  /// Places are the run's own parameters, values and gradients the engine's. The field is computed once.
  mutating func descent(
    of runs: [RunValue], over formula: IntroducedFormula, _ ranges: [IntroducedRange], _ output: FigureOutput,
    _ chart: PlaneChart
  ) throws(Diagnostic) -> ExplorerOutput {
    let slopes = try derivatives(of: formula)
    let ways = zip(runs, chart.paths).map { run, path -> [DescentPlace] in
      let places = zip(path.xs, path.ys).map { [$0, $1] }
      let values = formula.numbers(at: places)
      let gradients = slopes.map { $0.numbers(at: places) }
      return zip(run.run.keptEpochs, places.indices).map { epoch, index in
        DescentPlace(
          epoch: epoch, x: places[index][0], y: places[index][1], value: values[index],
          gradient: gradients.map { $0[index] })
      }
    }
    let name = chart.field?.label.plainText ?? formula.expression.source
    let unit = try Self.unit(of: runs, at: formula.expression.span)
    let words = DescentWords(
      evaluator: self, name: name, names: [chart.xLabel.plainText, chart.yLabel.plainText], unit: unit)
    guard ways.count == 1, ways[0].count > 1 else { return together(ways, words, output, chart) }
    return phases(of: ways[0], runs[0], words, output, chart)
  }

  // MARK: One run

  private func phases(
    of way: [DescentPlace], _ run: RunValue, _ words: DescentWords, _ output: FigureOutput, _ chart: PlaneChart
  ) -> ExplorerOutput {
    let count = min(way.count - 1, Self.mostSteps)
    let starts = (0..<count).map { count < 2 ? 0 : $0 * (way.count - 2) / (count - 1) }
    let arrows = starts.map { start -> PlaneChart.Arrow in
      let place = way[start]
      return PlaneChart.Arrow(x: place.x, y: place.y, dx: place.gradient[0], dy: place.gradient[1])
    }
    var (frames, said, settings): ([[Output]], [String], [String]) = ([], [], [])
    for (start, arrow) in zip(starts, arrows) {
      let (old, new) = (way[start], way[start + 1])
      let back = PlaneChart.Arrow(x: arrow.x, y: arrow.y, dx: -arrow.dx, dy: -arrow.dy)
      for phase in DescentPhase.allCases {
        var moved = chart
        moved.paths = [chart.paths[0].prefix(phase == .gradient || phase == .direction ? start + 1 : start + 2)]
        switch phase {
        case .gradient: moved.movingArrow = PlaneChart.MovingArrow(arrow, of: arrows, name: "gradient")
        case .direction: moved.movingArrow = PlaneChart.MovingArrow(back, of: arrows, name: "direction of descent")
        case .step: break
        case .loss: moved.marks.append(.init(x: new.x, y: new.y, label: words.mark(new.value)))
        }
        frames.append([.figure(FigureOutput(figure: .plane(moved), alternativeText: output.alternativeText))])
        said.append(words.sentence(phase, old, new, rate: rate(of: run, at: old, to: new)))
        settings.append("\(new.epoch), \(phase.rawValue)")
      }
    }
    let control = ExplorerOutput.Control(
      kind: .steps, label: .text(words.unit), name: words.unit, settings: settings, start: 0, pointer: nil,
      group: DescentPhase.allCases.count)
    return ExplorerOutput(controls: [control], alikeFrames: frames, tellingFrames: [0, 1, 2, 3], words: said)
  }

  /// The learning rate, where the step is just that times the direction of descent.
  private func rate(of run: RunValue, at old: DescentPlace, to new: DescentPlace) -> Double? {
    guard case .gradientDescent(momentum: 0, nesterov: _) = run.run.optimizer.rule, new.epoch == old.epoch + 1,
      case .constant(let rate) = run.run.optimizer.rate
    else { return nil }
    let isExact = zip([(old.x, new.x), (old.y, new.y)], old.gradient).allSatisfy { ends, slope in
      abs(ends.1 - (ends.0 - rate * slope)) <= 1e-9 * max(abs(ends.0), abs(ends.1), abs(rate * slope))
    }
    return isExact ? rate : nil
  }

  // MARK: Several

  private func together(
    _ ways: [[DescentPlace]], _ words: DescentWords, _ output: FigureOutput, _ chart: PlaneChart
  ) -> ExplorerOutput {
    let all = ways.max { $0.count < $1.count }?.map(\.epoch) ?? [0]
    let most = 61
    let epochs = all.count <= most ? all : (0..<most).map { all[$0 * (all.count - 1) / (most - 1)] }
    var (frames, said): ([[Output]], [String]) = ([], [])
    for epoch in epochs {
      var moved = chart
      let counts = ways.map { way in max(way.prefix { $0.epoch <= epoch }.count, 1) }
      moved.paths = zip(chart.paths, counts).map { $0.prefix($1) }
      frames.append([.figure(FigureOutput(figure: .plane(moved), alternativeText: output.alternativeText))])
      let reached = zip(ways, counts).map { $0[$1 - 1] }
      said.append(
        words.sentence(epoch, zip(chart.paths.map(\.name.plainText), reached).map { ($0, $1.x, $1.y, $1.value) }))
    }
    let control = ExplorerOutput.Control(
      kind: .steps, label: .text(words.unit), name: words.unit, settings: epochs.map(String.init), start: 0,
      pointer: nil)
    let last = frames.count - 1
    var seen: Set<Int> = []
    let telling = [last / 10, last / 3, last].filter { seen.insert($0).inserted }
    return ExplorerOutput(controls: [control], alikeFrames: frames, tellingFrames: telling, words: said)
  }
}

extension PlaneChart.Path {
  /// The first places of it.
  fileprivate func prefix(_ count: Int) -> PlaneChart.Path {
    PlaneChart.Path(name: name, xs: Array(xs.prefix(count)), ys: Array(ys.prefix(count)))
  }
}
