import Engine
import Language
import Notebook

/// An executed notebook for other programs, numbers in full.
public enum NotebookJSON {
  static func text(_ notebook: ExecutedNotebook) -> String { value(notebook).text }

  /// Several notebooks as one array.
  public static func text(_ notebooks: [ExecutedNotebook]) -> String {
    JSONValue.array(notebooks.map(value)).text + "\n"
  }

  /// One notebook as it stands in such an array, without the comma.
  public static func element(_ notebook: ExecutedNotebook) -> String {
    // No string of JSON goes over a line.
    "\n" + value(notebook).text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
  }

  private static func value(_ notebook: ExecutedNotebook) -> JSONValue {
    .object([
      ("notebook", .string(notebook.source.name.split(separator: "/").last.map(String.init) ?? "")),
      ("title", .string(notebook.title)),
      ("ok", .bool(notebook.isOK)),
      ("cells", .array(notebook.cells.map { cell($0, notebook) })),
      ("inline", .array(notebook.inlines.map(inline))),
    ])
  }

  private static func cell(_ cell: ExecutedNotebook.Cell, _ notebook: ExecutedNotebook) -> JSONValue {
    .object([
      ("name", cell.block.options.name.map(JSONValue.string) ?? .null),
      ("line", .number(Double(cell.block.fence.firstLine))),
      ("source", .string(cell.block.fence.literal)),
      ("status", .string(cell.status.rawValue)),
      (
        "outputs",
        .array(
          cell.outputs.map {
            OutputJSON.value($0, digits: notebook.settings.digits, source: notebook.source)
          })
      ),
    ])
  }

  private static func inline(_ inline: ExecutedNotebook.InlineResult) -> JSONValue {
    .object([
      ("line", .number(Double(inline.code.range.span.start.line))),
      ("source", .string(inline.source)),
      ("value", inline.value.map { JSONValue.numbers($0.value.tensor) } ?? .null),
      ("text", inline.value.map { .string($0.text) } ?? .null),
    ])
  }
}
