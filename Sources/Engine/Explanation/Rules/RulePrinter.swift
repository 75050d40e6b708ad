/// Writes rules of differentiation as mathematics.
struct RulePrinter {
  /// The variable that the whole is differentiated by, and whether there are others beside it.
  let variable: NodeID
  let isPartial: Bool

  /// `d/dx x³ = 3x²`
  func equation(_ step: RuleStep, in graph: Graph) -> Math {
    .row([left(step, in: graph), .sign("="), right(step, in: graph)])
  }

  func left(_ step: RuleStep, in graph: Graph) -> Math { derivative(of: step.formula, by: step.variable, in: graph) }

  /// The right side, with the parts' derivatives as they are asked for.
  func right(_ step: RuleStep, in graph: Graph) -> Math {
    var symbols: [NodeID: Math] = [:]
    for part in step.parts {
      if let inner = step.inner {
        symbols[part.placeholder] = fraction(
          FormulaPrinter(graph: graph).print(inner.letter), by: step.variable, in: graph)
      } else {
        let derivative = derivative(of: part.formula, by: step.variable, in: graph)
        symbols[part.placeholder] = step.rule.isSumOfDerivatives ? derivative : .brackets(derivative)
      }
    }
    return FormulaPrinter(graph: graph, symbols: symbols).print(step.right).withoutEnclosedBrackets
  }

  /// `d/dx`, `∂/∂x` and what they are taken of.
  func derivative(of formula: NodeID, by variable: NodeID, in graph: Graph) -> Math {
    let printed = FormulaPrinter(graph: graph).part(graph.visible(formula), depth: 0)
    let operand = printed.strength >= .power ? printed.math : .brackets(printed.math)
    return .juxtaposed([fraction(nil, by: variable, in: graph), operand])
  }

  /// `du/dx`, or `d/dx` of nothing.
  func fraction(_ above: Math?, by variable: NodeID, in graph: Graph) -> Math {
    let by = FormulaPrinter(graph: graph).print(variable)
    if isPartial, variable == self.variable {
      return .partial(order: 1, of: above ?? .row([]), by: [by])
    }
    let sign = Math.name("d")
    return .fraction(above.map { .row([sign, $0]) } ?? sign, .row([sign, by]))
  }
}

extension Math {
  /// Without brackets around the whole of a fraction's parts, or of a case, where they say nothing.
  fileprivate var withoutEnclosedBrackets: Math {
    func bare(_ math: Math) -> Math {
      if case .brackets(let inner) = math { bare(inner) } else { math.withoutEnclosedBrackets }
    }
    return switch self {
    case .fraction(let above, let below): .fraction(bare(above), bare(below))
    case .cases(let lines): .cases(lines.map { $0.map(bare) })
    case .row(let parts): .row(parts.map(\.withoutEnclosedBrackets))
    case .juxtaposed(let parts): .juxtaposed(parts.map(\.withoutEnclosedBrackets))
    case .brackets(let inner): .brackets(inner.withoutEnclosedBrackets)
    default: self
    }
  }
}

extension DifferentiationRule {
  /// Whether the parts' derivatives stand in a sum, where they need no brackets.
  var isSumOfDerivatives: Bool { self == .sum }
}
