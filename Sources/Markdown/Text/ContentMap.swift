/// The way from the text of a paragraph, heading or cell, as cmark read it, to the lines of the source.
///
/// cmark keeps this text without the containers' marks and without indentation, so each of its lines is found again as
/// the end of a source line. In tables `\|` has become `|`.
struct ContentMap {
  struct Line {
    /// Where the line starts in the text.
    let start: Int
    /// Spaces at its start that do not count: indentation, or a tab which a container took in part.
    var spaces = 0
    let number: Int
    /// Where it starts in the source line.
    let offset: Int
    /// Where, in the text's line, a backslash was taken away.
    let removed: [Int]
  }

  let content: [UInt8]
  private(set) var lines: [Line] = []

  /// A text whose lines are the ends of source lines, the first of them one of `candidates`.
  init?(_ content: [UInt8], firstLineIn candidates: [Int], of source: SourceLines) {
    self.content = content
    let parts = Self.parts(of: content)
    for candidate in candidates where candidate > 0 {
      lines = []
      for (index, part) in parts.enumerated() {
        guard let line = Self.line(content[part], number: candidate + index, of: source) else { break }
        lines.append(line)
      }
      if lines.count == parts.count { return }
    }
    return nil
  }

  private static func line(_ text: ArraySlice<UInt8>, number: Int, of source: SourceLines) -> Line? {
    let line = source[number]
    for spaces in [0, text.prefix(while: Byte.isBlank).count] {
      let rest = text.dropFirst(spaces)
      if line.count >= rest.count, line.suffix(rest.count).elementsEqual(rest) {
        return Line(
          start: text.startIndex, spaces: spaces, number: number, offset: line.count - rest.count, removed: [])
      }
    }
    return nil
  }

  /// A text whose lines start at the offsets given, line by line from `number`.
  init?(_ content: [UInt8], from number: Int, offsets: [Int], of source: SourceLines) {
    self.content = content
    for ((index, part), offset) in zip(Self.parts(of: content).enumerated(), offsets) {
      let line = source[number + index]
      // A line that continues a paragraph without its container's marks keeps its indentation.
      let spaces = content[part].prefix(while: Byte.isBlank).count
      guard let removed = Self.removed(content[part].dropFirst(spaces), in: line.dropFirst(offset)) else { return nil }
      lines.append(
        Line(start: part.lowerBound, spaces: spaces, number: number + index, offset: offset, removed: removed))
    }
  }

  static func parts(of content: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in content.indices where content[index] == Byte.lineFeed {
      parts.append(start..<index)
      start = index + 1
    }
    if start < content.count || parts.isEmpty { parts.append(start..<content.count) }
    return parts
  }

  /// Where backslashes before pipes were removed from `line` to give `part`, or nothing where it does not start so.
  private static func removed(_ part: ArraySlice<UInt8>, in line: ArraySlice<UInt8>) -> [Int]? {
    var removed: [Int] = []
    var index = line.startIndex
    for (offset, byte) in part.enumerated() {
      if byte == Byte.pipe, index + 1 < line.endIndex, line[index] == Byte.backslash, line[index + 1] == Byte.pipe {
        removed.append(offset)
        index += 1
      }
      guard index < line.endIndex, line[index] == byte else { return nil }
      index += 1
    }
    return removed
  }

  /// The place of the byte at `index` of the text.
  func place(of index: Int) -> SourcePlace? {
    var (low, high) = (0, lines.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].start <= index { low = middle } else { high = middle }
    }
    guard low < lines.count else { return nil }
    let line = lines[low]
    let inLine = max(index - line.start - line.spaces, 0)
    let removed = line.removed.firstIndex(atLeast: inLine + 1)
    return SourcePlace(line: line.number, offset: line.offset + inLine + removed)
  }

  /// The places of the start of a range and of one past its end, on the line of its last byte.
  func places(of range: Range<Int>) -> (start: SourcePlace, end: SourcePlace)? {
    guard !range.isEmpty, let start = place(of: range.lowerBound), var end = place(of: range.upperBound - 1) else {
      return nil
    }
    end.offset += 1
    return (start, end)
  }
}
