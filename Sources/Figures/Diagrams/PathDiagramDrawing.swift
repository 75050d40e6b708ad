/// Draws a path diagram: quiet edges, over them the lit edges with their factors, then the nodes.
enum PathDiagramDrawing {
  /// Quiet lines, and the text that is less important.
  private static let quiet = ".45"
  private static let litWidth = 2.5

  static func drawing(_ diagram: PathDiagram) -> Drawing {
    let graph = DiagramGraph(diagram)
    let layout = DiagramLayout.best(diagram, graph)
    var unlit = ""
    var lit = ""
    for (arc, route) in zip(graph.arcs, layout.routes) {
      let edge = diagram.edges[arc.edge]
      let mark = edge.mark.map { " mark-\($0)" } ?? ""
      let line = EdgePath(route.points, flowsRight: layout.arrangement.flowsRight).data
      if arc.isLit {
        lit += "<g class=\"edge lit\(mark)\">"
        lit += "<path \(Palette.stroke(ofSeries: 0)) fill=\"none\" stroke-width=\"\(at: litWidth)\" d=\"\(line)\"/>"
        lit += "\(label(route, flowsRight: layout.arrangement.flowsRight))</g>\n"
      } else {
        unlit += "<path class=\"edge\(mark)\" d=\"\(line)\"/>"
      }
    }
    var body = "<g font-family=\"\(LabelText.family)\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n"
    // The opacity of all together, so that edges are no darker where they meet.
    if !unlit.isEmpty { body += "<g stroke=\"currentColor\" fill=\"none\" opacity=\"\(quiet)\">\(unlit)</g>\n" }
    if !lit.isEmpty {
      body += "<g font-size=\"\(at: DiagramText.factorSize)\" fill=\"currentColor\" stroke-width=\"3\""
      body += " paint-order=\"stroke\">\n\(lit)</g>\n"
    }
    body += "<g text-anchor=\"middle\" font-size=\"\(at: DiagramText.nameSize)\">\n"
    for (index, node) in diagram.nodes.enumerated() {
      body += self.node(node, layout.nodes[index], layout.boxes[index])
    }
    body += "</g>\n</g>\n"
    return Drawing(
      title: PathDiagramDescription(diagram).title, width: layout.width, height: layout.height, colours: 1,
      isTextual: true,
      body: body)
  }

  private static func label(_ route: DiagramLayout.Route, flowsRight: Bool) -> String {
    guard let place = route.place else { return "" }
    var text = ""
    for (index, line) in route.label.lines.enumerated() {
      var (x, y, anchor) = (place.anchor.x, place.anchor.y, " text-anchor=\"middle\"")
      if flowsRight {
        y += index == 0 ? -ItemSize.gap : ItemSize.lineHeight - 2
      } else {
        x += place.isLeft ? -ItemSize.gap : ItemSize.gap
        y = place.box.top + Double(index) * ItemSize.lineHeight + 14
        anchor = place.isLeft ? " text-anchor=\"end\"" : ""
      }
      text += "<text class=\"halo\" x=\"\(at: x)\" y=\"\(at: y)\"\(anchor)>"
      text += "\(LabelText.svg(line, size: DiagramText.factorSize))</text>"
    }
    return text
  }

  private static func node(_ node: PathDiagram.Node, _ content: NodeBox, _ box: Box) -> String {
    let (x, y) = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    let colour = Palette.series[0]
    let shape =
      node.isLit
      ? "class=\"s1 f1\" stroke=\"\(colour)\" stroke-width=\"\(at: litWidth)\" fill=\"\(colour)\" fill-opacity=\".09\""
      : "stroke=\"currentColor\" stroke-opacity=\"\(quiet)\" fill=\"none\""
    var text = "<g class=\"node \(name(node.kind))\(node.isLit ? " lit" : "")\">"
    text += "<rect \(shape) x=\"\(at: box.left)\" y=\"\(at: box.top)\" width=\"\(at: content.width)\""
    text += " height=\"\(at: content.height)\"\(corners(node.kind, content))/>"
    let hasValue = !content.value.isEmpty
    text += "<text x=\"\(at: x)\" y=\"\(at: y + (hasValue ? -2 : 6))\" fill=\"currentColor\">"
    text += "\(LabelText.svg(content.label, size: DiagramText.nameSize))</text>"
    if hasValue {
      text += "<text x=\"\(at: x)\" y=\"\(at: y + 15)\" font-size=\"\(at: DiagramText.valueSize)\""
      text += " fill=\"currentColor\" fill-opacity=\".8\">\(XMLText.escape(content.value))</text>"
    }
    return text + "</g>\n"
  }

  private static func name(_ kind: PathDiagram.Kind) -> String {
    switch kind {
    case .input: "input"
    case .parameter: "parameter"
    case .formula: "formula"
    case .loss: "loss"
    }
  }

  /// Data have square corners, what is trained has rounded ones, and what is computed round ends.
  private static func corners(_ kind: PathDiagram.Kind, _ content: NodeBox) -> String {
    switch kind {
    case .input: ""
    case .parameter: " rx=\"6\""
    case .formula, .loss: " rx=\"\(at: content.height / 2)\""
    }
  }
}
