import Figures

extension GridEvaluation {
  /// Where between two neighbouring crossings the formula jumps over a level, as a step does.
  ///
  /// Where neighbours lie on both sides of the level, and differ much more than those beside them, the distance is
  /// halved again and again: what stays apart is a jump, what comes together was only steep.
  func jumps(over level: Double, of formula: IntroducedFormula) -> [PlaneChart.Jump] {
    let candidates = edges(over: level)
    guard !candidates.isEmpty, candidates.count <= Self.mostJumps else { return [] }
    let intervals = HalvedIntervals(
      candidates.map { _ in (0, 1) }, values: candidates.map { ($0.first, $0.second) }, halvings: Self.halvings,
      value: { parts in formula.numbers(at: zip(candidates, parts).map { place(of: $0, part: $1) }) },
      side: { $0.isNaN ? nil : ($0 > level) == ($1.low > level) ? .low : .high })
    return intervals.jumps.map { position in
      let (edge, ends) = (candidates[position], intervals.places[position])
      return PlaneChart.Jump(
        row: edge.row, column: edge.column, isAcross: edge.isAcross, part: (ends.low + ends.high) / 2)
    }
  }

  /// After so many halvings the place is 1/4096 of the way exact: much finer than it is drawn.
  private static let halvings = 12
  /// A formula with more than that is noise.
  private static let mostJumps = 1000

  /// Two neighbouring crossings, with the values there.
  private struct Edge {
    let row: Int
    let column: Int
    let isAcross: Bool
    let first: Double
    let second: Double
  }

  private func edges(over level: Double) -> [Edge] {
    let numbers = self.numbers
    var edges: [Edge] = []
    for row in ys.indices {
      for column in Self.places(over: level, in: numbers[row]) {
        edges.append(
          Edge(
            row: row, column: column, isAcross: true, first: numbers[row][column], second: numbers[row][column + 1]))
      }
    }
    for column in xs.indices {
      let values = numbers.map { $0[column] }
      for row in Self.places(over: level, in: values) {
        edges.append(
          Edge(row: row, column: column, isAcross: false, first: values[row], second: values[row + 1]))
      }
    }
    return edges
  }

  /// After which values a step over the level comes that is much larger than those beside it.
  private static func places(over level: Double, in values: [Double]) -> [Int] {
    func difference(_ index: Int) -> Double {
      guard index >= 0, index + 1 < values.count else { return 0 }
      let difference = (values[index + 1] - values[index]).magnitude
      return difference.isFinite ? difference : 0
    }
    return values.indices.dropLast().filter { index in
      (values[index] > level) != (values[index + 1] > level)
        && difference(index) > 2 * max(difference(index - 1), difference(index + 1))
    }
  }

  private func place(of edge: Edge, part: Double) -> [Double] {
    let (x, y) = (xs[edge.column], ys[edge.row])
    return edge.isAcross
      ? [x + part * (xs[edge.column + 1] - x), y] : [x, y + part * (ys[edge.row + 1] - y)]
  }
}
