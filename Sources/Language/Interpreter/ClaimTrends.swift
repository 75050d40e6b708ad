import Engine
import Numerals
import Source

/// What a claim of falling or rising is about: numbers in their order.
private struct ClaimSeries {
  let values: [Double]
  /// What a place is called: `epoch`, `row`, `entry`.
  let unit: String
  /// The number of each place.
  let places: [Int]
}

extension Evaluator {
  /// `check run.loss falls`, `check E falls over run.loss`, `check norm(w) rises over run`: no value is above the one
  /// before it, and the last is below the first; for `rises` the other way round.
  mutating func check(_ subject: Expression, _ trend: Trend, over run: Expression?, _ statement: Statement)
    throws(Diagnostic) -> CheckOutput
  {
    let series = if let run { try series(of: subject, over: run) } else { try series(of: subject) }
    let span = Span(subject.span.start, statement.span.end)
    guard series.values.count > 1 else {
      throw Diagnostic(
        "\(subject.source) is one value, which neither falls nor rises", at: subject.span,
        hint: "a claim such as check run.loss falls, or check E falls over run, is about one value after another")
    }
    let source = "\(subject.source) \(trend.rawValue)" + (run.map { " over \($0.source)" } ?? "")
    let message = message(subject.source, trend, series)
    return CheckOutput(
      claim: source, holds: message == nil, found: Tensor(vector: series.values), message: message, span: span)
  }

  /// The first place where the numbers go the other way; or that they go nowhere.
  private func message(_ name: String, _ trend: Trend, _ series: ClaimSeries) -> String? {
    let values = series.values
    func follows(_ a: Double, _ b: Double) -> Bool { trend == .falls ? b <= a : b >= a }
    func text(_ value: Double, _ other: Double) -> String {
      ClaimWords.text(value, apartFrom: other, digits: max(state.digits, 6))
    }
    let against = (1..<values.count).filter { !follows(values[$0 - 1], values[$0]) }
    if let first = against.first {
      let (before, after) = (values[first - 1], values[first])
      let way = after.isNaN || before.isNaN ? "goes" : trend == .falls ? "rises" : "falls"
      let steps = values.count - 1
      let more = against.count == steps ? "; all \(steps) steps do" : "; \(against.count) of \(steps) steps do"
      return "\(name) \(way) from \(text(before, after)) to \(text(after, before)) at \(series.unit) "
        + "\(series.places[first])\(against.count == 1 ? "" : more)"
    }
    guard values[0] == values[values.count - 1] else { return nil }
    return "\(name) stays \(text(values[0], values[0])) from \(series.unit) \(series.places[0]) to "
      + "\(series.unit) \(series.places[values.count - 1])"
  }

  // MARK: Series

  private mutating func series(of subject: Expression) throws(Diagnostic) -> ClaimSeries {
    let value = try evaluate(subject)
    if case .series(let series) = value {
      let unit = self.run(of: subject).map(Self.unit) ?? "epoch"
      return ClaimSeries(values: series.values, unit: unit, places: series.epochs)
    }
    let node = try formula(value, of: subject)
    let numbers = try numbers(of: node, at: subject.span)
    guard numbers.tensor.shape.rank <= 1 else {
      throw Diagnostic(
        "\(subject.source) is \(numbers.tensor.shape.phrase), which has no one order", at: subject.span)
    }
    let places = Array(1...max(1, numbers.tensor.elements.count))
    return ClaimSeries(
      values: numbers.tensor.elements, unit: numbers.rows == nil ? "entry" : "row", places: places)
  }

  /// The subject after each epoch of a run. With the run's series named, the subject must be what it is a series of.
  private mutating func series(of subject: Expression, over place: Expression) throws(Diagnostic) -> ClaimSeries {
    switch try evaluate(place) {
    case .run(let run): return try values(of: subject, over: run, place)
    case .series(let series):
      guard case .member(let whole, _) = place.kind, let run = self.run(of: place),
        let formula = series.name == "loss" ? run.run.loss : run.run.training.validation
      else { break }
      let node = try self.formula(subject)
      guard state.graph.unnamed(node) == state.graph.unnamed(formula) else {
        throw Diagnostic(
          "\(place.source) is not the series of \(subject.source): \(run.label) was trained on another formula",
          at: subject.span.union(place.span), hint: "write check … over \(whole.source) for \(subject.source) itself",
          notes: definitions(of: [subject], subject.span))
      }
      return ClaimSeries(values: series.values, unit: Self.unit(of: run), places: series.epochs)
    default: break
    }
    throw Diagnostic(
      "over takes a run or the series of its loss, but \(place.source) is neither", at: place.span,
      hint: "as in check E falls over run.loss")
  }

  /// The run that a series is a member of.
  private func run(of series: Expression) -> RunValue? {
    var whole = series
    while true {
      switch whole.kind {
      case .member(let inner, _), .index(let inner, _): whole = inner
      case .name(let name):
        if case .run(let run)? = names[name] { return run }
        return nil
      default: return nil
      }
    }
  }

  private static func unit(of run: RunValue) -> String { run.run.recording == .steps ? "step" : "epoch" }

  private mutating func values(of subject: Expression, over run: RunValue, _ place: Expression) throws(Diagnostic)
    -> ClaimSeries
  {
    let node = try formula(subject)
    guard state.graph[node].shape.isNumber, state.graph[node].rows == nil else {
      throw Diagnostic(
        "\(subject.source) has several values at each epoch, so it is not one that falls or rises", at: subject.span,
        hint: "take one of them, or their sum or mean")
    }
    let own = Set(state.graph.parameters(in: node))
    guard run.run.parameters.contains(where: { own.contains($0.node) }) else {
      throw Diagnostic("\(run.label) trained no parameter that \(subject.source) is built from", at: subject.span)
    }
    let now = state.parameterValues
    defer { state.parameterValues = now }
    var values: [Double] = []
    for epoch in run.run.keptEpochs {
      for (position, parameter) in run.run.parameters.enumerated() {
        let shape = state.graph[parameter.node].shape
        state.parameterValues[parameter.id.index] = try run.value(
          ofParameter: position, afterEpoch: epoch, shape, place.span)
      }
      values.append(try numbers(of: node, at: subject.span).tensor.elements[0])
    }
    return ClaimSeries(values: values, unit: Self.unit(of: run), places: run.run.keptEpochs)
  }
}

extension Graph {
  /// What a name stands for.
  fileprivate func unnamed(_ node: NodeID) -> NodeID {
    var node = node
    while case .definition = self[node].kind { node = self[node].inputs[0] }
    return node
  }
}
