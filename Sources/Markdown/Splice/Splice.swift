import Source

/// Changes to a Markdown file that leave every other byte as the author wrote it.
///
/// With no changes the result is the file itself: line ends, byte order mark and a missing last line end included.
public struct Splice: Sendable {
  var replacements: [(bytes: Range<Int>, text: String)] = []
  var insertions: [(lines: [String], placement: Placement)] = []
  var attachments: [(lines: [String], placement: Placement)] = []
  var removals: [Placement] = []

  public init() {}

  public var isEmpty: Bool {
    replacements.isEmpty && insertions.isEmpty && attachments.isEmpty && removals.isEmpty
  }

  /// Puts a value in the place of a code span. In a table cell `|` is escaped; a line end becomes a space.
  public mutating func replace(_ code: CodeSpan, with text: String) {
    guard !code.range.bytes.isEmpty else { return }
    // By scalars, since a mark may combine with the pipe.
    var line = String.UnicodeScalarView()
    for scalar in text.lines.joined(separator: " ").unicodeScalars {
      if scalar == "|", code.isInTable { line.append("\\") }
      line.append(scalar)
    }
    replacements.append((code.range.bytes, String(line)))
  }

  /// Puts a text in the place of some bytes of the file.
  public mutating func replace(_ bytes: Range<Int>, with text: String) {
    replacements.append((bytes, text))
  }

  /// Puts lines after a block as a block of its own in the same container. What is put after the same block stands in
  /// the order of the calls.
  public mutating func insert(_ lines: [String], after block: Block) {
    var lines = lines.flatMap(\.lines)[...]
    while let first = lines.first, first.isBlank { lines.removeFirst() }
    while let last = lines.last, last.isBlank { lines.removeLast() }
    guard !lines.isEmpty else { return }
    insertions.append((Array(lines), block.placement))
  }

  /// Puts lines directly after a block, in the same container. The first and the last must be such that what stands
  /// before and after them means the same as without them, as comments are.
  public mutating func attach(_ lines: [String], to block: Block) {
    attachments.append((lines.flatMap(\.lines), block.placement))
  }

  /// Takes a block away. What is inserted after it takes its place.
  public mutating func remove(_ block: Block) {
    removals.append(block.placement)
  }

  /// The file with the changes made. A change inside a block that is taken away is left out.
  public func apply(to source: SourceText) -> String {
    guard !isEmpty else { return source.text }
    let file = FileLines(source)
    return file.text(with: edits(of: file))
  }

  /// For each line of the file with the changes made, the line of the file, from 1, that it is, or after which it was
  /// put. What takes the place of a block belongs to the block's first line.
  public func origins(in source: SourceText) -> [Int] {
    let file = FileLines(source)
    return file.origins(with: edits(of: file))
  }

  private func edits(of file: FileLines) -> [FileLines.Edit] {
    var edits = replacements.map { FileLines.Edit(bytes: $0.bytes, text: $0.text) }
    edits += attachments.map { file.edit(attaching: $0.lines, at: $0.placement) }
    for removal in removals {
      edits.append(file.edit(removing: removal, for: insertions.filter { $0.placement == removal }.map(\.lines)))
    }
    let others = insertions.filter { !removals.contains($0.placement) }
    for line in Set(others.map(\.placement.lines.upperBound)).sorted() {
      // The innermost container's first, or it would be outside when its turn comes.
      let here = others.filter { $0.placement.lines.upperBound == line }.enumerated()
        .sorted {
          (-$0.element.placement.prefix.utf8.count, $0.offset) < (-$1.element.placement.prefix.utf8.count, $1.offset)
        }
      edits.append(file.edit(inserting: here.map(\.element), after: line))
    }
    return edits
  }
}

extension String {
  /// The lines of a text, however they end.
  fileprivate var lines: [String] {
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init)
  }

  var isBlank: Bool {
    utf8.allSatisfy(Byte.isSpace)
  }
}
