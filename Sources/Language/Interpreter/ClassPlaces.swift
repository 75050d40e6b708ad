import Engine
import Source

/// `argmax(p) == label`: an argmax is a place, and a label whose classes are numbers, such as 0 to 9, is a number. They are
/// compared by the class, as `accuracy` has it.
extension Evaluator {
  /// The two sides of a comparison, with the place among its classes for a label that stands beside an argmax.
  mutating func comparedByClass(_ a: NodeID, _ left: Expression, _ b: NodeID, _ right: Expression) throws(Diagnostic)
    -> (NodeID, NodeID)
  {
    if let classes = try classes(of: b, right, beside: a, left) { return (a, try place(of: b, classes, right)) }
    if let classes = try classes(of: a, left, beside: b, right) { return (try place(of: a, classes, left), b) }
    return (a, b)
  }

  /// The two sides of a claim, with the class for an argmax that stands beside a label.
  mutating func comparedByClass(_ first: ClaimSide, _ left: Expression, _ second: ClaimSide, _ right: Expression)
    throws(Diagnostic) -> (ClaimSide, ClaimSide)
  {
    let (a, b) = (try formula(left), try formula(right))
    if let classes = try classes(of: b, right, beside: a, left) { return (first.classed(classes), second) }
    if let classes = try classes(of: a, left, beside: b, right) { return (first, second.classed(classes)) }
    return (first, second)
  }

  /// The classes of a label of numbers, where an argmax stands beside it. Nothing where they are places themselves.
  private func classes(
    of label: NodeID, _ expression: Expression, beside guess: NodeID, _ other: Expression
  ) throws(Diagnostic) -> [Double]? {
    let largest = state.graph.unbound(guess)
    guard case .operation(.argmax, _) = state.graph[largest].kind,
      state.graph.classes(of: state.graph.unbound(label)) == nil, let classes = classes(of: label)
    else { return nil }
    let count = state.graph[state.graph[largest].inputs[0]].shape.axes.last ?? 1
    if classes.allSatisfy({ $0 >= 1 && $0 <= Double(count) && $0 == $0.rounded() }) { return nil }
    guard classes.count == count else {
      throw Diagnostic(
        "\(other.source) is a place from 1 to \(count), but \(expression.source) has \(classes.count) classes",
        at: expression.span, hint: "an argmax is compared with a label by the place among the label's classes")
    }
    return classes
  }

  private mutating func place(of label: NodeID, _ classes: [Double], _ expression: Expression) throws(Diagnostic)
    -> NodeID
  {
    let hot = try oneHot(label, classes: classes, expression)
    return try engine(expression.span) { graph throws(EngineError) in try graph.apply(.argmax, [hot]) }
  }
}

extension ClaimSide {
  /// With the classes that its numbers are the places of.
  fileprivate func classed(_ classes: [Double]) -> ClaimSide {
    let elements = tensor.elements.map { place in
      Int(exactly: place).flatMap { classes.indices.contains($0 - 1) ? classes[$0 - 1] : nil } ?? place
    }
    return ClaimSide(
      source: source, tensor: Tensor(elements, shape: tensor.shape), rows: rows, shape: shape, literals: literals,
      isWritten: isWritten, texts: texts, epochs: epochs)
  }
}
