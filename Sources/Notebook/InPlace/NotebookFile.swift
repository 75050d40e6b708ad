import Markdown
import Source

/// The file of a notebook: what the author wrote and, between markers, what a run put there.
public struct NotebookFile: Sendable {
  /// What a run put after a block.
  public struct MarkedOutput: Sendable {
    /// The lines from the marker that starts it to the one that ends it.
    public let lines: ClosedRange<Int>
    /// Whether it is not as the run left it.
    public let isEdited: Bool
    /// What stands between the markers.
    public let text: String
  }

  /// The file as it is.
  public let source: SourceText
  /// The author's text: outputs taken out, and values replaced by their code.
  public let author: SourceText
  public let outputs: [MarkedOutput]
  /// How many values and words of links a run put into the prose.
  public let valueCount: Int
  private let edits: EditedText?

  /// Reads a file. Throws where a marker is broken, since what the author wrote is not known then.
  public init(_ source: SourceText) throws(Diagnostic) {
    self.source = source
    guard source.places.contain("<!--"), source.places.contain(OutputMarker.word) else {
      author = source
      edits = nil
      outputs = []
      valueCount = 0
      return
    }
    let reader = try MarkerReader(source)
    outputs = reader.outputs
    valueCount = reader.valueCount
    guard !reader.edits.isEmpty else {
      author = source
      edits = nil
      return
    }
    let edits = EditedText(source.text, edits: reader.edits)
    self.edits = edits
    author = SourceText(name: source.name, text: edits.text)
  }

  /// A file that is the author's text and nothing else.
  public init(unmarked source: SourceText) {
    self.source = source
    author = source
    edits = nil
    outputs = []
    valueCount = 0
  }

  /// Whether a run put anything into it.
  public var isMarked: Bool { edits != nil }

  /// Where a line of the author's text stands in the file.
  public func line(ofAuthor line: Int) -> Int {
    edits.map { $0.original(Position(line: line, column: 1)).line } ?? line
  }

  /// A message about the author's text as one about the file.
  public func inFile(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let edits else { return diagnostic }
    var moved = edits.original(diagnostic)
    // Some messages name the line of another block in their words.
    moved.message = diagnostic.message.replacing(/at line (\d{1,9})/) { match in
      let line = Int(match.1) ?? 1
      return "at line \(edits.original(Position(line: line, column: 1)).line)"
    }
    return moved
  }

  /// The line of the file that a line of the author's text is.
  public func line(_ number: Int) -> Int { edits?.original(Position(line: number, column: 1)).line ?? number }

  /// A message about the author's text, with the lines of the file, as a terminal shows it.
  public func text(of diagnostic: Diagnostic, style: TextStyle = .plain) -> String {
    inFile(diagnostic).rendered(in: source, style: style)
  }

  /// The outputs that were edited by hand, as messages about the file.
  public var editedOutputs: [Diagnostic] {
    outputs.filter(\.isEdited).map {
      .warning(
        .editedOutput, "this output was edited by hand",
        at: Span(
          line: $0.lines.lowerBound, column: 1,
          length: source.line($0.lines.lowerBound)?.unicodeScalars.count ?? 1),
        hint: "the next run puts its own in its place; write above or below the markers")
    }
  }
}
