import Engine
import Figures
import Source

extension Builtin {
  static let confusion = Builtin(
    name: "confusion",
    positional: [
      Parameter(name: "p", meaning: "a number a class, or one number between 0 and 1"),
      Parameter(name: "label", meaning: "the class, by its column or its index from 1"),
    ], named: [titleParameter], isPlaced: true,
    documentation:
      "How often each true class (a row) was predicted as each class (a column); the right ones are in the frames.",
    example: "confusion([0.1, 0.7, 0.2], 2)"
  ) { evaluator, call throws in
    let (predictions, truths, classes) = try evaluator.predictions(call.expression(0), call.expression(1), call.span)
    var counts = Array(repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    for (prediction, truth) in zip(predictions, truths) { counts[truth][prediction] += 1 }
    return figure(
      .confusionMatrix(ConfusionMatrix(title: try evaluator.title(of: call), classes: classes, counts: counts)))
  }
}

extension Evaluator {
  /// The places of the predicted and the true classes, row by row, and the classes' names. The rules are those of
  /// `accuracy`: the largest entry, or `y > 0.5`.
  mutating func predictions(_ p: Expression, _ label: Expression, _ span: Span) throws(Diagnostic)
    -> (predictions: [Int], truths: [Int], classes: [String])
  {
    let node = try formula(p)
    let shape = state.graph[node].shape
    let (guess, truth): (NodeID, NodeID)
    var classes: [String]
    if shape.isNumber {
      truth = try formula(label)
      guard state.graph.classes(of: state.graph.unbound(truth)) == nil else {
        throw Diagnostic(
          "\(label.source) is text, so \(p.source) needs a number a class", at: span,
          hint: "write softmax(dense(x, 2)), or use a column of 0 and 1")
      }
      classes = ["0", "1"]
      guard !(try numbers(of: node, at: p.span).tensor.elements.contains(where: \.isNaN)) else {
        throw Diagnostic("\(p.source) is NaN in some row, which predicts no class", at: p.span)
      }
      guess = try engine(p.span) { graph throws(EngineError) in try graph.apply(.greater, [node, graph.constant(0.5)]) }
    } else {
      guard shape.rank == 1 else {
        throw Diagnostic("\(p.source) is \(shape.phrase), but a number a class is wanted", at: p.span)
      }
      let target = try target(label, for: node, p)
      let column = try formula(label)
      let known = classNames(of: column)
      classes = known?.count == shape.axes[0] ? known ?? [] : (1...max(shape.axes[0], 1)).map(String.init)
      truth = try engine(label.span) { graph throws(EngineError) in try graph.apply(.argmax, [target]) }
      guess = try engine(p.span) { graph throws(EngineError) in try graph.apply(.argmax, [node]) }
    }
    // Columns of two datasets do not belong together.
    _ = try engine(span) { graph throws(EngineError) in try graph.apply(.equal, [guess, truth]) }
    let offset = shape.isNumber ? 0 : 1
    var (predicted, actual) = (try numbers(of: guess, at: p.span).tensor.elements, [Double]())
    actual = try numbers(of: truth, at: label.span).tensor.elements
    if predicted.count == 1, actual.count > 1 { predicted = Array(repeating: predicted[0], count: actual.count) }
    if actual.count == 1, predicted.count > 1 { actual = Array(repeating: actual[0], count: predicted.count) }
    return (
      try places(predicted, offset, classes.count, p), try places(actual, offset, classes.count, label), classes
    )
  }

  private func places(_ values: [Double], _ offset: Int, _ count: Int, _ expression: Expression) throws(Diagnostic)
    -> [Int]
  {
    var places: [Int] = []
    for value in values {
      guard let whole = Int(exactly: value), (0..<count).contains(whole - offset) else {
        throw Diagnostic(
          "\(expression.source) has \(Self.name(value)), but the classes are \(offset) to \(count - 1 + offset)",
          at: expression.span)
      }
      places.append(whole - offset)
    }
    return places
  }
}
