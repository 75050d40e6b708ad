import Engine
import Source

extension Builtin {
  static let exploring: [Builtin] = [explore]

  private static let explore = Builtin(
    name: "explore",
    positional: [
      Parameter(name: "a", meaning: "what is shown, or first a run to go through; or several, each with a title")
    ],
    isRepeated: true, bringsInNames: true, takesLabels: true,
    documentation:
      "What is shown, for a reader to move through: with names and ranges by sliders, with a run epoch by epoch, with titles one at a time. Of a plot over a range the tangent follows the pointer, of a contour the gradient, and with a run as its path the steps of the descent; a surface turns.",
    example: "explore(plot(sin(k*x), x: 0..6), k: 1..3)"
  ) { evaluator, call throws in
    if !call.introduced.isEmpty { return .shown(.explorer(try checked(evaluator.sliders(call), call))) }
    if call.positional.contains(where: { $0.label != nil }) { return .shown(.group(try evaluator.choice(call))) }
    if let runs = try evaluator.runs(call.expression(0)) {
      return .shown(.explorer(try checked(evaluator.epochs(of: runs, call), call)))
    }
    if let followed = try evaluator.followed(call) { return .shown(.explorer(followed)) }
    throw Diagnostic("explore has nothing to move here", at: call.span, hint: try evaluator.exploreHint(call))
  }
}

extension Builtin {
  /// What moves is drawn anew at each setting, so nothing inside it can keep a setting of its own.
  private static func checked(_ explorer: ExplorerOutput, _ call: Call) throws(Diagnostic) -> ExplorerOutput {
    guard explorer.frames.first?.contains(where: \.isMoved) == true else { return explorer }
    throw Diagnostic(
      "one explore cannot move another", at: call.span,
      hint: "show them one after the other, or choose between them: explore(\"one\": explore(…), \"other\": explore(…))"
    )
  }
}

extension Output {
  /// Whether a reader sets something in it.
  fileprivate var isMoved: Bool {
    switch self {
    case .explorer: true
    case .group(let group):
      group.items.contains { $0.outputs.contains(where: \.isMoved) } || group.arrangement == .choice
    default: false
    }
  }
}

extension Evaluator {
  /// What the pointer moves in a single figure; nothing where there is no such figure.
  fileprivate mutating func followed(_ call: Builtin.Call) throws(Diagnostic) -> ExplorerOutput? {
    let expression = call.expression(0)
    guard call.positional.count == 1, let figure = try builtinCall(expression) else { return nil }
    switch figure.builtin.name {
    case "plot": return figure.introduced.isEmpty ? nil : try followedTangent(expression, figure)
    case "contour": return try followedGradient(expression, figure)
    case "surface": return try followedTurn(expression)
    default: return nil
    }
  }

  /// What an author may have meant who gave nothing to move.
  fileprivate func exploreHint(_ call: Builtin.Call) throws(Diagnostic) -> String {
    let expression = call.expression(0)
    if let figure = try builtinCall(expression), let first = figure.positional.first?.value,
      case .member(let owner, _) = first.kind, case .name(let name) = owner.kind, case .run? = names[name]
    {
      return "give the run first, as in explore(\(name), \(expression.source))"
    }
    return "give a name and its range, as in explore(\(expression.source), w: -2..2), or first a run"
  }

  /// One of several, which the reader chooses.
  fileprivate mutating func choice(_ call: Builtin.Call) throws(Diagnostic) -> GroupOutput {
    var items: [GroupOutput.Item] = []
    for argument in call.positional {
      guard argument.label != nil else {
        throw Diagnostic(
          "the others have titles to choose by, but this has none", at: argument.value.span,
          hint: "write \"title\": before it")
      }
      items.append(try item(argument))
    }
    return GroupOutput(arrangement: .choice, items: items)
  }
}
