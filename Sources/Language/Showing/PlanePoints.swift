import Engine
import Figures
import Numerals
import Source
import Typesetting

/// The points of a figure: two numbers for each row of a dataset, or for each entry of two vectors, and what colours
/// them.
struct PlanePoints {
  /// More points than these are thinned evenly.
  static let limit = 2000
  /// Whole numbers of up to so many different values are classes.
  static let mostClasses = 10

  let xs: [Double]
  let ys: [Double]
  let colouring: PlaneChart.Points.Colouring
  let label: FigureLabel

  var points: PlaneChart.Points {
    guard xs.count > Self.limit else {
      return PlaneChart.Points(xs: xs, ys: ys, colouring: colouring, label: label)
    }
    let kept = (0..<Self.limit).map { $0 * xs.count / Self.limit }
    let thinned: PlaneChart.Points.Colouring =
      switch colouring {
      case .none: .none
      case .classes(let classes, let names): .classes(kept.map { classes[$0] }, names: names)
      case .values(let values, let range): .values(kept.map { values[$0] }, range: range)
      }
    return PlaneChart.Points(
      xs: kept.map { xs[$0] }, ys: kept.map { ys[$0] }, colouring: thinned, label: label, total: xs.count)
  }

  /// Text, and whole numbers of a few values, are classes; other numbers have a scale.
  static func colouring(_ values: [Double], texts: [String]?, whole: [Double]?) -> PlaneChart.Points.Colouring {
    if let texts {
      let classes = values.map { Int(exactly: $0 - 1) ?? -1 }
      return .classes(classes, names: texts.map { FigureLabel($0) })
    }
    let distinct = Set(whole ?? values).filter { !$0.isNaN }.sorted()
    guard distinct.count <= mostClasses, distinct.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e6 }) else {
      return .values(values, range: nil)
    }
    let names = distinct.map { FigureLabel(Numerals.typographic(Numerals.significant($0, digits: 6))) }
    return .classes(values.map { distinct.firstIndex(of: $0) ?? -1 }, names: names)
  }
}

extension Evaluator {
  /// The points of two columns or vectors.
  mutating func planePoints(_ x: Expression, _ y: Expression, color: Expression?) throws(Diagnostic) -> PlanePoints {
    let first = try coordinates(x)
    let second = try coordinates(y)
    try checkBelonging(second, y, to: first, x)
    guard let color else {
      return PlanePoints(xs: first.numbers, ys: second.numbers, colouring: .none, label: "")
    }
    let third = try coordinates(color)
    try checkBelonging(third, color, to: first, x)
    let texts = state.graph.classes(of: state.graph.unbound(third.node))
    return PlanePoints(
      xs: first.numbers, ys: second.numbers,
      colouring: PlanePoints.colouring(
        third.numbers, texts: texts, whole: texts == nil ? classes(of: third.node) : nil),
      label: label(color))
  }

  private struct Coordinates {
    let node: NodeID
    let numbers: [Double]
    let rows: DatasetID?
  }

  private mutating func coordinates(_ expression: Expression) throws(Diagnostic) -> Coordinates {
    let node = try formula(expression)
    let value = try numbers(of: node, at: expression.span)
    guard value.tensor.shape.rank == 1 else {
      throw Diagnostic(
        "\(expression.source) is \(state.graph[node].shape.phrase)\(value.rows == nil ? "" : " per row"), but a number for each point is wanted here",
        at: expression.span, hint: "give a column, such as x1, or a vector")
    }
    return Coordinates(node: node, numbers: value.tensor.elements, rows: value.rows)
  }

  private func checkBelonging(
    _ other: Coordinates, _ expression: Expression, to first: Coordinates, _ firstExpression: Expression
  ) throws(Diagnostic) {
    if let rows = first.rows, let otherRows = other.rows, rows != otherRows {
      throw Diagnostic(
        state.graph.mixedRows(firstExpression.source, rows, expression.source, otherRows), at: expression.span,
        hint: "write \(firstExpression.source) on \(state.graph[otherRows].name)")
    }
    guard other.numbers.count == first.numbers.count else {
      throw Diagnostic(
        "\(firstExpression.source) has \(first.numbers.count) entries, but \(expression.source) has \(other.numbers.count)",
        at: expression.span)
    }
  }
}
