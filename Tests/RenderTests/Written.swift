import Source
import Typesetting

@testable import Engine
@testable import Language
@testable import Render

/// What formulas of the language are written as, in plain text.
enum Written {
  /// Names that formulas may use: numbers, a number a row, vectors and matrices.
  static let names = """
    use d
    param a = 0.5, b = -0.5, c = 2, w = 0.3, v = 0.2
    param u = [1, 2, 3], W = [[1, 2, 3], [4, 5, 6]], M = [[1, 2], [3, 4]]
    """

  private static let table: ProseTable = {
    let span = Span(line: 0, column: 1)
    let headings = ["x", "y", "t", "label"]
    let rows = [["0.5", "1", "0", "1"], ["1.5", "2", "1", "3"]]
    return ProseTable(
      name: "d", span: span, headings: headings.map { .init($0, at: span) },
      rows: rows.map { $0.map { .init($0, at: span) } })
  }()

  /// The formula that the last line is, and its graph; `;` parts lines.
  static func formula(_ source: String) throws -> (graph: Graph, node: NodeID, names: [NodeID]) {
    var lines = source.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
    let last = lines.removeLast()
    var interpreter = Interpreter(seed: 0, digits: 4, tables: [table])
    let code = names.split(separator: "\n") + lines + ["it = \(last)"]
    let result = interpreter.run(
      code.enumerated().map { CodeLine(String($1), at: Position(line: $0 + 1, column: 1)) })
    for diagnostic in result.diagnostics { throw EngineError("\(source): \(diagnostic.message)") }
    let named = interpreter.state.names.values.compactMap { value -> NodeID? in
      if case .formula(let node) = value { node } else { nil }
    }
    guard case .formula(let node)? = interpreter.state.names["it"] else { throw EngineError("\(source) is no formula") }
    return (interpreter.state.graph, node, named.filter { $0 != node })
  }

  /// The formula as it is.
  static func plain(_ source: String) throws -> String {
    let (graph, node, names) = try formula(source)
    return PlainText(digits: 4).text(FormulaPrinter(graph: graph, namesOf: names).print(node))
  }

  /// The formula simplified.
  static func simplified(_ source: String) throws -> String {
    var (graph, node, names) = try formula(source)
    let simple = graph.simplify(node, names: names)
    return PlainText(digits: 4).text(FormulaPrinter(graph: graph, namesOf: names).print(simple))
  }
}
