import Foundation
import Testing

@testable import Figures

@Suite("The drawing of a network")
struct NetworkDrawingTests {
  typealias Place = NetworkDrawing.Place

  /// Inputs x₁ and x₂, a unit h, and a unit y that takes all three.
  static let skip = NetworkDrawing(layers: [
    .init(name: "", kind: .inputs, units: [.init(name: "x1"), .init(name: "x2")]),
    .init(
      name: "h",
      kind: .units(.init(sources: [0, 1].map { Place(layer: 0, unit: $0) }, values: [2, -1]), activation: "relu"),
      units: [.init(name: "h", bias: 0.5)]),
    .init(
      name: "y",
      kind: .units(
        .init(
          sources: [Place(layer: 0, unit: 0), Place(layer: 0, unit: 1), Place(layer: 1, unit: 0)], values: [1, -4, 3]),
        activation: "sigmoid"), units: [.init(name: "y", bias: -1)]),
  ])

  private static func dense(_ sizes: [Int], value: Double? = nil, name: String = "") -> NetworkDrawing {
    var layers = [
      NetworkDrawing.Layer(name: "", kind: .inputs, units: (0..<sizes[0]).map { .init(name: FigureLabel("x\($0)")) })
    ]
    for (index, size) in sizes.dropFirst().enumerated() {
      let sources = (0..<sizes[index]).map { Place(layer: index, unit: $0) }
      let values = (0..<size * sources.count).map { Double($0 % 7) - 3 }
      layers.append(
        .init(
          name: FigureLabel("h\(index)"),
          kind: .units(
            .init(
              sources: sources, values: values, names: name.isEmpty ? [] : values.indices.map { "\(name)\($0)" }),
            activation: "relu"),
          units: (0..<size).map { .init(name: FigureLabel("u\($0)"), value: value, bias: 0.1) }))
    }
    return NetworkDrawing(layers: layers)
  }

