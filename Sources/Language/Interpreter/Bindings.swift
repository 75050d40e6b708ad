import Engine
import Source

extension Evaluator {
  /// `a on d`
  mutating func on(_ body: Expression, _ data: Expression, _ whole: Expression) throws(Diagnostic) -> Value {
    let place = try evaluate(data)
    let value = try evaluate(body)
    switch place {
    case .dataset, .row:
      return try map(value, body) { evaluator, node throws(Diagnostic) in
        try evaluator.engine(whole.span) { graph throws(EngineError) in
          if case .row(let row) = place { return try graph.bind(node, toRow: row) }
          guard case .dataset(let dataset) = place else { return node }
          return try graph.bind(node, rows: dataset)
        }
      }
    default:
      throw Diagnostic(
        "on takes a dataset or a row, but \(data.source) is \(place.kindName)", at: data.span,
        hint: "name the dataset, or one of its rows, as in \(body.source) on or[2]")
    }
  }

  /// `a at n = v, …`
  mutating func at(_ body: Expression, _ replacements: [Replacement], _ whole: Expression) throws(Diagnostic) -> Value {
    var targets: [NodeID] = []
    var values: [NodeID] = []
    let outer = names
    defer { names = outer }
    var introduced: [String: Value] = [:]
    for replacement in replacements {
      let value = try formula(replacement.value)
      let (target, replaced) = try self.target(replacement, value, &introduced)
      guard !targets.contains(target) else {
        throw Diagnostic("\(replacement.target.source) is replaced twice", at: replacement.target.span)
      }
      targets.append(target)
      values.append(replaced)
    }
    for (name, value) in introduced { names[name] = value }
    let value = try evaluate(body)
    if case .formula(let node) = value {
      for (replacement, target) in zip(replacements, targets) {
        try checkColumn(target, replacement.target, in: node, of: body)
        try checkIsFree(target, replacement, in: node, body, replacements)
      }
    }
    let brought = zip(replacements, targets).filter { introduced[$0.0.target.source] != nil }
    return try map(value, body) { evaluator, node throws(Diagnostic) in
      let parts = brought.isEmpty ? [] : Set(evaluator.state.graph.reachable(from: [node]))
      for (replacement, target) in brought where !parts.contains(target) {
        let name = replacement.target.source
        throw Diagnostic(
          "\(name) is not defined, and \(body.source) has nothing of that name", at: replacement.target.span,
          hint: Suggestion.nearest(to: name, among: outer.keys.sorted()).map { "did you mean \($0)?" })
      }
      return try evaluator.engine(whole.span) { graph throws(EngineError) in
        try graph.bind(node, targets: targets, values: values)
      }
    }
  }

  /// What an inner `on` has set stays set, so that another value for a column further out would change nothing.
  private func checkIsFree(
    _ target: NodeID, _ replacement: Replacement, in node: NodeID, _ body: Expression, _ replacements: [Replacement]
  ) throws(Diagnostic) {
    guard let rows = state.graph.innerDataset(of: target, in: node) else { return }
    let name = replacement.target.source
    let changes = replacements.map { "\($0.target.source) = \($0.value.source)" }.joined(separator: ", ")
    let written = replacements.count == 1 ? changes : "(\(changes))"
    var hint = "write at before on"
    if case .on(let inner, let place) = body.unwrapped.kind {
      hint = "write \(inner.source) at \(written) on \(place.source)"
    }
    throw Diagnostic(
      "\(name) is taken from \(state.graph[rows].name) already, so at \(name) = \(replacement.value.source) would change nothing",
      at: replacement.target.span, hint: hint)
  }

