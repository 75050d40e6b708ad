import Engine
import Source

extension Evaluator {
  /// `a.name`
  mutating func member(_ whole: Expression, _ member: Identifier, _ expression: Expression) throws(Diagnostic) -> Value
  {
    if let dotted = Self.dottedName(expression), let value = names[dotted] { return value }
    let value = try evaluate(whole)
    switch value {
    case .dataset(let dataset), .row(let dataset):
      return .formula(try column(member.name, of: dataset, isRow: value.isRow, at: member.span))
    case .run(let run): return try self.member(member, of: run)
    case .gradient(let gradient):
      let path = member.name
      if let part = gradient.parts.first(where: { $0.name == path }) { return .formula(part.derivative) }
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

  private mutating func member(_ member: Identifier, of run: RunValue) throws(Diagnostic) -> Value {
    switch member.name {
    case "loss": return .series(SeriesValue(name: "loss", values: run.run.losses))
    case "epochs": return .formula(state.graph.constant(Double(run.run.epochs)))
    default: break
    }
    if let position = run.names.firstIndex(of: member.name) {
      let shape = state.graph[run.run.parameters[position].node].shape
      let values = (0...run.run.epochs).map {
        run.run.value(ofParameter: position, afterEpoch: $0, shape: shape)
      }
      guard shape.isNumber else {
        throw Diagnostic(
          "\(run.label).\(member.name) is \(shape.phrase) per epoch", at: member.span,
          hint: "write \(member.name) at \(run.label)[10] for its values after an epoch")
      }
      return .series(SeriesValue(name: member.name, values: values.map { $0.elements[0] }))
    }
    let known = ["loss", "epochs"] + run.names
    let nearest = Suggestion.nearest(to: member.name, among: known)
    throw Diagnostic(
      "\(run.label) has no \(member.name)", at: member.span,
      hint: nearest.map { "did you mean \($0)?" } ?? "it has \(known.joined(separator: ", "))")
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
