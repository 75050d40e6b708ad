/// One rule, used on one formula.
struct RuleStep {
  /// A formula whose derivative another's is made of.
  struct Part {
    /// What stands for the derivative.
    let placeholder: NodeID
    let formula: NodeID
  }

  let rule: DifferentiationRule
  /// The formula as it stands in the whole; in `formula` a letter may stand for its inner part.
  let origin: NodeID
  /// What is differentiated, and by what.
  let formula: NodeID
  let variable: NodeID
  /// The derivative, in which placeholders stand for those of the parts.
  let right: NodeID
  var parts: [Part] = []
  /// The chain rule's inner part: its letter, which stands in `formula`, and what it means.
  var inner: (letter: NodeID, formula: NodeID)?
}

extension DifferentiationRule {
  /// Whether it is the rule of an outer function, so that an inner part gets a letter.
  var isOfOuterFunction: Bool {
    switch self {
    case .power, .exponential, .quotient, .reciprocal: true
    case .function(let operation): if case .local = operation.derivative { true } else { false }
    case .constant, .variable, .sum, .constantFactor, .product, .generalPower, .chain, .cases, .jump, .elements: false
    }
  }
}

extension Graph {
  /// What is written where `id` is: behind names, `on`, and what only changes a shape.
  func visible(_ id: NodeID) -> NodeID {
    var id = id
    while true {
      switch self[id].kind {
      case .definition, .derivative, .bound: id = self[id].inputs[0]
      case .operation(let operation, _) where operation.notation == .invisible && self[id].inputs.count == 1:
        id = self[id].inputs[0]
      default: return id
      }
    }
  }

  /// What stands for the derivative of a formula.
  mutating func placeholder(for id: NodeID) -> NodeID {
    variable("derivative", shape: self[id].shape, rows: self[id].rows)
  }
}
