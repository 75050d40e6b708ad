import Engine
import Source

/// Sums, means and extremes along one axis of an array, as in `mean(A, over: 1)`.
extension Evaluator {
  /// The axis that `over:` is the number of, from 0; nothing where it is none.
  mutating func axis(of node: NodeID, _ call: Builtin.Call) throws(Diagnostic) -> Int? {
    guard let over = call.named["over"]?.value else { return nil }
    if case .text = try evaluate(over) { return nil }
    let axis = try integer(over, atLeast: 1)
    let source = call.expression(0).source
    let shape = state.graph[node].shape
    guard state.graph[node].rows == nil else {
      throw Diagnostic(
        "\(source) has a value per row, so an axis of it is not told by a number", at: over.span,
        hint: "over: is \"rows\" or \"elements\" there")
    }
    guard axis <= shape.rank else {
      throw Diagnostic(
        "\(source) is \(shape.phrase), which has \(shape.rank == 0 ? "no axes" : "no axis \(axis)")", at: over.span)
    }
    guard axis == 1 || axis == shape.rank else {
      throw Diagnostic(
        "\(call.builtin.name) goes along the first or the last axis of an array, not along one between them",
        at: over.span
      )
    }
    return axis - 1
  }

  /// What the operation makes of all elements, along one axis, which is left out of the shape.
  ///
  /// - Parameter axis: the first or the last.
  mutating func reduce(_ node: NodeID, along axis: Int, _ elements: Operation) throws(EngineError) -> NodeID {
    let axes = state.graph[node].shape.axes
    guard axes.count > 1 else { return try state.graph.apply(elements, [node]) }
    var rest = axes
    rest.remove(at: axis)
    var lines = node
    if axis < axes.count - 1 {
      // Each line of the array along the axis as a row of a matrix.
      let matrix = Shape([axes[0], rest.reduce(1, *)])
      lines = try state.graph.apply(.transpose, [state.graph.apply(.reshape, [node], .shape(matrix))])
    }
    let results: NodeID
    switch elements {
    case .sumElements: results = try state.graph.apply(.sumLast, [lines])
    case .meanElements: results = try state.graph.apply(.meanLast, [lines])
    case .maximumElement: results = try state.graph.apply(.maximumLast, [lines])
    default:
      // The smallest is the largest of the negatives.
      let largest = try state.graph.apply(.maximumLast, [state.graph.apply(.negate, [lines])])
      results = try state.graph.apply(.negate, [largest])
    }
    return try state.graph.apply(.reshape, [results], .shape(Shape(rest)))
  }
}
