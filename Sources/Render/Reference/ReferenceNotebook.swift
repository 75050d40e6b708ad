import Language
import Notebook

/// The reference as a notebook, whose examples run like those of any other.
public enum ReferenceNotebook {
  public static let text: String = {
    var blocks = [head]
    for topic in ReferenceTopic.allCases {
      blocks.append("## \(topic.rawValue)")
      blocks += Reference.all.filter { $0.topic == topic }.map(entry)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }()

  private static let head = """
    ---
    title: Reference
    warnings: false
    description: Every word of the language, with an example that runs.
    ---

    # Reference

    Every word of the language with an example. This notebook is made from the declarations of the
    words; `nabla reference train` shows one of them in a terminal, and
    `nabla reference learning rate` searches.

    The examples use the names of this block, and the table `or`.

    <!-- table: or -->
    | x1 | x2 | t |
    |----|----|---|
    \(ReferenceExample.table.rows.map { row in "| " + row.map(\.text).joined(separator: "  | ") + " |" }.joined(separator: "\n"))

    ```nn #names
    \(ReferenceExample.context.map(\.line).joined(separator: "\n"))
    ```
    """

  private static func entry(_ entry: Reference.Entry) -> String {
    var parts = ["### \(code(entry.name))", code(entry.signature)]
    let also = entry.aliases.isEmpty ? "" : " Also written \(entry.aliases.map(code).joined(separator: ", "))."
    parts.append(MarkdownText.escape(entry.documentation) + also)
    if !entry.arguments.isEmpty {
      parts.append(
        entry.arguments.map { "- \(code($0.name)): \(MarkdownText.escape($0.meaning))" }.joined(separator: "\n"))
    }
    return (parts + example(entry)).joined(separator: "\n\n")
  }

  private static func example(_ entry: Reference.Entry) -> [String] {
    let shown = ReferenceExample.shown(entry.example)
    // Its files stand beside no notebook.
    if ReferenceExample.readsFiles(entry.example) { return ["```\n\(entry.example)\n```"] }
    guard entry.topic == .blocks else { return ["```nn\n\(shown)\n```"] }
    let written = "````markdown\n\(entry.example)\n````"
    // Front matter stands at the top only.
    return entry.example.hasPrefix("---") ? [written] : [written, "gives", entry.example]
  }

  /// Code in a line, whatever backticks it has.
  private static func code(_ text: String) -> String {
    // A code span that starts so would be a value.
    if text.hasPrefix("{nn") { return "`` `\(text)` ``" }
    guard text.contains("`") else { return "`\(text)`" }
    let fence = text.contains("```") ? "````" : "``"
    return "\(fence) \(text) \(fence)"
  }
}
