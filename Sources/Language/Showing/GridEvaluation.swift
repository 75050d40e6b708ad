import Engine
import Source

/// A formula of two names at the crossings of a grid.
struct GridEvaluation {
  let xs: [Double]
  let ys: [Double]
  /// The elements of the formula at each crossing, from the first y on, each row from the first x on.
  let elements: [[Double]]

  /// The one number of the formula at each crossing, a row of them for each y.
  var numbers: [[Double]] { element(0) }

  /// One element of the formula at each crossing, a row of them for each y.
  func element(_ index: Int) -> [[Double]] {
    ys.indices.map { row in xs.indices.map { elements[row * xs.count + $0][index] } }
  }

  init(_ formula: IntroducedFormula, xs: [Double], ys: [Double]) {
    self.xs = xs
    self.ys = ys
    elements = formula.elements(at: ys.flatMap { y in xs.map { [$0, y] } })
  }

  /// At so many places along each of two ranges.
  init(_ formula: IntroducedFormula, over ranges: [IntroducedRange], columns: Int, rows: Int) {
    self.init(formula, xs: ranges[0].places(columns), ys: ranges[1].places(rows))
  }
}
