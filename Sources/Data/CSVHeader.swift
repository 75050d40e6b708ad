/// The first line of a CSV file.
enum CSVHeader {
  /// The names of the columns: not empty, each once, without spaces around them.
  static func names(_ reader: inout RecordReader) throws(DataError) -> [String] {
    let text = reader.text
    try checkSeparator(text)
    var fields: [Field] = []
    guard try reader.next(into: &fields) else { throw DataError("the file is empty") }
    if text.isBlankLine(fields) {
      throw text.error("a blank line, where the names of the columns were wanted", at: fields[0], isWholeLine: true)
    }
    if fields.allSatisfy({ ParsedNumber(text.bytes, in: $0.content) != .notANumber }) {
      let message = "only numbers here, but the first line must hold the names of the columns"
      throw text.error(message, at: fields[0], isWholeLine: true)
    }
    var names: [String] = []
    var seen: Set<String> = []
    for field in fields {
      let name = text.trimmedString(field)
      if name.isEmpty { throw text.error("a column without a name", at: field) }
      if !seen.insert(name).inserted {
        throw text.error("the name \(name.excerpt) stands twice in the first line", at: field)
      }
      names.append(name)
    }
    return names
  }

  /// Some programs write semicolons or tabs where others write commas. The first line tells, as names seldom hold
  /// these.
  private static func checkSeparator(_ text: CSVText) throws(DataError) {
    var isQuoted = false
    var other: Int?
    scan: for place in text.start..<text.bytes.count {
      switch text.bytes[place] {
      case Byte.quote: isQuoted.toggle()
      case _ where isQuoted: continue
      case Byte.comma: return
      case Byte.semicolon, Byte.tab: other = other ?? place
      case Byte.lineFeed: break scan
      default: continue
      }
    }
    guard let other else { return }
    let found = text.bytes[other] == Byte.tab ? "tabs" : "semicolons"
    throw text.error("the columns are separated by \(found), but commas were wanted", at: other)
  }
}
