import Engine
import Figures
import Source

extension Evaluator {
  /// The runs that an expression is, or nothing where it is something else.
  mutating func runs(_ expression: Expression) throws(Diagnostic) -> [RunValue]? {
    guard expression.isOfRuns else { return nil }
    switch try evaluate(expression) {
    case .run(let run): return [run]
    case .list(let values):
      let runs = values.compactMap { value in if case .run(let run) = value { run } else { nil } }
      return runs.count == values.count && !runs.isEmpty ? runs : nil
    default: return nil
    }
  }

  /// `explore(run, table(…), plot(run.loss))`: what is shown as it was after each epoch.
  mutating func epochs(of runs: [RunValue], _ call: Builtin.Call) throws(Diagnostic) -> ExplorerOutput {
    guard call.positional.count > 1 else {
      throw Diagnostic(
        "explore needs something that the run changes", at: call.span,
        hint: "for example explore(\(call.expression(0).source), plot(\(call.expression(0).source).loss))")
    }
    let epochs = Self.thinned(runs.map(\.run.keptEpochs).max { $0.count < $1.count } ?? [0])
    var frames: [[Output]] = []
    for epoch in epochs {
      var evaluator = self
      for run in runs { try evaluator.set(run, epoch: epoch, at: call.expression(0).span) }
      let outputs = try evaluator.parts(Array(call.positional.dropFirst()))
      frames.append(outputs.map { $0.marked(epoch) })
    }
    let unit = try Self.unit(of: runs, at: call.expression(0).span)
    let control = ExplorerOutput.Control(
      kind: .steps, label: .text(unit), name: unit, settings: epochs.map(String.init), start: 0, pointer: nil)
    let last = epochs.count - 1
    var seen: Set<Int> = []
    let telling = [0, last / 10, last / 3, last].filter { seen.insert($0).inserted }
    return ExplorerOutput(controls: [control], frames: frames, tellingFrames: telling)
  }

  /// What runs are counted in, all in the same.
  static func unit(of runs: [RunValue], at span: Span) throws(Diagnostic) -> String {
    let first = runs[0]
    if let other = runs.first(where: { $0.run.recording != first.run.recording }) {
      let (steps, epochs) = first.run.recording == .epochs ? (other, first) : (first, other)
      throw Diagnostic(
        "\(steps.label) was recorded step by step, and \(epochs.label) epoch by epoch",
        at: span, hint: "train both with record: \"steps\", or neither")
    }
    return first.run.recording == .epochs ? "epoch" : "step"
  }

  /// The first and the last, and others evenly between them, the same way for every run of so many epochs.
  private static func thinned(_ epochs: [Int]) -> [Int] {
    let most = 101
    guard epochs.count > most else { return epochs }
    return (0..<most).map { epochs[$0 * (epochs.count - 1) / (most - 1)] }
  }

  /// Gives the parameters the values that they had after the epoch; a run that ended before stays at its end.
  private mutating func set(_ run: RunValue, epoch: Int, at span: Span) throws(Diagnostic) {
    let epoch = min(epoch, run.run.lastRecord)
    let kept = run.run.keptEpochs.last { $0 <= epoch } ?? 0
    for (position, (_, id)) in run.run.parameters.enumerated() {
      state.parameterValues[id.index] = try run.value(
        ofParameter: position, afterEpoch: kept, state.graph[id].initial.shape, span)
    }
  }
}

extension Expression {
  /// Whether it can be a run: a name, or names in brackets. Other expressions may show something when they are evaluated.
  fileprivate var isOfRuns: Bool {
    switch kind {
    case .name, .index: true
    case .brackets(let entries): entries.allSatisfy(\.isOfRuns)
    case .parenthesized(let inner): inner.isOfRuns
    default: false
    }
  }
}

extension Output {
  /// A curve that goes on epoch by epoch has a mark where the reader is.
  fileprivate func marked(_ epoch: Int) -> Output {
    switch self {
    case .figure(let output):
      guard case .lineChart(let chart) = output.figure, chart.reading == .progress else { return self }
      return .figure(
        FigureOutput(figure: .lineChart(chart.marked(at: Double(epoch))), alternativeText: output.alternativeText))
    case .group(let group):
      return .group(
        GroupOutput(
          arrangement: group.arrangement,
          items: group.items.map { .init(label: $0.label, outputs: $0.outputs.map { $0.marked(epoch) }) }))
    default: return self
    }
  }
}
