extension GridEvaluation {
  /// A place of the plane with what the formula is there.
  private struct Low {
    let x: Double
    let y: Double
    let value: Double
  }

  /// Where the formula is least, if that is inside the grid, and at no more than four places: from the lowest crossings
  /// on, by finer and finer grids around them.
  func minima(of formula: IntroducedFormula) -> [(x: Double, y: Double)] {
    let numbers = elements.map { $0[0] }
    let finite = numbers.filter(\.isFinite)
    guard !numbers.contains(-.infinity), let least = finite.min(), let most = finite.max(), least < most,
      numbers.count(where: { $0 == least }) <= Self.mostMinima, let index = numbers.firstIndex(of: least),
      isInside(index)
    else { return [] }
    var lows = [refined(index, numbers, formula)]
    // Another hollow may be as low, though its lowest crossing is a little higher.
    let others = hollows(numbers).filter { $0 != index }.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    for other in others.prefix(12) {
      let low = refined(other, numbers, formula)
      let isElsewhere = lows.allSatisfy {
        abs(low.x - $0.x) > abs(xs[1] - xs[0]) / 2 || abs(low.y - $0.y) > abs(ys[1] - ys[0]) / 2
      }
      guard isElsewhere, low.value / 2 - lows[0].value / 2 <= 1e-8 * (most / 2 - least / 2) else { continue }
      guard isInside(other) else { return [] }
      lows.append(low)
    }
    // The floor of a valley has many places that are as low.
    guard lows.count == 1 || lows.count <= Self.mostMinima && lows.allSatisfy({ isAlone($0, formula) }) else {
      return []
    }
    return lows.map { ($0.x, $0.y) }
  }

  private static let mostMinima = 4

  /// Whether the formula rises from a place in every direction: along a valley it would stay as it is, and a ring of
  /// places around has one there that is as low, to within the distance of neighbours on the ring.
  private func isAlone(_ low: Low, _ formula: IntroducedFormula) -> Bool {
    let (dx, dy) = (xs[1] - xs[0], ys[1] - ys[0])
    let side = 32
    let square = (0..<side).map { 2 * Double($0) / Double(side) - 1 }
    let ring = square.flatMap { part -> [[Double]] in [[part, -1], [1, part], [-part, 1], [-1, -part]] }
    let around = ring.map { [low.x + $0[0] * dx, low.y + $0[1] * dy] }
    let rises = formula.numbers(at: around).filter(\.isFinite).map { $0 - low.value }
    guard let least = rises.min(), let most = rises.max() else { return false }
    return least > 0.002 * most
  }

  private func isInside(_ index: Int) -> Bool {
    let (column, row) = (index % xs.count, index / xs.count)
    return column > 0 && column < xs.count - 1 && row > 0 && row < ys.count - 1
  }

  /// The crossings where no neighbour is lower; on the edge of the grid too.
  private func hollows(_ numbers: [Double]) -> [Int] {
    numbers.indices.filter { index in
      let (column, row) = (index % xs.count, index / xs.count)
      guard numbers[index].isFinite else { return false }
      for near in max(row - 1, 0)...min(row + 1, ys.count - 1) {
        for beside in max(column - 1, 0)...min(column + 1, xs.count - 1)
        where numbers[near * xs.count + beside] < numbers[index] { return false }
      }
      return true
    }
  }

  /// The lowest place around a crossing, and not outside of the grid.
  private func refined(_ index: Int, _ numbers: [Double], _ formula: IntroducedFormula) -> Low {
    let (column, row) = (index % xs.count, index / xs.count)
    var low = Low(x: xs[column], y: ys[row], value: numbers[index])
    var (dx, dy) = (xs[1] - xs[0], ys[1] - ys[0])
    for _ in 0..<14 {
      let across = [-1, -0.5, 0, 0.5, 1].map { low.x + $0 * dx }.filter { $0 >= xs[0] && $0 <= xs[xs.count - 1] }
      let up = [-1, -0.5, 0, 0.5, 1].map { low.y + $0 * dy }.filter { $0 >= ys[0] && $0 <= ys[ys.count - 1] }
      let places = up.flatMap { y in across.map { x in [x, y] } }
      for (place, number) in zip(places, formula.numbers(at: places)) where number < low.value {
        low = Low(x: place[0], y: place[1], value: number)
      }
      (dx, dy) = (dx / 2, dy / 2)
    }
    return low
  }
}
