import Figures
import Typesetting

extension Evaluator {
  /// An expression as a figure writes it at an axis or in a legend.
  func label(_ expression: Expression) -> FigureLabel {
    MathLabel(digits: state.digits).label(Self.written(expression))
  }

  /// What the author calls an argument, else the argument itself.
  func label(_ argument: Argument) -> FigureLabel {
    switch argument.label {
    case .text(let text, _): FigureLabel(text)
    case .name(let identifier): FigureLabel(name: identifier.name)
    case nil: label(argument.value)
    }
  }

  /// A function's name, with its variable.
  func label(ofFunction expression: Expression, at variable: IntroducedName) -> FigureLabel {
    let call = Expression(kind: .call(expression, []), span: expression.span, source: expression.source)
    guard case .call(let function, _) = Self.written(call) else {
      return label(expression) + "(" + FigureLabel(name: variable.name) + ")"
    }
    return MathLabel(digits: state.digits).label(.call(function: function, [.name(variable.name)]))
  }
}
