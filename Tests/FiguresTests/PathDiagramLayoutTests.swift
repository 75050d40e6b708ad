import Testing

@testable import Figures

@Suite("The layout of a path diagram")
struct PathDiagramLayoutTests {
  private func layouts(_ diagram: PathDiagram) -> [(graph: DiagramGraph, layout: DiagramLayout)] {
    let graph = DiagramGraph(diagram)
    let layered = LayeredGraph(graph)
    let layers = LayerOrder(layered).layers
    return DiagramArrangement.allCases.map { (graph, DiagramLayout(diagram, graph, layered, layers, $0)) }
  }

  /// Points along an edge, as it is drawn.
  private func points(_ route: DiagramLayout.Route, flowsRight: Bool) -> [Point] {
    zip(route.points, route.points.dropFirst()).enumerated().flatMap { index, ends in
      let (a, b) = ends
      return (0...16).map { step in
        let t = Double(step) / 16
        // A straight part, or a curve that leaves and arrives along the flow.
        let smooth = index % 2 == 0 ? t : t * t * (3 - 2 * t)
        let even = index % 2 == 0 ? t : 1.5 * t - 1.5 * t * t + t * t * t
        return Point(
          x: a.x + (flowsRight ? even : smooth) * (b.x - a.x), y: a.y + (flowsRight ? smooth : even) * (b.y - a.y))
      }
    }
  }

  private func holds(_ box: Box, _ point: Point) -> Bool {
    let air = 0.01
    return box.left + air < point.x && point.x < box.right - air && box.top + air < point.y
      && point.y < box.bottom - air
  }

  private func random(_ random: inout TestRandom) -> PathDiagram {
    let texts = ["", "w", "hidden layer", "損失", "a < \"b\" & c", "\u{0}\u{7F}", "very long name of something", "x\ny"]
    let positions: [FigureLabel.Position] = [.onLine, .raised, .lowered]
    let styles: [FigureLabel.Style] = [.plain, .italic, .boldItalic]
    func text() -> String { texts[random.index(below: texts.count)] }
    func label() -> FigureLabel {
      FigureLabel(
        (0..<random.index(below: 4)).map { _ in
          .init(text(), style: styles[random.index(below: 3)], position: positions[random.index(below: 3)])
        })
    }
    let count = random.index(below: 24)
    let levels = 1 + random.index(below: 7)
    let nodes = (0..<count).map { _ in
      PathDiagram.Node(
        label: label(), value: random.unit() < 0.6 ? text() : nil,
        kind: PathDiagram.Kind.allCases[random.index(below: 4)], isLit: random.unit() < 0.4,
        level: random.index(below: levels) * 3 - 4)
    }
    // Some go backwards, to the same level, or to no node at all.
    let edges = (0..<random.index(below: 2 * count + 1)).map { index in
      PathDiagram.Edge(
        from: random.index(below: count + 2) - 1, to: random.index(below: count + 2) - 1,
        factor: random.unit() < 0.7 ? label() : nil, value: random.unit() < 0.7 ? text() : nil,
        mark: random.unit() < 0.5 ? index : nil, isLit: random.unit() < 0.4)
    }
    return PathDiagram(nodes: nodes, edges: edges, product: random.unit() < 0.5 ? text() : nil)
  }

  private func expectSeparate(_ diagram: PathDiagram) {
    for (graph, layout) in layouts(diagram) {
      let labels = layout.routes.compactMap { $0.place?.box }
      let boxes = layout.boxes + labels
      for (index, box) in boxes.enumerated() {
        #expect(!boxes[(index + 1)...].contains { $0.overlaps(box) }, "\(diagram)")
        #expect(box.left >= 0 && box.top >= 0 && box.right <= layout.width && box.bottom <= layout.height)
      }
      for (arc, route) in zip(graph.arcs, layout.routes) {
        #expect((route.place != nil) == arc.isLabelled)
        let others =
          layout.boxes.indices.filter { $0 != arc.from && $0 != arc.to }.map { layout.boxes[$0] }
          + labels.filter { $0 != route.place?.box }
        let line = points(route, flowsRight: layout.arrangement.flowsRight)
        #expect(!line.contains { point in others.contains { holds($0, point) } }, "\(diagram)")
      }
      for route in layout.routes {
        guard let box = route.place?.box else { continue }
        let width = layout.arrangement.flowsRight ? box.right - box.left : box.right - box.left - ItemSize.gap
        for line in route.label.lines {
          #expect(Coordinate(LabelText.width(of: line, size: DiagramText.factorSize)) <= Coordinate(width))
        }
      }
    }
  }

  @Test("keeps labels, nodes and the edges of others apart, whatever the network")
  func separate() {
    var random = TestRandom(seed: 11)
    for _ in 0..<150 { expectSeparate(self.random(&random)) }
    for sample in PathDiagramSamples.all { expectSeparate(sample.diagram) }
  }

