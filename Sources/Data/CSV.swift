/// Comma-separated values as RFC 4180 describes them, in UTF-8, with a first line that names the columns.
public enum CSV {
  /// Reads a file, plain or compressed by gzip, as columns of one length.
  ///
  /// A column holds numbers if its first entry is one, else texts. Errors have the line and, where the error is at one
  /// place of it, that place; but an empty file, one without rows, and damaged gzip data have neither.
  public static func parse(_ bytes: [UInt8]) throws(DataError) -> [DataColumn] {
    let text = try CSVText(Gzip.inflateIfCompressed(bytes))
    var reader = RecordReader(text)
    var columns = try CSVHeader.names(&reader).map(ColumnBuilder.init)
    try readRows(&reader, into: &columns)
    return columns.map(\.column)
  }

  private static func readRows(_ reader: inout RecordReader, into columns: inout [ColumnBuilder]) throws(DataError) {
    let text = reader.text
    var fields: [Field] = []
    var hasRows = false
    // Blank lines are ignored only where nothing but blank lines follows, so the first one waits for the next row.
    var blank: Field?
    while try reader.next(into: &fields) {
      if text.isBlankLine(fields) {
        blank = blank ?? fields[0]
        continue
      }
      if let blank {
        let message = columns.count == 1 ? columns[0].emptyCellMessage : "a blank line between the rows"
        throw text.error(message, at: blank, isWholeLine: columns.count > 1)
      }
      guard fields.count == columns.count else {
        let (found, wanted) = (counted(fields.count, "field"), counted(columns.count, "column"))
        let message = "this line has \(found), but the first line names \(wanted)"
        throw text.error(message, at: fields[0], isWholeLine: true)
      }
      for index in fields.indices { try columns[index].append(fields[index], of: text) }
      hasRows = true
    }
    guard hasRows else { throw DataError("there are no rows below the names of the columns") }
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
