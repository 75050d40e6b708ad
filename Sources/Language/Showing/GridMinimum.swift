extension GridEvaluation {
  /// Where the formula is least, if that is one place and inside the grid: from the least crossing on, by finer and
  /// finer grids around it.
  func minimum(of formula: IntroducedFormula) -> (x: Double, y: Double)? {
    let numbers = elements.map { $0[0] }
    guard let least = numbers.filter({ !$0.isNaN }).min(), least.isFinite,
      numbers.filter({ $0 == least }).count <= 4, let index = numbers.firstIndex(of: least)
    else { return nil }
    let (column, row) = (index % xs.count, index / xs.count)
    guard column > 0, column < xs.count - 1, row > 0, row < ys.count - 1 else { return nil }
    var (x, y, value) = (xs[column], ys[row], least)
    var (dx, dy) = ((xs[column + 1] - xs[column]), (ys[row + 1] - ys[row]))
    for _ in 0..<14 {
      let across = [-1, -0.5, 0, 0.5, 1].map { x + $0 * dx }
      let up = [-1, -0.5, 0, 0.5, 1].map { y + $0 * dy }
      let places = up.flatMap { y in across.map { x in [x, y] } }
      for (place, number) in zip(places, formula.numbers(at: places)) where number < value {
        (x, y, value) = (place[0], place[1], number)
      }
      (dx, dy) = (dx / 2, dy / 2)
    }
    return (x, y)
  }
}
