import Engine
import PyTorch
import Source

extension Builtin {
  /// What shows the same in another language.
  static let exporting: [Builtin] = [pytorch]

  private static let pytorch = Builtin(
    name: "pytorch", positional: [Parameter(name: "E", meaning: "a loss, one number, or a run")],
    documentation: "The same data, network, loss and, for a run, training as a Python script for PyTorch.",
    example: "pytorch(E)"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    let script: String
    switch try evaluator.evaluate(expression) {
    case .run(let run): script = try Script.text(of: run.run, in: evaluator.state.graph)
    case .list(let values) where values.contains { if case .run = $0 { true } else { false } }:
      throw Diagnostic(
        "pytorch takes one run, but \(expression.source) has \(values.count)", at: expression.span,
        hint: "for example pytorch(\(expression.source)[1])")
    case let value:
      let loss = try evaluator.formula(value, of: expression)
      script = try Script.text(of: loss, values: evaluator.state.parameterValues, in: evaluator.state.graph)
    }
    return .shown(.code(language: "python", text: script))
  }
}
