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
      "What is shown, for a reader to move through: with names and ranges by sliders, with a run epoch by epoch, with titles one at a time.",
    example: "explore(plot(sin(k*x), x: 0..6), k: 1..3)"
  ) { evaluator, call throws in
    if !call.introduced.isEmpty { return .shown(.explorer(try evaluator.sliders(call))) }
    if call.positional.contains(where: { $0.label != nil }) { return .shown(.group(try evaluator.choice(call))) }
    if let runs = try evaluator.runs(call.expression(0)) {
      return .shown(.explorer(try evaluator.epochs(of: runs, call)))
    }
    throw Diagnostic(
      "explore has nothing to move here", at: call.span,
      hint: "give a name and its range, as in explore(\(call.expression(0).source), w: -2..2), or first a run")
  }
}

extension Evaluator {
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
