import Testing

@testable import Figures

@Suite("Where values jump between the places of a grid")
struct JumpTests {
  private static let size = 9
  private static let places = (0..<size).map { Double($0) * 10 }

  /// A step that is 1 above the line y = 13 + 0.37x.
  private static let values = places.map { y in places.map { x in y > line(x) ? 1.0 : 0 } }
  private static func line(_ x: Double) -> Double { 13 + 0.37 * x }

  private static var jumps: [PlaneChart.Jump] {
    var jumps: [PlaneChart.Jump] = []
    for row in 0..<size {
      for column in 0..<size {
        let (x, y) = (places[column], places[row])
        if row + 1 < size, values[row][column] != values[row + 1][column] {
          jumps.append(.init(row: row, column: column, isAcross: false, part: (line(x) - y) / 10))
        }
        if column + 1 < size, values[row][column] != values[row][column + 1] {
          jumps.append(.init(row: row, column: column, isAcross: true, part: ((y - 13) / 0.37 - x) / 10))
        }
      }
    }
    return jumps
  }

  /// How far the edge of the upper part is from the line, inside the grid.
  private func distance(_ jumps: [PlaneChart.Jump]) -> Double {
    let loops = LevelLoops(xs: Self.places, ys: Self.places, values: Self.values, jumps: jumps).loops(at: 0.5)
    let inside = loops.joined().filter { 0 < $0.x && $0.x < 80 && 0 < $0.y && $0.y < 80 }
    return inside.map { abs($0.y - Self.line($0.x)) }.max() ?? .infinity
  }

  @Test("a straight border is drawn straight")
  func straight() {
    #expect(distance(Self.jumps) < 1e-9)
    #expect(distance([]) > 3)
  }
}
