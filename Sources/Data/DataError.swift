/// What is wrong with a data file, and where.
public struct DataError: Error, Hashable, Sendable {
  public let message: String
  /// Counted from 1; nothing where the error belongs to no line.
  public let line: Int?
  /// Counted from 1 in Unicode scalars; nothing where the error belongs to the whole line.
  public let column: Int?

  init(_ message: String, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
  }
}

extension String {
  /// The text as a message shows it: on one line, and not longer than a reader wants.
  var excerpt: String {
    let limit = 40
    let first = String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
    let escaped = first.debugDescription.dropFirst().dropLast()
    return unicodeScalars.dropFirst(limit).isEmpty ? String(escaped) : escaped + "…"
  }
}
