@testable import Figures

/// Diagrams written briefly: `w_2` is w with the index 2, `*h^(1)` a bold h with (1) above.
struct DiagramBuilder {
  private var nodes: [PathDiagram.Node] = []
  private var edges: [PathDiagram.Edge] = []
  private var places: [String: Int] = [:]
  private var names: [[FigureLabel.Run]] = []

  mutating func add(
    _ kind: PathDiagram.Kind, _ name: String, _ value: String? = nil, level: Int = 0, lit: Bool = false
  ) {
    places[name] = nodes.count
    names.append(Self.runs(name))
    nodes.append(.init(label: .init(Self.runs(name)), value: value, kind: kind, isLit: lit, level: level))
  }

  mutating func join(_ sources: String..., to target: String) {
    for source in sources { edges.append(.init(from: places[source] ?? -1, to: places[target] ?? -1)) }
  }

  /// A lit edge with its factor ∂target/∂source.
  mutating func light(_ source: String, to target: String, _ value: String? = nil) {
    let factor = [.init("∂")] + Self.runs(target) + [.init("/∂")] + Self.runs(source)
    let mark = edges.filter(\.isLit).count + 1
    edges.append(
      .init(
        from: places[source] ?? -1, to: places[target] ?? -1, factor: .init(factor), value: value, mark: mark,
        isLit: true))
  }

  func diagram(product: String? = nil) -> PathDiagram { PathDiagram(nodes: nodes, edges: edges, product: product) }

  static func runs(_ name: String) -> [FigureLabel.Run] {
    let isArray = name.hasPrefix("*")
    var runs: [FigureLabel.Run] = []
    var text = ""
    var position = FigureLabel.Position.onLine
    func finish() {
      guard !text.isEmpty else { return }
      let isLetter = position == .onLine && text.count == 1
      runs.append(
        .init(text, style: isArray && isLetter ? .boldItalic : isLetter ? .italic : .plain, position: position))
      text = ""
    }
    for character in name.drop(while: { $0 == "*" }) {
      switch character {
      case "_":
        finish()
        position = .lowered
      case "^":
        finish()
        position = .raised
      default: text.append(character)
      }
    }
    finish()
    return runs
  }
}

/// The diagrams of the golden drawings.
enum PathDiagramSamples {
  static let all: [(name: String, diagram: PathDiagram)] = [
    ("perceptron", perceptron), ("skip", skip), ("chain", chain), ("hidden", hidden), ("short", short),
  ]

  /// One neuron that learns OR, and how its error depends on w₂.
  static let perceptron: PathDiagram = {
    var builder = DiagramBuilder()
    builder.add(.input, "x_1", "0")
    builder.add(.parameter, "w_1", "−0.786")
    builder.add(.input, "x_2", "1")
    builder.add(.parameter, "w_2", "−0.276", lit: true)
    builder.add(.parameter, "b", "−0.52")
    builder.add(.formula, "z", "−0.796", level: 1, lit: true)
    builder.add(.formula, "y", "0.3109", level: 2, lit: true)
    builder.add(.input, "t", "1")
    builder.add(.loss, "E", "0.4749", level: 3, lit: true)
    builder.join("x_1", "w_1", "x_2", "b", to: "z")
    builder.light("w_2", to: "z", "1")
    builder.light("z", to: "y", "0.2142")
    builder.light("y", to: "E", "−1.378")
    builder.join("t", to: "E")
    return builder.diagram(product: "−0.2952")
  }()

