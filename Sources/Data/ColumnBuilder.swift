/// A column while its rows are read.
struct ColumnBuilder {
  private enum Kind { case numbers, texts }

  let name: String
  /// Settled by the first entry.
  private var kind: Kind?
  private var numbers: [Double] = []
  private var texts: [String] = []

  init(name: String) {
    self.name = name
  }

  var column: DataColumn {
    DataColumn(name: name, entries: kind == .texts ? .texts(texts) : .numbers(numbers))
  }

  var emptyCellMessage: String {
    kind == .numbers
      ? "the column \(name.excerpt) holds numbers, but here is an empty cell"
      : "the column \(name.excerpt) has an empty cell"
  }

  mutating func append(_ field: Field, of text: CSVText) throws(DataError) {
    if kind == .texts { return try appendText(field, of: text) }
    switch ParsedNumber(text.bytes, in: field.content) {
    case .finite(let number):
      kind = .numbers
      numbers.append(number)
    case .tooLarge:
      let number = text.trimmedString(field).excerpt
      throw text.error("the column \(name.excerpt) has the number \(number), which is too large", at: field)
    case .notANumber where kind == .numbers && !text.isBlank(field):
      let entry = text.trimmedString(field).excerpt
      throw text.error("the column \(name.excerpt) holds numbers, but here is \"\(entry)\"", at: field)
    case .notANumber:
      try appendText(field, of: text)
    }
  }

  private mutating func appendText(_ field: Field, of text: CSVText) throws(DataError) {
    if text.isBlank(field) { throw text.error(emptyCellMessage, at: field) }
    kind = .texts
    texts.append(text.string(field))
  }
}
