/// Where a field stands in the file.
struct Field {
  /// Without the quotes around it.
  let content: Range<Int>
  let isQuoted: Bool

  var start: Int { isQuoted ? content.lowerBound - 1 : content.lowerBound }
}

/// Cuts a CSV file into records of fields, by the grammar of RFC 4180.
struct RecordReader {
  let text: CSVText
  private var place: Int

  init(_ text: CSVText) {
    self.text = text
    place = text.start
  }

  /// Reads one record into the array, which is reused; false at the end of the file.
  mutating func next(into fields: inout [Field]) throws(DataError) -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard place < text.bytes.count else { return false }
    fields.append(try field())
    while place < text.bytes.count, text.bytes[place] == Byte.comma {
      place += 1
      fields.append(try field())
    }
    if place < text.bytes.count, text.bytes[place] == Byte.carriageReturn { place += 1 }
    if place < text.bytes.count { place += 1 }
    return true
  }

  /// Reads a field up to the comma or the line end behind it.
  private mutating func field() throws(DataError) -> Field {
    let start = place
    if start < text.bytes.count, text.bytes[start] == Byte.quote { return try quotedField() }
    while try !isAtEndOfField() {
      if text.bytes[place] == Byte.quote {
        throw text.error("a quote inside a field, where it is allowed only around the whole field", at: place)
      }
      place += 1
    }
    return Field(content: start..<place, isQuoted: false)
  }

  private mutating func quotedField() throws(DataError) -> Field {
    let open = place
    place += 1
    while true {
      guard let quote = text.bytes[place...].firstIndex(of: Byte.quote) else {
        throw text.error("this quote is never closed", at: open)
      }
      place = quote + 1
      if place < text.bytes.count, text.bytes[place] == Byte.quote {
        place += 1
        continue
      }
      guard try isAtEndOfField() else {
        throw text.error("more text after a closing quote, where a comma or the line's end was wanted", at: place)
      }
      return Field(content: open + 1..<quote, isQuoted: true)
    }
  }

  private func isAtEndOfField() throws(DataError) -> Bool {
    guard place < text.bytes.count else { return true }
    let byte = text.bytes[place]
    // Most bytes are digits, letters and points, which all come behind the comma.
    if byte > Byte.comma { return false }
    if byte == Byte.comma || byte == Byte.lineFeed { return true }
    guard byte == Byte.carriageReturn else { return false }
    if place + 1 < text.bytes.count, text.bytes[place + 1] == Byte.lineFeed { return true }
    throw text.error("a carriage return without the line feed that was wanted after it", at: place)
  }
}
