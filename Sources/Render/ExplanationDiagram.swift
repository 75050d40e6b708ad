import Engine
import Figures
import Numerals
import Typesetting

extension Explanation {
  /// The drawing of the explanation as a figure, if it has one.
  func figure(digits: Int) -> Figure? { diagram.map { .pathDiagram($0.figure(digits: digits)) } }
}

extension Explanation.Diagram {
  fileprivate func figure(digits: Int) -> PathDiagram {
    let label = MathLabel(digits: digits)
    func text(_ number: Double) -> String { Numerals.typographic(Numerals.significant(number, digits: digits)) }
    return PathDiagram(
      nodes: nodes.map { node in
        let value: String? =
          switch node.value {
          case .number(let number)?: text(number)
          case .shape(let shape)?: shape.axes.map(String.init).joined(separator: "×")
          case nil: nil
          }
        return PathDiagram.Node(
          label: label.label(node.name), value: value, kind: node.kind.figureKind, isLit: node.isLit, level: node.level)
      },
      edges: edges.map { edge in
        PathDiagram.Edge(
          from: edge.from, to: edge.to, factor: edge.factor.map(label.label), value: edge.value.map(text),
          mark: edge.mark, isLit: edge.isLit)
      }, product: product.map(text))
  }
}

extension Explanation.Diagram.Node.Kind {
  fileprivate var figureKind: PathDiagram.Kind {
    switch self {
    case .input: .input
    case .parameter: .parameter
    case .formula: .formula
    case .target: .loss
    }
  }
}
