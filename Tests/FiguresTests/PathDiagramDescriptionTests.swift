import Testing

@testable import Figures

@Suite("A path diagram in words and as data")
struct PathDiagramDescriptionTests {
  private static func text(_ diagram: PathDiagram) -> String {
    Figure.pathDiagram(diagram).alternativeText { "\($0)" }
  }

  @Test(
    "tells the paths and the factors, from the loss backwards",
    arguments: [
      (
        PathDiagramSamples.perceptron,
        """
        E depends on w₂ through y and z. The factors are ∂E/∂y = −1.378, ∂y/∂z = 0.2142 and ∂z/∂w₂ = 1; their product \
        is −0.2952.
        """
      ),
      (
        PathDiagramSamples.skip,
        """
        E depends on v₁ along 2 paths: through y, h and a; through y, z, h and a. The factors are ∂E/∂y = −0.8784, \
        ∂y/∂h = −0.12, ∂y/∂z = 0.2463, ∂z/∂h = 1.2, ∂h/∂a = 0.2131 and ∂a/∂v₁ = 1; the products along the paths add \
        up to −0.03286.
        """
      ),
      (
        PathDiagramSamples.chain,
        """
        loss depends on W⁽¹⁾ through h⁽⁴⁾, z⁽⁴⁾, h⁽³⁾, z⁽³⁾, h⁽²⁾, z⁽²⁾, h⁽¹⁾ and z⁽¹⁾. The factors are ∂loss/∂h⁽⁴⁾, \
        ∂h⁽⁴⁾/∂z⁽⁴⁾, ∂z⁽⁴⁾/∂h⁽³⁾, ∂h⁽³⁾/∂z⁽³⁾, ∂z⁽³⁾/∂h⁽²⁾, ∂h⁽²⁾/∂z⁽²⁾, ∂z⁽²⁾/∂h⁽¹⁾, ∂h⁽¹⁾/∂z⁽¹⁾ and ∂z⁽¹⁾/∂W⁽¹⁾.
        """
      ),
    ])
  func paths(diagram: PathDiagram, sentence: String) {
    #expect(Self.text(diagram) == sentence)
  }

  @Test("says what is there when nothing is lit")
  func unlit() {
    var builder = DiagramBuilder()
    #expect(Self.text(builder.diagram()) == "An empty diagram.")
    builder.add(.input, "x")
    #expect(Self.text(builder.diagram()) == "The formulas x.")
    builder.add(.parameter, "w")
    builder.add(.formula, "z", level: 1)
    builder.add(.loss, "E", level: 2)
    #expect(Self.text(builder.diagram()) == "The formulas x, w, z and E.")
    builder.join("x", "w", to: "z")
    builder.join("z", to: "E")
    #expect(Self.text(builder.diagram()) == "E is computed from x and w through z.")
  }

  @Test("tells a single factor, and one without a name")
  func one() {
    var builder = DiagramBuilder()
    builder.add(.parameter, "w", lit: true)
    builder.add(.loss, "E", level: 1, lit: true)
    builder.light("w", to: "E", "2")
    #expect(Self.text(builder.diagram(product: "2")) == "E depends on w directly. The factor is ∂E/∂w = 2.")
    let nodes = builder.diagram().nodes
    let unnamed = PathDiagram(nodes: nodes, edges: [.init(from: 0, to: 1, value: "2", isLit: true)])
    #expect(Self.text(unnamed) == "E depends on w directly. The factor is 2 from w to E.")
    let silent = PathDiagram(nodes: nodes, edges: [.init(from: 0, to: 1, isLit: true)])
    #expect(Self.text(silent) == "E depends on w directly.")
  }

  @Test("counts the paths and factors that are too many to tell")
  func many() {
    var builder = DiagramBuilder()
    builder.add(.parameter, "w", lit: true)
    for level in 1...30 {
      for unit in 1...3 { builder.add(.formula, "h_\(level)\(unit)", level: level, lit: true) }
    }
    builder.add(.loss, "E", level: 31, lit: true)
    for unit in 1...3 {
      builder.light("w", to: "h_1\(unit)")
      builder.light("h_30\(unit)", to: "E")
    }
    for level in 1...29 {
      for from in 1...3 { for to in 1...3 { builder.light("h_\(level)\(from)", to: "h_\(level + 1)\(to)") } }
    }
    let text = Self.text(builder.diagram())
    #expect(text.hasPrefix("E depends on w along 1000000 or more paths, among them: through h₃₀₁, "))
    #expect(text.hasSuffix(" and 256 more."))
    #expect(text.utf8.count < 4000)
  }

  @Test("names the drawing by what depends on what")
  func title() {
    #expect(PathDiagramDescription(PathDiagramSamples.perceptron).title == "How E depends on w₂")
    #expect(PathDiagramDescription(PathDiagram(nodes: [], edges: [])).title == "Formulas")
  }

  @Test(
    "writes what is raised and lowered with the signs of Unicode, or marks it",
    arguments: [
      ("w_2", "w₂"), ("*W^(h)", "W⁽ʰ⁾"), ("ŷ", "ŷ"), ("w_max", "w_max"), ("z^q!", "z^(q!)"), ("h_1^2", "h₁²"),
    ])
  func plain(name: String, text: String) {
    #expect(FigureLabel(DiagramBuilder.runs(name)).plainText == text)
  }

  @Test("has a row of data an edge")
  func data() {
    let data = Figure.pathDiagram(PathDiagramSamples.short).data
    #expect(data.columns == ["from", "to", "factor", "value"])
    #expect(
      data.rows == [
        [.text("w"), .text("ŷ"), .text("∂ŷ/∂w"), .text("6")], [.text("ŷ"), .text("E"), .text("∂E/∂ŷ"), .text("18")],
      ])
    #expect(Figure.pathDiagram(PathDiagramSamples.perceptron).data.rows[0][2...] == [.missing, .missing])
  }

  @Test("writes a label so that every viewer can, by moving the line")
  func tspans() {
    let label = FigureLabel(DiagramBuilder.runs("*W^(h)") + [.init(" < 1")])
    #expect(
      LabelText.svg(label, size: 20) == """
        <tspan font-style="italic" font-weight="bold">W</tspan><tspan dy="-7" font-size="15.2">(h)</tspan>\
        <tspan dy="7"> &lt; 1</tspan>
        """)
  }
}
