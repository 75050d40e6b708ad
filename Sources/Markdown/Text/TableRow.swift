/// Splits a row of a table at its pipes, as cmark does: a pipe after a backslash does not split.
struct TableRow {
  struct Cell {
    /// Where the cell starts in the line, after the pipe and the spaces before it.
    let start: Int
    /// Its text without spaces around it.
    let text: Range<Int>
  }

  private(set) var cells: [Cell] = []

  /// `offset` is where the row starts in its line.
  init(_ line: ArraySlice<UInt8>, from offset: Int) {
    let line = Array(line)
    var index = Self.end(ofPipeAt: offset, in: line)
    while index < line.count {
      var end = index
      while end < line.count, line[end] != Byte.pipe || (end > index && line[end - 1] == Byte.backslash) { end += 1 }
      let next = Self.end(ofPipeAt: end, in: line)
      if next == index { break }
      var text = index..<end
      while let last = text.last, Byte.isSpace(line[last]) { text = text.lowerBound..<last }
      while let first = text.first, Byte.isSpace(line[first]) { text = (first + 1)..<text.upperBound }
      cells.append(Cell(start: index, text: text))
      if next == end { break }
      index = next
    }
  }

  private static func end(ofPipeAt index: Int, in line: [UInt8]) -> Int {
    guard index < line.count, line[index] == Byte.pipe else { return index }
    var end = index + 1
    while end < line.count, Byte.isSpace(line[end]) { end += 1 }
    return end
  }
}
