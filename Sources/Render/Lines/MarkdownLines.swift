import Notebook

/// The lines of a Markdown output.
public enum MarkdownLines {
  /// The lines of the output that a notebook has now.
  public static func lines(of text: String, from notebook: ExecutedNotebook) -> [OutputLine] {
    let origins = NotebookMarkdown(notebook, Place(name: "notebook")).origins
    let lines = OutputLine.split(text)
    let blocks = notebook.cells.map { $0.block.block.lines }
    return lines.enumerated().map { position, line in
      guard position < origins.count else { return OutputLine(line, at: .unknown) }
      let origin = origins[position]
      let block = blocks.firstIndex { $0.contains(origin) }
      return OutputLine(line, at: block.map(OutputLine.Place.block) ?? .prose(line: origin))
    }
  }

  /// The lines of an output of which nothing is known, such as an earlier one.
  public static func lines(of text: String) -> [OutputLine] {
    OutputLine.split(text).map { OutputLine($0, at: .unknown) }
  }
}
