import Testing

@testable import Figures

@Suite("A plane")
struct PlaneChartTests {
  private static func grid(_ count: Int = 41, _ f: (Double, Double) -> Double) -> PlaneChart.Grid {
    let places = (0..<count).map { -2 + 4 * Double($0) / Double(count - 1) }
    return .init(xs: places, ys: places, values: places.map { y in places.map { f($0, y) } })
  }

  private static func format(_ number: Double) -> String { PlaneNumber.text(number, digits: 3) }

  @Test("has closed level lines where the values are the level")
  func loops() {
    let grid = Self.grid { x, y in x * x + y * y }
    let loops = LevelLoops(xs: grid.xs, ys: grid.ys, values: grid.values).loops(at: 1)
    // One around the hole in the middle, one outside of the grid.
    #expect(loops.count == 2)
    for loop in loops { #expect(loop.first == loop.last) }
    let circle = loops.filter { $0.allSatisfy { abs($0.x) < 1.9 && abs($0.y) < 1.9 } }
    #expect(circle.count == 1)
    for point in circle.joined() { #expect(abs(point.x * point.x + point.y * point.y - 1) < 0.01) }
  }

  @Test("joins the corners of a saddle by its middle")
  func saddle() {
    let values = [[1.0, 0], [0, 1]]
    let apart = LevelLoops(xs: [0, 1], ys: [0, 1], values: values).loops(at: 0.6)
    let joined = LevelLoops(xs: [0, 1], ys: [0, 1], values: values).loops(at: 0.4)
    #expect(apart.count == 2)
    #expect(joined.count == 1)
  }

  @Test("has level lines that cross at a saddle on the level", arguments: [41, 42], [false, true])
  func cross(_ count: Int, _ isTurned: Bool) {
    let sign = isTurned ? -1.0 : 1
    let grid = Self.grid(count) { x, y in sign * x * y }
    let loops = LevelLoops(xs: grid.xs, ys: grid.ys, values: grid.values).loops(at: 0)
    let inside = loops.map { $0.filter { abs($0.x) <= 2 && abs($0.y) <= 2 } }
    for point in inside.joined() { #expect(min(abs(point.x), abs(point.y)) < 1e-9) }
    // Each of the two parts has a corner at the saddle.
    #expect(inside.joined().count { abs($0.x) < 1e-9 && abs($0.y) < 1e-9 } >= 2)
  }

  @Test("names a side only for a region that is clearly on it")
  func sides() {
    func text(_ f: @escaping (Double, Double) -> Double) -> String {
      var chart = PlaneChart(xLabel: "x", yLabel: "y")
      chart.decision = .init(
        label: "d", outputs: .threshold(0.5, Self.grid(40, f)), classes: ["0", "1"], ofPoints: [1, 0])
      chart.points = .init(xs: [1, 1], ys: [1, -1], colouring: .classes([1, 1], names: ["0", "1"]))
      return Figure.plane(chart).alternativeText(format: Self.format)
    }
    let halves = text { x, y in x * y > 0 ? 1 : 0 }
    #expect(halves.contains("It is below 0.5 on 50 % of the plane. It is above 0.5 on 50 % of the plane."))
    #expect(halves.contains("1 of 2 points lies in the region of its class."))
    #expect(text { x, y in x + y < 0 ? 1 : 0 }.contains("It is above 0.5 mostly at the lower left, on 49 %"))
    #expect(
      text { x, y in x + y < -3.9 ? 1 : 0 }.contains("It is above 0.5 mostly at the lower left, on less than 1 %"))
    #expect(text { _, y in y > 0 ? 1 : 0 }.contains("It is above 0.5 mostly at the top, on 50 %"))
  }

  @Test("has lines at round numbers that divide it well")
  func levels() {
    let parabola = Self.grid { x, y in x * x + 3 * y * y }.values.flatMap { $0 }
    #expect(LevelChoice.levels(parabola) == [2, 4, 6, 8, 10, 12, 14])
    let valley = Self.grid { x, y in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) }.values.flatMap { $0 }
    let levels = LevelChoice.levels(valley)
    #expect(levels == levels.sorted() && levels.count >= 6 && levels.count <= 12)
    #expect(levels.first.map { $0 <= 20 } ?? false && levels.contains(100) && levels.contains(1000))
    #expect(LevelChoice.levels([3, 3, 3]) == [])
    #expect(LevelChoice.levels([.nan, .infinity]) == [])
    let flat = (0..<1000).map { $0 < 900 ? -1 + Double($0) / 1e4 : Double($0) }
    #expect(LevelChoice.levels(flat).filter { $0 < 0 }.count >= 5)
  }

  @Test("tells where the field is least, where paths go and where gradients point")
  func fieldInWords() {
    var chart = PlaneChart(xLabel: "w₁", yLabel: "w₂")
    chart.field = .init(label: "E", grid: Self.grid { x, y in (x - 1) * (x - 1) + y * y })
    chart.paths = [.init(name: "run", xs: [-1, 0, 0.5], ys: [2, 1, 0])]
    chart.arrows = [.init(x: 0, y: 1, dx: -2, dy: 2)]
    let text = Figure.plane(chart).alternativeText(format: Self.format)
    #expect(
      text
        == "E over w₁ from −2 to 2 and w₂ from −2 to 2, as level lines. Of the places computed, the smallest value, 0, "
        + "is at w₁ = 1, w₂ = 0; the largest, 13, at w₁ = −2, w₂ = −2. The path of run goes from (−1, 2) to (0.5, 0) in "
        + "2 steps. The gradient at (0, 1) is (−2, 2) and points up and to the left.")
  }

