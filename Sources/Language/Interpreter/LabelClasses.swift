import Engine
import Source

/// Labels: a column knows its classes, a plain number is an index from 1, and a vector is a distribution.
extension Evaluator {
  /// The target of a cross-entropy as a distribution over the classes that `p` has a number of.
  mutating func target(_ expression: Expression, for p: NodeID, _ whole: Expression) throws(Diagnostic) -> NodeID {
    let node = try formula(expression)
    let (shape, wanted) = (state.graph[node].shape, state.graph[p].shape)
    if shape == wanted { return node }
    guard shape.isNumber else {
      throw Diagnostic(
        "\(whole.source) has \(wanted.axes[0]) classes, but \(expression.source) is \(shape.phrase)",
        at: expression.span, hint: "a target is a class, or a vector with a number a class")
    }
    return try oneHot(node, expression, count: wanted.axes[0], whole)
  }

  /// 1 at the place of the class, for indices from 1 to `count`, or for a column of text.
  mutating func oneHot(_ expression: Expression, count: Int) throws(Diagnostic) -> NodeID {
    guard count <= 1_000_000 else {
      throw Diagnostic("\(count) classes are more than a million", at: expression.span)
    }
    let node = try formula(expression)
    if let classes = state.graph.classes(of: state.graph.unbound(node)) {
      guard classes.count <= count else {
        throw Diagnostic(
          "\(expression.source) has \(classes.count) classes, which is more than \(count)", at: expression.span)
      }
    } else {
      try checkIndices(node, expression, count)
    }
    return try oneHot(node, classes: (1...count).map(Double.init), expression)
  }

  private mutating func oneHot(_ node: NodeID, _ expression: Expression, count: Int, _ whole: Expression)
    throws(Diagnostic) -> NodeID
  {
    guard let classes = classes(of: node) else {
      try checkIndices(node, expression, count)
      return try oneHot(node, classes: (1...count).map(Double.init), expression)
    }
    guard classes.count == count else {
      throw Diagnostic(
        "\(expression.source) has \(classes.count) classes, but \(whole.source) has \(count) entries",
        at: expression.span, hint: "the last layer needs a unit for each class")
    }
    return try oneHot(node, classes: classes, expression)
  }

  mutating func oneHot(_ node: NodeID, classes: [Double], _ expression: Expression) throws(Diagnostic) -> NodeID {
    guard classes.count <= 1_000_000 else {
      throw Diagnostic("\(expression.source) has more than a million classes", at: expression.span)
    }
    let all = state.graph.constant(Tensor(vector: classes))
    return try engine(expression.span) { graph throws(EngineError) in try graph.apply(.oneHot, [node, all]) }
  }

  /// The classes of a column, in order.
  func classes(of node: NodeID) -> [Double]? {
    let column = state.graph.unbound(node)
    guard case .column(let names, false) = state.graph[column].kind, let rows = state.graph[column].rows else {
      return nil
    }
    if let texts = state.graph.classes(of: column) { return (1...texts.count).map(Double.init) }
    return state.graph[rows].column(names[0])?.distinctValues
  }

  private mutating func checkIndices(_ node: NodeID, _ expression: Expression, _ count: Int) throws(Diagnostic) {
    let numbers = try numbers(of: node, at: expression.span)
    for number in numbers.tensor.elements where !(number >= 1 && number <= Double(count) && number == number.rounded())
    {
      throw Diagnostic(
        numbers.rows == nil && numbers.tensor.shape.isNumber
          ? "\(expression.source) is no class: the classes are 1 to \(count)"
          : "\(expression.source) has \(TensorText.text(Tensor(number), digits: 6)), but the classes are 1 to \(count)",
        at: expression.span,
        hint: classes(of: node)?.count == count ? "one_hot(\(expression.source)) goes by the column's own classes" : nil
      )
    }
  }
}
