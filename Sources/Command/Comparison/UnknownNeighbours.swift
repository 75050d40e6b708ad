import Render

/// The notebooks of a course that cannot be read. What links to them say is not known, so that an output that differs
/// from a new one only there is no older than the notebook it is of.
struct UnknownNeighbours: Sendable {
  /// The ends of addresses that lead to them, as they stand in pages, Markdown and JSON: `"or.html`, `(or.md`, `/or.md`.
  private let addresses: [String]

  init(_ notebooks: [NotebookPath] = []) {
    addresses = notebooks.flatMap { notebook in
      [notebook.fileName, Address.encoded(notebook.fileName)].flatMap { name in
        ["\"", "(", "/"].flatMap { ["\($0)\(name).html", "\($0)\(name).md"] }
      }
    }
  }

  /// Whether a file that is stale differs only where it speaks of them.
  func explain(_ finding: OutputFinding) -> Bool {
    guard !addresses.isEmpty, finding.condition == .stale, let bytes = finding.old, let new = finding.new else {
      return false
    }
    let old = MarkdownLines.lines(of: String(decoding: bytes, as: UTF8.self)).map(\.text)
    let lines = MarkdownLines.lines(of: new).map(\.text)
    return LineDifference.hunks(from: old, to: lines).allSatisfy { hunk in
      (old[hunk.old] + lines[hunk.new]).contains { line in addresses.contains { line.contains($0) } }
    }
  }
}
