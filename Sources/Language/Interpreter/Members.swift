import Engine
import Source

extension Evaluator {
  /// `a.name`
  mutating func member(_ whole: Expression, _ member: Identifier, _ expression: Expression) throws(Diagnostic) -> Value
  {
    if let dotted = Self.dottedName(expression), let value = names[dotted] { return value }
    if let (run, path, span) = try runMember(expression) { return try self.member(path, of: run, at: span) }
    let value = try evaluate(whole)
    switch value {
    case .dataset(let dataset), .row(let dataset):
      return .formula(try column(member.name, of: dataset, isRow: value.isRow, at: member.span))
    case .run(let run): return try self.member(member.name, of: run, at: member.span)
    case .formula
    where Self.dottedName(whole).map({ name in names.keys.contains { $0.hasPrefix(name + ".") } }) ?? false:
      let layer = Self.dottedName(whole) ?? ""
      let members = names.keys.filter { $0.hasPrefix(layer + ".") }.sorted().map {
        String($0.dropFirst(layer.count + 1))
      }
      throw Diagnostic(
        "\(layer) has no \(member.name)", at: member.span, hint: "it has \(members.joined(separator: ", "))")
    case .gradient(let gradient):
      let path = member.name
      if let part = gradient.parts.last(where: { $0.name == path }) { return .formula(part.derivative) }
      let inside = gradient.parts.filter { $0.name.hasPrefix(path + ".") }
      if !inside.isEmpty {
        let parts = inside.map { (String($0.name.dropFirst(path.count + 1)), $0.parameter, $0.derivative) }
        return .gradient(Gradient(of: gradient.of, parts: parts))
      }
      throw Diagnostic(
        "\(whole.source) has no part \(path)", at: member.span,
        hint: "its parts are \(gradient.parts.map(\.name).joined(separator: ", "))")
    case .formula(let node) where member.name == "T":
      return .formula(
        try engine(expression.span) { graph throws(EngineError) in try graph.apply(.transpose, [node]) })
    default:
      throw Diagnostic("\(whole.source) is \(value.kindName) and has no member \(member.name)", at: member.span)
    }
  }

  /// `h.W` as one name.
  static func dottedName(_ expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name): return name
    case .member(let whole, let member): return dottedName(whole).map { "\($0).\(member.name)" }
    default: return nil
    }
  }

  /// `run.loss`, `run.w1`, `run.h.W`: what a run has of each epoch, or of the epochs that it keeps.
  private mutating func member(_ path: String, of run: RunValue, at span: Span) throws(Diagnostic) -> Value {
    switch path {
    case "loss": return .series(SeriesValue(name: "loss", values: run.run.losses))
    case "validation":
      guard !run.run.validations.isEmpty else {
        throw Diagnostic(
          "\(run.label) followed no validation", at: span,
          hint: "write validate: in its train(…), for example validate: accuracy(p, label) on test")
      }
      return .series(SeriesValue(name: "validation", values: run.run.validations))
    case "epochs": return .formula(state.graph.constant(Double(run.run.epochs)))
    case "diverged": return .formula(state.graph.constant(run.run.hasDiverged ? 1 : 0))
    default: break
    }
    if let position = run.names.lastIndex(of: path) {
      let shape = state.graph[run.run.parameters[position].node].shape
      guard shape.isNumber else {
        throw Diagnostic(
          "\(run.label).\(path) is \(shape.phrase) per epoch", at: span,
          hint:
            "write \(run.label).\(path)[\(shape.axes.map { _ in "1" }.joined(separator: ", "))] for one entry, or \(path) at \(run.label)[10] for an epoch"
        )
      }
      return .series(series(of: position, element: 0, in: run, name: path))
    }
    let known = ["loss", "validation", "epochs", "diverged"] + run.names
    let nearest = Suggestion.nearest(to: path, among: known)
    throw Diagnostic(
      "\(run.label) has no \(path)", at: span,
      hint: nearest.map { "did you mean \($0)?" } ?? "it has \(known.joined(separator: ", "))")
  }

  private func series(of position: Int, element: Int, in run: RunValue, name: String) -> SeriesValue {
    let values = run.run.series(ofParameter: position, element: element)
    return SeriesValue(name: name, epochs: run.run.keptEpochs, values: values)
  }

  /// `run.h.W[1, 2]`: one entry of a parameter, epoch by epoch.
  mutating func parameterEntry(_ whole: Expression, _ indices: [Expression]) throws(Diagnostic) -> SeriesValue? {
    guard let (run, path, _) = try runMember(whole), let position = run.names.lastIndex(of: path) else {
      return nil
    }
    let shape = state.graph[run.run.parameters[position].node].shape
    guard shape.rank > 0, indices.count == shape.rank else { return nil }
    var element = 0
    for (axis, index) in indices.enumerated() {
      let place = try integer(index)
      guard (1...shape.axes[axis]).contains(place) else {
        throw Diagnostic("\(path) is \(shape.phrase), so it has no entry \(place) there", at: index.span)
      }
      element += (place - 1) * shape.strides[axis]
    }
    let name = "\(path)[\(indices.map(\.source).joined(separator: ", "))]"
    return series(of: position, element: element, in: run, name: name)
  }

  /// A member of a run, with the rest of its name, which may have dots: `run.h.W`.
  private mutating func runMember(_ expression: Expression) throws(Diagnostic) -> (RunValue, String, Span)? {
    guard case .member(let whole, let member) = expression.kind else { return nil }
    if let (run, path, span) = try runMember(whole) { return (run, "\(path).\(member.name)", span.union(member.span)) }
    let isRun: Bool
    switch whole.kind {
    case .name(let name): isRun = if case .run? = names[name] { true } else { false }
    case .index: isRun = true
    default: isRun = false
    }
    guard isRun, case .run(let run) = try evaluate(whole) else { return nil }
    return (run, member.name, member.span)
  }

  mutating func column(_ name: String, of dataset: DatasetID, isRow: Bool, at span: Span) throws(Diagnostic)
    -> NodeID
  {
    let columns = state.graph[dataset].columns.map(\.name)
    guard columns.contains(name) else {
      let title = state.graph[dataset].name
      let nearest = Suggestion.nearest(to: name, among: columns)
      throw Diagnostic(
        "\(title) has no column \(name)", at: span,
        hint: nearest.map { "did you mean \($0)?" } ?? "its columns are \(columns.joined(separator: ", "))")
    }
    return try engine(span) { graph throws(EngineError) in
      let node = try graph.column(name, of: dataset)
      return isRow ? try graph.bind(node, toRow: dataset) : node
    }
  }
}

extension Value {
  var isRow: Bool { if case .row = self { true } else { false } }
}