  @Test("tells which class is where, and how many points are on their side")
  func decisionInWords() {
    var chart = PlaneChart(xLabel: "x₁", yLabel: "x₂")
    chart.decision = .init(
      label: "y", outputs: .threshold(0.5, Self.grid { x, _ in x > 0 ? 0.9 : 0.1 }), classes: ["0", "1"],
      ofPoints: [0, 1, 1])
    chart.points = .init(
      xs: [-1, 1, 1], ys: [0, 0, 1], colouring: .classes([0, 1, 0], names: ["0", "1"]), label: "t")
    let text = Figure.plane(chart).alternativeText(format: Self.format)
    #expect(
      text
        == "The decision of y over x₁ from −2 to 2 and x₂ from −2 to 2. It is below 0.5 mostly at the left, on 51 % of the "
        + "plane. It is above 0.5 mostly at the right, on 49 % of the plane. 3 points, by t. t = 0: 2 points, at (−1, 0), "
        + "(1, 1). t = 1: 1 point, at (1, 0). 2 of 3 points lie in the region of their class.")
  }

  @Test("gives its points, paths and field as a table")
  func data() {
    var chart = PlaneChart(xLabel: "a", yLabel: "b")
    chart.points = .init(xs: [1, 2], ys: [3, 4], colouring: .classes([0, 1], names: ["no", "yes"]), label: "t")
    chart.paths = [.init(name: "run", xs: [5], ys: [6])]
    chart.field = .init(label: "E", grid: .init(xs: [0, 1], ys: [0, 1], values: [[1, 2], [3, 4]]))
    #expect(chart.data.columns == ["of", "a", "b", "value"])
    #expect(
      chart.data.rows.prefix(4) == [
        [.text("point"), .number(1), .number(3), .text("no")], [.text("point"), .number(2), .number(4), .text("yes")],
        [.text("run"), .number(5), .number(6), .missing], [.text("E"), .number(0), .number(0), .number(1)],
      ])
  }

  @Test("has labels of level lines that do not overlap")
  func labels() {
    var chart = PlaneChart(xLabel: "x", yLabel: "y")
    chart.field = .init(label: "f", grid: Self.grid { x, y in (x * x - y) * (x * x - y) * 40 + x * x })
    let plane = PlaneFrame(chart)
    let plot = PlotArea(frame: plane.frame, top: 20, height: plane.height)
    let levels = LevelChoice.levels(chart.field.map { $0.grid.values.flatMap { $0 } } ?? [])
    let bands = PlaneAreas(plot: plot).bands(chart.grids[0], levels: levels, colour: 0)
    let boxes = LevelLabels(bands.loops, texts: levels.map(PlaneScale.text), plot: plot, taken: []).boxes
    #expect(boxes.count >= 4)
    for (index, box) in boxes.enumerated() {
      #expect(box.left + 8 >= plot.left && box.right - 8 <= plot.right)
      for other in boxes[(index + 1)...] {
        let inner = Box(left: box.left + 8, top: box.top + 5, right: box.right - 8, bottom: box.bottom - 5)
        #expect(!inner.overlaps(other))
      }
    }
  }

  private static let hard: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, 1e-300, 1.7976931348623157e308,
    -1.7976931348623157e308, 1, -1, 1e9, 1e9 + 1e-3, 0.1, 1e15,
  ]

  @Test("is well-formed XML, small, and the same each time, whatever the data and the names")
  func wellFormed() throws {
    var random = TestRandom(seed: 11)
    func value() -> Double {
      random.index(below: 4) == 0 ? Self.hard[random.index(below: Self.hard.count)] : random.signed() * 10
    }
    func values(_ count: Int) -> [Double] { (0..<count).map { _ in value() } }
    let texts = ["", "E", "<script>alert(1)</script>", "a & \"b\"", "\u{1}", String(repeating: "name ", count: 40)]
    func label() -> FigureLabel { FigureLabel(texts[random.index(below: texts.count)]) }
    func grid() -> PlaneChart.Grid {
      let count = 2 + random.index(below: 12)
      let isOdd = random.index(below: 6) == 0
      let xs = (0..<count).map { Double($0) * 1e3 }
      return .init(xs: isOdd ? [] : xs, ys: xs, values: xs.map { _ in values(count) })
    }
    for round in 0..<200 {
      var chart = PlaneChart(xLabel: label(), yLabel: label())
      chart.title = texts[random.index(below: texts.count)]
      if round % 2 == 0 { chart.field = .init(label: label(), grid: grid()) }
      if round % 3 == 0 {
        chart.decision = .init(
          label: label(), outputs: round % 6 == 0 ? .threshold(0.5, grid()) : .largest([grid(), grid()]),
          classes: [label(), label()])
      }
      let count = random.index(below: 30)
      switch round % 4 {
      case 0: chart.points = .init(xs: values(count), ys: values(count), label: label())
      case 1:
        let classes = (0..<count).map { _ in random.index(below: 9) - 1 }
        chart.points = .init(
          xs: values(count), ys: values(count), colouring: .classes(classes, names: (0..<8).map { _ in label() }))
      case 2: chart.points = .init(xs: values(count), ys: values(count), colouring: .values(values(count), range: nil))
      default: break
      }
      chart.paths = (0..<random.index(below: 3)).map { _ in .init(name: label(), xs: values(9), ys: values(9)) }
      chart.arrows = (0..<random.index(below: 3)).map { _ in .init(x: value(), y: value(), dx: value(), dy: value()) }
      chart.marks = [.init(x: value(), y: value(), label: label())]
      let svg = Figure.plane(chart).svg(idPrefix: "plane \(round)", standalone: round % 2 == 0)
      #expect(SVGReader(svg) != nil, "\(chart)")
      #expect(!svg.contains("<script") && !svg.contains("nan") && !svg.contains("inf"))
      #expect(svg.utf8.count < 40_000, "\(round)")
      #expect(svg == Figure.plane(chart).svg(idPrefix: "plane \(round)", standalone: round % 2 == 0))
    }
  }

  @Test("stays small for many points and a restless field")
  func small() {
    var random = TestRandom(seed: 5)
    var chart = PlaneChart(xLabel: "x", yLabel: "y")
    chart.field = .init(label: "f", grid: Self.grid(61) { _, _ in random.signed() })
    #expect(Figure.plane(chart).svg(idPrefix: "f").utf8.count < 40_000)
    var scatter = PlaneChart(xLabel: "x", yLabel: "y")
    let count = 20_000
    scatter.points = .init(
      xs: (0..<count).map { _ in random.signed() }, ys: (0..<count).map { _ in random.signed() },
      colouring: .classes((0..<count).map { $0 % 3 }, names: ["a", "b", "c"]))
    #expect(Figure.plane(scatter).svg(idPrefix: "f").utf8.count < 60_000)
  }

  private static let triangle: [PlaneChart.Vector] = [
    .init(name: "a", to: .init(x: 2, y: 1)),
    .init(name: "b", from: .init(x: 2, y: 1), to: .init(x: 3, y: 3)),
    .init(name: "a + b", to: .init(x: 3, y: 3)),
  ]

  @Test("of vectors has units of one length, and none is so flat that its arrows cannot be seen")
  func vectors() throws {
    for (x, y) in [(2.0, 1.0), (100, 1), (1, 100), (-3, 0.5), (0, 2)] {
      var chart = PlaneChart(xLabel: "", yLabel: "")
      chart.vectors = [.init(name: "v", to: .init(x: x, y: y))]
      let plot = PlaneChartDrawing.arranged(chart).plot
      let start = try #require(plot.point(0, 0))
      let unit = try #require(plot.point(1, 1))
      #expect(abs((unit.x - start.x) - (start.y - unit.y)) < 1e-6 * abs(unit.x - start.x))
      #expect(plot.height >= 0.5 * (plot.right - plot.left) && plot.height <= 2 * (plot.right - plot.left))
    }
  }

  @Test("tells its vectors, and names each beside its arrow")
  func vectorNames() {
    var chart = PlaneChart(xLabel: "", yLabel: "")
    chart.vectors = Self.triangle
    let text = Figure.plane(chart).alternativeText(format: Self.format)
    #expect(
      text == "The vector a goes from (0, 0) to (2, 1). The vector b goes from (2, 1) to (3, 3). "
        + "The vector a + b goes from (0, 0) to (3, 3).")
    let svg = Figure.plane(chart).svg(idPrefix: "v")
    #expect(["a", "b", "a + b"].allSatisfy { svg.contains(">\($0)</text>") })
  }

  @Test("has the axes of all frames where a reader turns a vector")
  func commonReach() {
    let frames = [0.0, 1, 2].map { x -> Figure in
      var chart = PlaneChart(xLabel: "", yLabel: "")
      chart.vectors = [.init(name: "v", to: .init(x: x, y: 2 - x))]
      return .plane(chart)
    }
    let areas = Figure.withCommonScales(frames).map(\.plotArea)
    #expect(Set(areas).count == 1 && areas[0] != nil)
  }
}
