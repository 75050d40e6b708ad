import Source

@testable import Language

/// Sources as the tests of the syntax write them.
enum SyntaxSource {
  /// The lines with their places, as if it were a file of code alone.
  static func lines(_ source: String) -> [CodeLine] {
    SourceText(name: "code", text: source).lines.enumerated().map { index, line in
      CodeLine(String(line), at: Position(line: index + 1, column: 1))
    }
  }

  /// How a source is read: statements in brackets, a line each; then the messages as a terminal shows them.
  static func read(_ source: String) -> String {
    let block = Parser.block(lines(source))
    let text = SourceText(name: "code", text: source)
    let statements = block.statements.map { SyntaxPrinter.text($0) + "\n" }
    return (statements + block.diagnostics.map { $0.rendered(in: text) }).joined()
  }
}