  @Test("writes every weight of a small network beside its line, and no two on one another")
  func labels() {
    let geometry = NetworkGeometry(Self.skip)
    let edges = NetworkEdges(Self.skip, geometry)
    let labels = WeightLabels(edges.lines, geometry).labels
    #expect(labels.count == 5)
    for (index, label) in labels.enumerated() {
      for other in labels.dropFirst(index + 1) { #expect(!label.box.overlaps(other.box)) }
    }
    let svg = Figure.network(Self.skip).svg(idPrefix: "n")
    for text in ["2", "−1", "1", "−4", "3", "relu", "sigmoid"] { #expect(svg.contains(">\(text)<"), "\(text)") }
  }

  @Test(
    "writes a weight on its own line, where no other line, unit or label is",
    arguments: [
      [2, 1], [2, 3], [3, 2], [2, 2, 1], [2, 3, 1], [3, 3], [2, 4, 1], [5, 3], [3, 2, 2, 1], [1, 8],
    ],
    ["", "w"])
  func places(_ sizes: [Int], _ name: String) {
    let (geometry, edges, weights) = NetworkRendering.arranged(Self.dense(sizes, value: 0.5, name: name))
    if name.isEmpty { #expect(2 * weights.labels.count > edges.lines.count) }
    #expect(weights.isComplete == (weights.labels.count == edges.lines.count))
    for label in weights.labels {
      let (box, line) = (label.box, edges.lines[label.line])
      #expect(label.text == NetworkStyle.assignment(line.edge.name, line.edge.weight ?? .nan))
      let middle = Point(x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2)
      #expect((0...960).contains { distance(line.point(at: Double($0) / 960), middle) < 0.5 })
      for (other, line) in edges.lines.enumerated() where other != label.line {
        #expect(!(0...960).contains { box.contains(line.point(at: Double($0) / 960)) }, "\(label.text) \(other)")
      }
      for other in weights.labels where other.line != label.line { #expect(!box.overlaps(other.box)) }
      for group in geometry.groups {
        for unit in group.units {
          let nearest = Point(
            x: min(max(group.x, box.left), box.right), y: min(max(unit.y, box.top), box.bottom))
          #expect(distance(nearest, Point(x: group.x, y: unit.y)) >= geometry.radius)
        }
      }
    }
  }

  private func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  @Test("writes no weights where most have no place on their lines")
  func crowded() {
    #expect(NetworkRendering.arranged(Self.dense([4, 4])).2.labels.isEmpty)
    #expect(!Figure.network(Self.dense([4, 4])).svg(idPrefix: "n").contains(">−3<"))
  }

  @Test("leads a line around the units between its ends")
  func skips() {
    let geometry = NetworkGeometry(Self.skip)
    let middle = geometry.groups[1]
    for line in NetworkEdges(Self.skip, geometry).lines where line.edge.from.layer == 0 && line.edge.to.layer == 2 {
      for step in 0...100 {
        let point = line.point(at: Double(step) / 100)
        let (dx, dy) = (point.x - middle.x, point.y - middle.units[0].y)
        #expect(dx * dx + dy * dy > geometry.radius * geometry.radius)
      }
    }
  }

  @Test(
    "shortens large layers to the first units and the last, and says how many there are",
    arguments: [[64, 32, 10], [784, 256, 128, 10], [9, 9], [1, 300, 1]])
  func shortened(_ sizes: [Int]) throws {
    let network = Self.dense(sizes, value: 0.5)
    let svg = Figure.network(network).svg(idPrefix: "n")
    for (index, size) in sizes.enumerated() where size > 8 {
      #expect(svg.contains(">\(size) \(index == 0 ? "inputs" : "units")<"))
      let shown = NetworkGeometry(network).groups[index].units.map(\.unit)
      #expect(shown.first == 0 && shown.last == size - 1 && shown.count < 8)
    }
    #expect(svg.utf8.count < 25_000)
  }

  @Test("shows sign by colour and dashes, and size by width")
  func signs() {
    let svg = Figure.network(Self.skip).svg(idPrefix: "n")
    #expect(svg.contains("class=\"s2\" stroke=\"#d55e00\" fill=\"none\" stroke-dasharray"))
    #expect(NetworkStyle.width(of: -4, largest: 4) == 5)
    #expect(NetworkStyle.width(of: 2, largest: 4) == 2.875)
    #expect(NetworkStyle.width(of: 0, largest: 0) == 0.75)
  }

  @Test("gives every weight, bias and value as data, and of a large network the layers")
  func data() {
    let rows = NetworkDrawing.init(layers: Self.skip.layers).data.rows
    #expect(rows.count == 5 + 2)
    #expect(rows[0] == [.text("weight"), .text("x1"), .text("h"), .number(2)])
    #expect(rows[2] == [.text("bias"), .missing, .text("h"), .number(0.5)])
    let large = Self.dense([64, 32, 10]).data
    #expect(large.rows.count == 3)
    #expect(large.rows[1] == [.text("h0"), .number(32), .number(2048), .number(-3), .number(3)])
  }

  @Test("is told in words")
  func words() {
    #expect(
      Figure.network(Self.skip).alternativeText { String(Int($0)) }
        == "A network, from inputs to output: 2 inputs, x1, x2; h, 1 unit with relu; "
        + "y, 1 unit with sigmoid, which takes the inputs and h. It has 5 weights and 2 biases. "
        + "The largest weight is -4, from x2 to y.")
    #expect(Figure.network(NetworkDrawing(layers: [])).alternativeText { "\($0)" } == "An empty network.")
  }

  @Test("is well-formed, whatever the numbers and names")
  func odd() throws {
    var random = TestRandom(seed: 5)
    let numbers = [Double.nan, .infinity, -.infinity, 0, -0.0, 1e300, -1e-300, 1, -123_456_789]
    let names = [
      "", "<script>alert(1)</script>", "]]>", "a very long name of an input that goes on and on", "損失", "\u{1}",
    ]
    func number() -> Double { numbers[random.index(below: numbers.count)] }
    func name() -> FigureLabel { FigureLabel(names[random.index(below: names.count)]) }
    for round in 0..<200 {
      var layers: [NetworkDrawing.Layer] = []
      for index in 0..<random.index(below: 7) {
        let units = (0..<random.index(below: 12)).map { _ in
          NetworkDrawing.Unit(
            name: name(), value: random.unit() < 0.5 ? number() : nil, bias: random.unit() < 0.5 ? number() : nil)
        }
        // Some places are no unit's, and some weights are missing.
        let sources = (0..<random.index(below: 6)).map { _ in
          Place(layer: random.index(below: max(index, 1)), unit: random.index(below: 5))
        }
        switch random.index(below: 4) {
        case 0: layers.append(.init(name: name(), kind: .inputs, units: units))
        case 1:
          layers.append(
            .init(name: name(), kind: .block(sources: index > 0 ? [index - 1] : [], lines: ["<b>", "3×3"]), units: []))
        default:
          let weights = index == 0 ? [] : (0..<random.index(below: 20)).map { _ in number() }
          layers.append(
            .init(
              name: name(),
              kind: .units(.init(sources: index == 0 ? [] : sources, values: weights), activation: "tanh"),
              units: units))
        }
      }
      let figure = Figure.network(NetworkDrawing(layers: layers))
      let svg = figure.svg(idPrefix: "n\(round)", standalone: round % 2 == 0)
      _ = try #require(SVGReader(svg), "\(svg)")
      #expect(!svg.contains("<script") && !svg.contains("nan") && svg.utf8.count < 40_000)
      _ = figure.data
    }
  }

  @Test("of two inputs and a unit is the same everywhere")
  func golden() {
    let network = NetworkDrawing(layers: [
      .init(name: "", kind: .inputs, units: [.init(name: "x", value: 1), .init(name: "y", value: -2)]),
      .init(
        name: "z",
        kind: .units(
          .init(sources: [0, 1].map { Place(layer: 0, unit: $0) }, values: [0.5, -0.25], names: ["v", "w"]),
          activation: "tanh"), units: [.init(name: "z", value: 0.7616, bias: 0)]),
    ])
    let svg = Figure.network(network).svg(idPrefix: "n")
    #expect(svg == Self.goldenText)
  }

  private static let goldenText = #"""
    <svg xmlns="http://www.w3.org/2000/svg" id="n" viewBox="0 0 457.5 150" width="457.5" height="150" role="img" aria-labelledby="n-title n-desc" font-size="14" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
    <title id="n-title">The network of z</title>
    <desc id="n-desc">A network, from inputs to output: 2 inputs, x, y; z, 1 unit with tanh. It has 2 weights and 1 bias. The largest weight is 0.5, from x to z. For x = 1 and y = −2 it gives z = 0.7616.</desc>
    <style>#n{color:var(--figure-ink,inherit)}
    #n .grid{stroke:var(--figure-grid,currentColor)}
    #n .s1{stroke:var(--series-1,#0072b2)}
    #n .s2{stroke:var(--series-2,#d55e00)}
    #n .f1{fill:var(--series-1,#0072b2)}
    #n .f2{fill:var(--series-2,#d55e00)}
    svg#n{max-width:min(100%,28.6rem);height:auto}
    #n .halo{stroke:var(--figure-ground,none)}</style>
    <g font-family="'STIX Two Text', Cambria, 'Times New Roman', 'Liberation Serif', 'Noto Serif', serif" font-size="12.5" fill="currentColor">
    <g transform="translate(144.7 64)" text-anchor="middle">
    <g class="s1" stroke="#0072b2" fill="none"><path stroke-width="5" d="M22 -24.7L54.3 -19.7M106.6 -11.8L162.3 -3.3"/></g>
    <g class="s2" stroke="#d55e00" fill="none" stroke-dasharray="7 4"><path stroke-width="2.9" d="M22 24.7L43.6 21.4M117.3 10.1L162.3 3.3"/></g>
    <rect x="-22" y="-50" width="44" height="44" rx="4" class="f1" fill="#0072b2" fill-opacity=".22"/><rect x="-22" y="-50" width="44" height="44" rx="4" fill="none" stroke="currentColor" stroke-width="1.2" stroke-opacity=".7"/><text x="0" y="-23.8" font-size="12.5">1</text><text x="-28" y="-23" text-anchor="end" font-size="16">x</text>
    <rect x="-22" y="6" width="44" height="44" rx="4" class="f2" fill="#d55e00" fill-opacity=".40"/><rect x="-22" y="6" width="44" height="44" rx="4" fill="none" stroke="currentColor" stroke-width="1.2" stroke-opacity=".7"/><text x="0" y="32.2" font-size="12.5">−2</text><text x="-28" y="33" text-anchor="end" font-size="16">y</text>
    <text x="184" y="-46">z</text><text x="184" y="-30" fill-opacity=".8">tanh</text><circle cx="184" cy="0" r="22" class="f1" fill="#0072b2" fill-opacity=".40"/><circle cx="184" cy="0" r="22" fill="none" stroke="currentColor" stroke-width="1.2" stroke-opacity=".7"/><text x="184" y="4.2" font-size="12.5">0.762</text><text class="halo" x="184" y="35" stroke-width="4" stroke-linejoin="round" paint-order="stroke">b = 0</text>
    <text class="halo" x="80.4" y="-11.8" stroke-width="4" stroke-linejoin="round" paint-order="stroke">v = 0.5</text>
    <text class="halo" x="80.4" y="19.8" stroke-width="4" stroke-linejoin="round" paint-order="stroke">w = −0.25</text>
    </g>
    <g><path class="s1" stroke="#0072b2" stroke-width="2.5" fill="none" d="M6 136h26"/><text x="37" y="140">positive</text><path class="s2" stroke="#d55e00" stroke-width="2.5" stroke-dasharray="7 4" fill="none" d="M104 136h26"/><text x="135" y="140">negative</text><text x="205" y="140">width: size of the weight, at most 0.5</text></g>
    </g>
    </svg>

    """#
}

extension Box {
  fileprivate func contains(_ point: Point) -> Bool {
    left < point.x && point.x < right && top < point.y && point.y < bottom
  }
}
