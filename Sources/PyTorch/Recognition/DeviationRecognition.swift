import Engine

/// The divisor of `standardize`: the standard deviation over the rows, or 1 where a column does not vary.
extension TermBuilder {
  mutating func deviation(at node: Int) -> Int? {
    guard let choice = inputs(.choose, node), number(choice[1]) == 1, let flat = inputs(.lessOrEqual, choice[0]),
      flat[0] == choice[2], inputs(.absolute, flat[1]) != nil, let root = inputs(.squareRoot, choice[2]),
      let variance = inputs(.meanRows, root[0]), let square = inputs(.multiply, variance[0]), square[0] == square[1],
      let distance = inputs(.subtract, square[0]), let mean = inputs(.meanRows, distance[1]), mean[0] == distance[0],
      let isAnyFlat = isAnyFlat(distance[0])
    else { return nil }
    return add(.idiom(.deviation(isAnyFlat: isAnyFlat)), [place(of: distance[0])], like: node)
  }

  /// Whether some element of columns is the same in all rows; nothing where one varies no more than by rounding.
  private func isAnyFlat(_ node: Int) -> Bool? {
    let bare = unnamed(node)
    guard case .column(let names, _, let asIn) = unfolding.nodes[bare].kind, let rows = rows(bare) else { return nil }
    let values = unfolding.graph.rowValues(of: names, in: rows, asIn: asIn)
    let width = shape(bare).count
    var isAnyFlat = false
    for column in 0..<width {
      let own = stride(from: column, to: values.count, by: width).map { values[$0] }
      guard let low = own.min(), let high = own.max() else { return nil }
      if low == high { isAnyFlat = true }
      guard low == high || high - low > 1e-9 * max(low.magnitude, high.magnitude) else { return nil }
    }
    return isAnyFlat
  }
}
