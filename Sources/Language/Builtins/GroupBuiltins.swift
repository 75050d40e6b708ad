import Engine
import Source

extension Builtin {
  static let grouping: [Builtin] = [row, grid]

  private static let row = Builtin(
    name: "row", positional: [Parameter(name: "a", meaning: "a figure, a table or a value, with a title if you like")],
    isRepeated: true, takesLabels: true,
    documentation: "Figures, tables or values beside one another, as far as the page is wide enough.",
    example: "row(\"x²\": plot(x^2, x: -1..1), \"x³\": plot(x^3, x: -1..1))"
  ) { evaluator, call throws in
    .shown(.group(try evaluator.group(call, columns: call.positional.count)))
  }

  private static let grid = Builtin(
    name: "grid",
    positional: [Parameter(name: "a", meaning: "a figure, a table or a value, with a title if you like")],
    isRepeated: true,
    named: [Parameter(name: "columns", meaning: "how many stand beside one another, 2 if not given", isOptional: true)],
    takesLabels: true, documentation: "Figures, tables or values in rows of so many.",
    example: "grid(plot(sin(x), x: 0..6), plot(cos(x), x: 0..6), plot(tanh(x), x: -3..3), columns: 2)"
  ) { evaluator, call throws in
    let columns = try call.named["columns"].map { try evaluator.integer($0.value, atLeast: 1) } ?? 2
    return .shown(.group(try evaluator.group(call, columns: columns)))
  }
}

extension Evaluator {
  fileprivate mutating func group(_ call: Builtin.Call, columns: Int) throws(Diagnostic) -> GroupOutput {
    var items: [GroupOutput.Item] = []
    for argument in call.positional { items.append(try item(argument)) }
    return GroupOutput(arrangement: .beside(columns: columns), items: items)
  }

  /// An argument with the title that the author gave it.
  mutating func item(_ argument: Argument) throws(Diagnostic) -> GroupOutput.Item {
    let label: String? =
      switch argument.label {
      case .text(let text, _): text
      case .name(let identifier): identifier.name
      case nil: nil
      }
    return GroupOutput.Item(label: label, outputs: try show(evaluate(argument.value), of: argument.value))
  }
}