  /// The node that a replacement stands for, and its new value; a name that is not known is brought in.
  private mutating func target(
    _ replacement: Replacement, _ value: NodeID, _ introduced: inout [String: Value]
  ) throws(Diagnostic) -> (NodeID, NodeID) {
    if case .name(let name) = replacement.target.kind {
      guard case .formula(let node)? = names[name] else {
        let variable = state.graph.variable(name, shape: state.graph[value].shape)
        introduced[name] = .formula(variable)
        return (variable, value)
      }
      return (node, value)
    }
    let node = try formula(replacement.target)
    guard case .operation(.part, .part(let part)) = state.graph[node].kind else { return (node, value) }
    let whole = state.graph[node].inputs[0]
    var mask = Array(repeating: 0.0, count: part.whole.count)
    for offset in part.offsets { mask[offset] = 1 }
    let replaced = try engine(replacement.target.span) { graph throws(EngineError) in
      let isPart = graph.constant(Tensor(mask, shape: part.whole))
      let shape = graph[node].shape
      guard let spread = graph[value].shape.broadcast(with: shape), spread == shape else {
        throw EngineError("the part is \(shape.phrase), but what replaces it is \(graph[value].shape.phrase)")
      }
      return try graph.apply(.choose, [isPart, graph.placed(value, part), whole])
    }
    return (whole, replaced)
  }

  /// `a at run[k]`, `a at run`
  mutating func at(_ body: Expression, state place: Expression, _ whole: Expression) throws(Diagnostic) -> Value {
    let (run, epoch) = try trained(at: place, of: body)
    let value = try evaluate(body)
    return try map(value, body) { evaluator, node throws(Diagnostic) in
      try evaluator.checkTrained(node, by: run, body, place)
      var values: [NodeID] = []
      for (position, parameter) in run.run.parameters.enumerated() {
        let shape = evaluator.state.graph[parameter.node].shape
        let value = try run.value(ofParameter: position, afterEpoch: epoch, shape, place.span)
        values.append(evaluator.state.graph.constant(value))
      }
      return try evaluator.engine(whole.span) { graph throws(EngineError) in
        let place = epoch == run.run.lastRecord ? run.label : "\(run.label)[\(epoch)]"
        return try graph.bind(node, Binding(targets: run.run.parameters.map(\.node), place: place), values: values)
      }
    }
  }

  /// The values of all parameters, with those that a run had at its end or after an epoch.
  mutating func parameterValues(at place: Expression, of body: Expression) throws(Diagnostic) -> [Tensor] {
    let (run, epoch) = try trained(at: place, of: body)
    let node = try formula(body)
    try checkTrained(node, by: run, body, place)
    var values = state.parameterValues
    for (position, parameter) in run.run.parameters.enumerated() {
      let shape = state.graph[parameter.node].shape
      values[parameter.id.index] = try run.value(ofParameter: position, afterEpoch: epoch, shape, place.span)
    }
    return values
  }

  /// The run and the epoch that stand after `at`.
  private mutating func trained(at place: Expression, of body: Expression) throws(Diagnostic) -> (RunValue, Int) {
    switch try evaluate(place) {
    case .run(let value): return (value, value.run.lastRecord)
    case .state(let value, let at): return (value, at)
    case let value:
      throw Diagnostic(
        "at takes a run or name = value, but \(place.source) is \(value.kindName)", at: place.span,
        hint: "write \(body.source) at w = 0.5, or \(body.source) at run[10]")
    }
  }

  private func checkTrained(_ node: NodeID, by run: RunValue, _ body: Expression, _ place: Expression)
    throws(Diagnostic)
  {
    let own = Set(state.graph.parameters(in: node))
    guard run.run.parameters.contains(where: { own.contains($0.node) }) else {
      throw Diagnostic("\(run.label) trained no parameter that \(body.source) is built from", at: place.span)
    }
  }

  /// Does the same to a formula, or to every part of a gradient.
  private mutating func map(
    _ value: Value, _ expression: Expression,
    _ change: (inout Evaluator, NodeID) throws(Diagnostic) -> NodeID
  ) throws(Diagnostic) -> Value {
    guard case .gradient(let gradient) = value else {
      return .formula(try change(&self, formula(value, of: expression)))
    }
    var parts: [(name: String, parameter: NodeID, derivative: NodeID)] = []
    for part in gradient.parts { parts.append((part.name, part.parameter, try change(&self, part.derivative))) }
    return .gradient(Gradient(of: gradient.of, parts: parts))
  }
}
