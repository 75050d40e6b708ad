/// Draws a path diagram: quiet edges, lit edges with their factors, nodes.
enum PathDiagramDrawing {
  /// What is wider than this flows upwards, if that makes it narrower: a phone then still shows text of a good size.
  static let width = 420.0

  static func drawing(_ diagram: PathDiagram) -> Drawing {
    let graph = DiagramGraph(diagram)
    let layout = layout(diagram, graph)
    var quiet = ""
    var lit = ""
    for (arc, route) in zip(graph.arcs, layout.routes) {
      let edge = diagram.edges[arc.edge]
      let mark = edge.mark.map { " mark-\($0)" } ?? ""
      let line = EdgePath(route.points, arrangement: layout.arrangement)
      if arc.isLit {
        lit += "<g class=\"edge lit\(mark)\"><path class=\"s1\" stroke=\"\(Palette.series[0])\" d=\"\(line.data)\"/>"
        lit += (route.label.map { self.label($0, layout.arrangement) } ?? "") + "</g>\n"
      } else {
        quiet += "<path class=\"edge\(mark)\" d=\"\(line.data)\"/>"
      }
    }
    var body = ""
    if !quiet.isEmpty {
      // The opacity of the whole, so that edges which meet are not darker there.
      body += "<g stroke=\"currentColor\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
      body += " opacity=\".45\">\(quiet)</g>\n"
    }
    if !lit.isEmpty {
      body += "<g fill=\"none\" stroke-width=\"2.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
      body += " font-size=\"\(at: DiagramText.factorSize)\">\n\(lit)</g>\n"
    }
    if !diagram.nodes.isEmpty {
      body += "<g text-anchor=\"middle\" font-size=\"\(at: DiagramText.nameSize)\">\n"
      for (index, node) in diagram.nodes.enumerated() {
        body += self.node(node, layout.nodes[index], at: layout.middles[index])
      }
      body += "</g>\n"
    }
    body = "<g font-family=\"\(DiagramText.family)\">\n\(body)</g>\n"
    return Drawing(
      title: PathDiagramDescription(diagram).title, width: layout.width, height: layout.height, colours: 1,
      isTextual: true, body: body)
  }

  /// The first arrangement that is narrow enough; else the narrowest.
  static func layout(_ diagram: PathDiagram, _ graph: DiagramGraph) -> DiagramLayout {
    let layouts = DiagramArrangement.allCases.map { DiagramLayout(diagram, graph, $0) }
    if let f = FORCE { return layouts[f] }
    if let layout = layouts.first(where: { $0.width <= width }) { return layout }
    return layouts.min { $0.width < $1.width } ?? layouts[0]
  }

  private static func label(_ label: DiagramLayout.Label, _ arrangement: DiagramArrangement) -> String {
    let (size, line) = (DiagramText.factorSize, DiagramLayout.lineHeight)
    var text = ""
    for (index, run) in label.text.lines.enumerated() {
      var (x, y) = (label.anchor.x, label.anchor.y)
      if arrangement.flowsRight {
        y += index == 0 ? -7 : line - 2
      } else {
        x = label.isLeft ? label.box.left + label.text.width : label.box.right - label.text.width
        y = label.box.top + Double(index) * line + 14
      }
      let anchor = arrangement.flowsRight ? " text-anchor=\"middle\"" : label.isLeft ? " text-anchor=\"end\"" : ""
      text += "<text class=\"halo\" x=\"\(at: x)\" y=\"\(at: y)\"\(anchor) fill=\"currentColor\" stroke-width=\"3\""
      text += " paint-order=\"stroke\">\(DiagramText.svg(run, size: size))</text>"
    }
    return text
  }

  private static func node(_ node: PathDiagram.Node, _ box: NodeBox, at middle: Point) -> String {
    let (left, top) = (middle.x - box.width / 2, middle.y - box.height / 2)
    let lit = node.isLit ? " lit" : ""
    let colour = Palette.series[0]
    let stroke =
      node.isLit
      ? "class=\"s1 f1\" stroke=\"\(colour)\" fill=\"\(colour)\" fill-opacity=\".09\""
      : "stroke=\"currentColor\" fill=\"none\""
    let radius: Double
    let kind: String
    switch node.kind {
    case .input: (radius, kind) = (0, "input")
    case .parameter: (radius, kind) = (5, "parameter")
    case .formula: (radius, kind) = (box.height / 2, "formula")
    case .loss: (radius, kind) = (box.height / 2, "loss")
    }
    let opacity = node.isLit ? "" : " stroke-opacity=\".45\""
    let width = node.isLit ? 2.5 : 1.0
    var text = "<g class=\"node \(kind)\(lit)\"><rect \(stroke) x=\"\(at: left)\" y=\"\(at: top)\" "
    text += "width=\"\(at: box.width)\" height=\"\(at: box.height)\" rx=\"\(at: radius)\" "
    text += "stroke-width=\"\(at: width)\"\(opacity)/>"
    let isAlone = box.value.isEmpty
    text += "<text x=\"\(at: middle.x)\" y=\"\(at: middle.y + (isAlone ? 6 : -2))\" fill=\"currentColor\">"
    text += "\(DiagramText.svg(box.label, size: DiagramText.nameSize))</text>"
    if !isAlone {
      text += "<text x=\"\(at: middle.x)\" y=\"\(at: middle.y + 15)\" font-size=\"\(at: DiagramText.valueSize)\""
      text += " fill=\"currentColor\" fill-opacity=\".8\">\(XMLText.escape(box.value))</text>"
    }
    return text + "</g>\n"
  }
}

nonisolated(unsafe) var FORCE: Int? = nil