  @Test("is well-formed XML with the same bytes each time, whatever the network")
  func wellFormed() throws {
    var random = TestRandom(seed: 12)
    for round in 0..<150 {
      let diagram = self.random(&random)
      let figure = Figure.pathDiagram(diagram)
      let svg = figure.svg(idPrefix: "figure \(round)", standalone: round % 2 == 0)
      let reader = try #require(SVGReader(svg), "\(diagram)")
      #expect(reader.ids.count == Set(reader.ids).count && reader.ids.count == 3)
      #expect(reader.numbers.allSatisfy { "0123456789.- MCHVL".contains($0) }, "\(diagram)")
      #expect(svg == figure.svg(idPrefix: "figure \(round)", standalone: round % 2 == 0))
      #expect(figure.data.rows.allSatisfy { $0.count == 4 })
    }
  }

  @Test("is narrow enough for a phone where it can be, and flows upwards rather than being wide")
  func width() {
    for sample in PathDiagramSamples.all {
      let layout = DiagramLayout.best(sample.diagram, DiagramGraph(sample.diagram))
      let all = layouts(sample.diagram).map(\.layout)
      #expect(layout.width <= DiagramLayout.goodWidth || layout.width == all.map(\.width).min(), "\(sample.name)")
      #expect(layout.arrangement.flowsRight == ["short", "hidden"].contains(sample.name))
    }
  }

  @Test("draws the lit path of a chain as one straight line")
  func straight() throws {
    let diagram = PathDiagramSamples.chain
    let layout = DiagramLayout.best(diagram, DiagramGraph(diagram))
    let middles = diagram.nodes.indices.filter { diagram.nodes[$0].isLit && diagram.nodes[$0].kind != .parameter }
      .map { Coordinate((layout.boxes[$0].left + layout.boxes[$0].right) / 2) }
    #expect(middles.count == 9 && Set(middles).count == 1)
  }

  @Test("puts what nothing leads to just before what uses it, and keeps the order of levels")
  func ranks() {
    var builder = DiagramBuilder()
    builder.add(.input, "x", level: -3)
    builder.add(.parameter, "v", level: -3)
    builder.add(.formula, "h", level: 5)
    builder.add(.formula, "y", level: 60)
    builder.join("x", to: "h")
    builder.join("h", "v", to: "y")
    #expect(DiagramGraph(builder.diagram()).ranks == [0, 1, 1, 2])
  }

  @Test("leaves out edges that go back, to the same level or nowhere, and a second one between the same nodes")
  func edges() {
    let nodes = [0, 1, 1].map { PathDiagram.Node(label: .init("n"), kind: .formula, level: $0) }
    let ends = [(0, 1), (1, 0), (1, 2), (2, 2), (0, 3), (-1, 1), (0, 1), (0, 2)]
    let edges = ends.enumerated().map { PathDiagram.Edge(from: $1.0, to: $1.1, isLit: $0 == 6) }
    let arcs = DiagramGraph(PathDiagram(nodes: nodes, edges: edges)).arcs
    #expect(arcs.map(\.edge) == [6, 7])
  }

  @Test("has no crossing where none is needed")
  func crossings() {
    // Two chains whose formulas are given in turn.
    let names = ["a", "b", "d", "c", "e", "f"]
    var builder = DiagramBuilder()
    for (index, name) in names.enumerated() { builder.add(.formula, name, level: index / 2) }
    builder.join("a", to: "c")
    builder.join("b", to: "d")
    builder.join("c", to: "f")
    builder.join("d", to: "e")
    let layout = DiagramLayout.best(builder.diagram(), DiagramGraph(builder.diagram()))
    for route in layout.routes { #expect(Set(route.points.map { Coordinate($0.y) }).count == 1) }
  }

  @Test("marks the groups of edges and nodes for the page")
  func classes() throws {
    let reader = try #require(SVGReader(Figure.pathDiagram(PathDiagramSamples.perceptron).svg(idPrefix: "f")))
    for name in ["edge lit mark-1", "edge lit mark-3", "edge", "node parameter lit", "node input", "node loss lit"] {
      #expect(reader.classes.contains(name), "\(name)")
    }
  }

  @Test("of the neighbourhood has the lit nodes and those beside them")
  func neighbourhood() {
    let all = PathDiagramSamples.hidden
    let near = all.neighbourhood
    // The other five weights of the first layer are beside no lit node.
    #expect(near.nodes.count == all.nodes.count - 5)
    #expect(near.nodes.filter(\.isLit) == all.nodes.filter(\.isLit))
    #expect(near.edges.filter(\.isLit).count == all.edges.filter(\.isLit).count)
    #expect(near.neighbourhood == near)
    expectSeparate(near)
  }
}
