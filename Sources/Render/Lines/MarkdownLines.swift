import Notebook

/// The lines of a Markdown output.
public enum MarkdownLines {
  /// The lines of the output that a notebook has now.
  ///
  /// - Parameter file: the notebook's file with its outputs, where the text is that.
  public static func lines(
    of text: String, from notebook: ExecutedNotebook, inPlace file: NotebookFile? = nil
  ) -> [OutputLine] {
    let lines = OutputLine.split(text)
    let origins =
      file.map { Self.origins(in: $0, lines.count) }
      ?? NotebookMarkdown(
        notebook, Place(name: "notebook")
      ).origins
    let blocks = notebook.cells.map { $0.block.block.lines }
    return lines.enumerated().map { position, line in
      guard position < origins.count else { return OutputLine(line, at: .unknown) }
      let origin = origins[position]
      let block = blocks.firstIndex { $0.contains(origin) }
      return OutputLine(line, at: block.map(OutputLine.Place.block) ?? .prose(line: origin))
    }
  }

  /// For each line of a notebook with its outputs the line of the author's text that it is or stands behind.
  private static func origins(in file: NotebookFile, _ count: Int) -> [Int] {
    let starts = file.author.lines.indices.map { file.line(ofAuthor: $0 + 1) }
    var origin = 0
    return (1...max(count, 1)).map { line in
      while origin < starts.count, starts[origin] <= line { origin += 1 }
      return max(origin, 1)
    }
  }

  /// The lines of an output of which nothing is known, such as an earlier one.
  public static func lines(of text: String) -> [OutputLine] {
    OutputLine.split(text).map { OutputLine($0, at: .unknown) }
  }
}
