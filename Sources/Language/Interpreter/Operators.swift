import Engine
import Numerals
import Source

extension BinaryOperator {
  /// The row of the engine's table, where there is one.
  var operation: Operation? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .product: .product
    case .power: .power
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .approximately: nil
    }
  }
}

extension Evaluator {
  mutating func unary(_ sign: UnaryOperator, _ operand: Expression, _ whole: Expression) throws(Diagnostic) -> Value {
    let node = try formula(operand)
    switch sign {
    case .plus: return .formula(node)
    case .minus:
      // A number with a minus is a number, so that it prints and compares as one.
      if let number = state.graph.scalarConstant(node), case .number = operand.kind {
        return .formula(state.graph.constant(-number))
      }
      return .formula(
        try engine(whole.span) { graph throws(EngineError) in try graph.apply(.negate, [node]) })
    }
  }

  mutating func binary(_ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression)
    throws(Diagnostic) -> Value
  {
    guard let operation = sign.operation else { return try approximation(left, right, whole) }
    try checkHabits(left, right, whole)
    if sign == .equal || sign == .notEqual, let value = try comparedText(operation, left, right, whole) { return value }
    var a = try formula(left)
    var b = try formula(right)
    if sign == .equal || sign == .notEqual { (a, b) = try comparedByClass(a, left, b, right) }
    if !sign.isComparison {
      for (node, side) in [(a, left), (b, right)] { try checkNumeric(node, side) }
    }
    try checkShapes(sign, a, left, b, right, whole)
    return .formula(
      try engine(whole.span) { graph throws(EngineError) in try graph.apply(operation, [a, b]) })
  }

  /// `a ≈ 0.86` as a value: 1 where both are at most half a unit of the literal's last decimal apart.
  private mutating func approximation(_ left: Expression, _ right: Expression, _ whole: Expression)
    throws(Diagnostic) -> Value
  {
    let a = try formula(left)
    let b = try formula(right)
    guard let literal = Literal.number(right) else {
      throw Diagnostic(
        "≈ in an expression needs a number with its decimals on the right", at: right.span,
        hint: "write abs(\(left.source) - \(right.source)) < 0.01")
    }
    let half = Literal.halfUnit(literal)
    return .formula(
      try engine(whole.span) { graph throws(EngineError) in
        let distance = try graph.apply(.absolute, [graph.apply(.subtract, [a, b])])
        return try graph.apply(.lessOrEqual, [distance, graph.constant(half)])
      })
  }

  /// `kind == "low"`: a column of text beside one of its texts.
  private mutating func comparedText(
    _ operation: Operation, _ left: Expression, _ right: Expression, _ whole: Expression
  ) throws(Diagnostic) -> Value? {
    let side: Expression
    let text: String
    switch (left.kind, right.kind) {
    case (_, .text(let own)): (side, text) = (left, own)
    case (.text(let own), _): (side, text) = (right, own)
    default: return nil
    }
    guard case .formula(let column) = try evaluate(side),
      let classes = state.graph.classes(of: state.graph.unbound(column))
    else { return nil }
    guard let place = classes.firstIndex(of: text) else {
      let known = classes.prefix(4).joined(separator: ", ") + (classes.count > 4 ? ", …" : "")
      throw Diagnostic(
        "\(side.source) is nowhere \"\(text)\"", at: whole.span, hint: "its texts are \(known)")
    }
    let number = state.graph.constant(Double(place + 1))
    return .formula(
      try engine(whole.span) { graph throws(EngineError) in try graph.apply(operation, [column, number]) })
  }

  /// A column of text has classes, which cannot be added or multiplied.
  func checkNumeric(_ node: NodeID, _ side: Expression) throws(Diagnostic) {
    guard let classes = state.graph.classes(of: node) else { return }
    let first = classes.prefix(3).joined(separator: ", ")
    throw Diagnostic(
      "\(side.source) is text (\(first)\(classes.count > 3 ? ", …" : "")), so it is no number", at: side.span)
  }

  /// Notations from elsewhere that are only wrong because a name in them is unknown.
  private func checkHabits(_ left: Expression, _ right: Expression, _ whole: Expression) throws(Diagnostic) {
    if let hint = Habits.leibniz(whole), isUnknown(left) {
      throw Diagnostic("\(left.source) is not defined", at: left.span, hint: hint)
    }
    if let hint = Habits.transposePower(whole), isUnknown(right) {
      throw Diagnostic("\(right.source) is not defined", at: right.span, hint: hint)
    }
  }

  /// A statement that compares an unknown name was meant to define it.
  func checkEquality(_ statement: Expression) throws(Diagnostic) {
    guard case .binary(_, let left, _) = statement.kind, let hint = Habits.equalityForDefinition(statement),
      isUnknown(left)
    else { return }
    throw Diagnostic("\(left.source) is not defined", at: left.span, hint: hint)
  }

  private func isUnknown(_ side: Expression) -> Bool {
    guard case .name(let name) = side.kind else { return false }
    return names[name] == nil && !Vocabulary.isKnown(name) && !state.prose.contains { $0.name == name }
  }

  /// The course's words for shapes that do not fit, with the names of the sides.
  private func checkShapes(
    _ sign: BinaryOperator, _ a: NodeID, _ left: Expression, _ b: NodeID, _ right: Expression, _ whole: Expression
  ) throws(Diagnostic) {
    let (first, second) = (state.graph[a].shape, state.graph[b].shape)
    if sign == .product {
      guard (1...2).contains(first.rank), (1...2).contains(second.rank) else { return }
      let inner = first.axes[first.rank - 1]
      guard inner != second.axes[0] else { return }
      let unit = second.rank == 1 ? "elements" : "rows"
      let leftIs = first.rank == 1 ? "has \(inner) elements" : "is \(first)"
      let rightHas = second.rank == 1 ? "it has \(second.axes[0])" : "it is \(second)"
      throw Diagnostic(
        "\(whole.source): \(left.source) \(leftIs), so \(right.source) needs \(inner) \(unit), but \(rightHas)",
        at: whole.span, notes: definitions(of: [left, right], whole.span))
    }
    guard first.broadcast(with: second) == nil else { return }
    throw Diagnostic(
      "\(whole.source): \(left.source) is \(first.phrase) and \(right.source) is \(second.phrase), "
        + "which do not fit element by element", at: whole.span,
      hint: first.rank > 0 && second.rank > 0 && first.rank + second.rank > 2 && sign == .multiply
        ? "write @ for the product of matrices" : nil, notes: definitions(of: [left, right], whole.span))
  }

  mutating func range(_ low: Expression, _ high: Expression) throws(Diagnostic) -> Value {
    if case .text(let first) = low.kind, case .text(let last) = high.kind { return .textRange(first, last) }
    return .range(try number(low), try number(high))
  }
}
