import Engine
import Testing

@testable import Language
@testable import Render

@Suite("Cells of tables")
struct TableTextTests {
  static func table(_ numbers: [Double], count: Int? = nil, total: Double? = nil) -> TableText {
    let column = TableOutput.Column(label: .text("x"), name: "x", cells: .numbers(numbers))
    let output = TableOutput(
      columns: [column], rowCount: count ?? numbers.count, totals: total.map { [$0] }, digits: nil)
    return TableText(output, digits: 4)
  }

  @Test("The numbers of a column share their decimals")
  func decimals() {
    #expect(Self.table([0.5, -0.25, 1]).columns[0].cells == ["0.50", "−0.25", "1.00"])
    #expect(Self.table([1, 20, -3]).columns[0].cells == ["1", "20", "−3"])
  }

  @Test("Ten rows are shown, and the rest is counted")
  func rows() {
    let long = Self.table((1...100).map(Double.init))
    #expect(long.columns[0].cells == (1...10).map { String($0) })
    #expect(long.more == "and 90 more rows")
    #expect(Self.table((1...11).map(Double.init)).more == "and 1 more row")
    #expect(Self.table((1...10).map(Double.init)).more == nil)
    #expect(Self.table([]).columns[0].cells.isEmpty)
  }

  @Test("A total has the decimals of its column")
  func totals() {
    let table = Self.table([0.5, 1.5], total: 2)
    #expect(table.columns[0].cells == ["0.5", "1.5"])
    #expect(table.columns[0].total == "2.0")
    #expect(Self.table([1]).columns[0].total == nil)
  }
}
