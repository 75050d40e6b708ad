import Source

/// What a file may be, so that no input takes the machine's memory or an hour.
enum Limits {
  /// Far below the gigabyte at which cmark's buffers end the process.
  static let bytes = 64 << 20
  /// Levels of containers and of markup in each other. What runs over the tree may recurse.
  static let depth = 200
  static let tableColumns = 1000
  /// cmark completes short rows, so that a small file can ask for a great many cells.
  static let tableCells = 500_000

  static func check(_ lines: SourceLines, in source: SourceText) throws(Diagnostic) {
    guard lines.bytes.count <= bytes else {
      throw Diagnostic("the file is larger than 64 MB", at: nil, hint: "put large data into a CSV file beside it")
    }
    // How many lines in a row that are not blank stand below; from the end, so that it takes one pass.
    var rows = 0
    for number in stride(from: lines.count, to: 0, by: -1) {
      if let columns = columnsOfDelimiterRow(lines[number]) {
        let span = Span(line: number, column: 1)
        guard columns <= tableColumns else {
          throw Diagnostic("a table of \(columns) columns; at most \(tableColumns) are possible", at: span)
        }
        guard rows * columns <= tableCells else {
          throw Diagnostic(
            "a table of more than \(tableCells) cells", at: span,
            hint: "put the data into a CSV file beside the notebook")
        }
      }
      rows = withoutMarks(lines[number]).isEmpty ? 0 : rows + 1
    }
  }

  static func tooDeep(line: Int) -> Diagnostic {
    Diagnostic(
      "quotes, lists or markup are nested more than \(depth) levels deep", at: Span(line: max(line, 1), column: 1),
      hint: "a bracket or a mark may be missing its end")
  }

  /// The columns of the line below a table's headings, `|---|:-:|`, where the line could be one.
  private static func columnsOfDelimiterRow(_ line: ArraySlice<UInt8>) -> Int? {
    let row = withoutMarks(line)
    var pipes = 0
    for byte in row {
      switch byte {
      case Byte.pipe: pipes += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09: break
      default: return nil
      }
    }
    return pipes > 0 ? pipes + 1 : nil
  }

  /// A line without indentation and quote marks.
  static func withoutMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.drop { Byte.isSpace($0) || $0 == Byte.quote }
  }
}