  /// XOR with one hidden unit, whose inputs also lead past it, and a second way from the hidden unit to the output.
  static let skip: PathDiagram = {
    var builder = DiagramBuilder()
    builder.add(.input, "x_1", "1")
    builder.add(.input, "x_2", "0")
    builder.add(.parameter, "v_1", "2.1", lit: true)
    builder.add(.parameter, "v_2", "−1.3")
    builder.add(.parameter, "v_0", "−1.29")
    builder.add(.formula, "a", "0.81", level: 1, lit: true)
    builder.add(.formula, "h", "0.6921", level: 2, lit: true)
    for (name, value) in [("w_1", "−0.636"), ("w_2", "−0.7"), ("w_3", "1.2"), ("w_0", "0.05")] {
      builder.add(.parameter, name, value)
    }
    builder.add(.formula, "z", "0.2446", level: 3, lit: true)
    builder.add(.formula, "y", "0.5608", level: 4, lit: true)
    builder.add(.input, "t", "1")
    builder.add(.loss, "E", "0.1929", level: 5, lit: true)
    builder.join("x_1", "x_2", "v_2", "v_0", to: "a")
    builder.light("v_1", to: "a", "1")
    builder.light("a", to: "h", "0.2131")
    builder.light("h", to: "z", "1.2")
    builder.join("w_1", "w_2", "w_3", "w_0", "x_1", "x_2", to: "z")
    builder.light("h", to: "y", "−0.12")
    builder.light("z", to: "y", "0.2463")
    builder.light("y", to: "E", "−0.8784")
    builder.join("t", to: "E")
    return builder.diagram(product: "−0.03286")
  }()

  /// Four layers of arrays, which have shapes and no values.
  static let chain: PathDiagram = {
    var builder = DiagramBuilder()
    builder.add(.input, "*x", "64")
    for layer in 1...4 {
      let before = layer == 1 ? "*x" : "*h^(\(layer - 1))"
      let size = layer == 4 ? "10" : "32"
      builder.add(.parameter, "*W^(\(layer))", layer == 1 ? "32×64" : "\(size)×32", lit: layer == 1)
      builder.add(.parameter, "*b^(\(layer))", size)
      builder.add(.formula, "*z^(\(layer))", size, level: 2 * layer - 1, lit: true)
      builder.add(.formula, "*h^(\(layer))", size, level: 2 * layer, lit: true)
      if layer == 1 {
        builder.join(before, to: "*z^(1)")
        builder.light("*W^(1)", to: "*z^(1)")
      } else {
        builder.light(before, to: "*z^(\(layer))")
        builder.join("*W^(\(layer))", to: "*z^(\(layer))")
      }
      builder.join("*b^(\(layer))", to: "*z^(\(layer))")
      builder.light("*z^(\(layer))", to: "*h^(\(layer))")
    }
    builder.add(.input, "t", "10")
    builder.add(.loss, "loss", "2.303", level: 9, lit: true)
    builder.light("*h^(4)", to: "loss")
    builder.join("t", to: "loss")
    return builder.diagram()
  }()

  /// Six hidden units, and the path through one of them.
  static let hidden: PathDiagram = {
    var builder = DiagramBuilder()
    builder.add(.input, "x", "0.5")
    for unit in 1...6 { builder.add(.parameter, "w_\(unit)", "0.\(unit)1", lit: unit == 3) }
    for unit in 1...6 { builder.add(.formula, "h_\(unit)", "0.5\(unit)2", level: 1, lit: unit == 3) }
    for unit in 1...6 { builder.add(.parameter, "v_\(unit)", "−1.\(unit)") }
    builder.add(.formula, "y", "0.733", level: 2, lit: true)
    builder.add(.input, "t", "1")
    builder.add(.loss, "E", "0.0713", level: 3, lit: true)
    for unit in 1...6 {
      builder.join("x", to: "h_\(unit)")
      if unit == 3 {
        builder.light("w_3", to: "h_3", "0.1219")
        builder.light("h_3", to: "y", "−1.3")
      } else {
        builder.join("w_\(unit)", to: "h_\(unit)")
        builder.join("h_\(unit)", to: "y")
      }
      builder.join("v_\(unit)", to: "y")
    }
    builder.light("y", to: "E", "−0.534")
    builder.join("t", to: "E")
    return builder.diagram(product: "0.0846")
  }()

  /// Three formulas, which fit side by side.
  static let short: PathDiagram = {
    var builder = DiagramBuilder()
    builder.add(.parameter, "w", "3", lit: true)
    builder.add(.formula, "ŷ", "9", level: 1, lit: true)
    builder.add(.loss, "E", "81", level: 2, lit: true)
    builder.light("w", to: "ŷ", "6")
    builder.light("ŷ", to: "E", "18")
    return builder.diagram(product: "108")
  }()
}
