import Testing

@testable import Figures

@Suite("The data of a figure")
struct FigureDataTests {
  private func data(_ series: [LineChart.Series]) -> FigureData {
    Figure.lineChart(LineChart(xLabel: "epoch", yLabel: "loss", series: series)).data
  }

  @Test("shares the column of x where curves have the same")
  func shared() {
    let data = data([.init(name: "a", xs: [2, 1], ys: [5, 6]), .init(name: "", xs: [2, 1], ys: [7, 8])])
    #expect(data.columns == ["epoch", "a", "loss"])
    #expect(data.rows == [[.number(2), .number(5), .number(7)], [.number(1), .number(6), .number(8)]])
  }

  @Test("leaves a place empty where a curve has nothing")
  func merged() {
    let data = data([.init(name: "a", xs: [0, 1, 2], ys: [5, 6, 7]), .init(name: "b", xs: [1, 3], ys: [8, 9, 10])])
    #expect(
      data.rows == [
        [.number(0), .number(5), .missing], [.number(1), .number(6), .number(8)], [.number(2), .number(7), .missing],
        [.number(3), .missing, .number(9)],
      ])
  }

  @Test("gives curves that go to and fro a column of x each")
  func paired() {
    let data = data([.init(name: "a", xs: [0, 1, 0], ys: [5, 6, 7]), .init(name: "b", xs: [1], ys: [8])])
    #expect(data.columns == ["epoch of a", "a", "epoch of b", "b"])
    #expect(data.rows[0] == [.number(0), .number(5), .number(1), .number(8)])
    #expect(data.rows[2] == [.number(0), .number(7), .missing, .missing])
  }

  @Test("is empty for an empty chart")
  func empty() {
    #expect(data([]) == FigureData(columns: ["epoch", "loss"], rows: []))
  }
}
