/// A place in a file, counted as editors do: lines and columns from 1, columns in Unicode scalars.
public struct Position: Hashable, Comparable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// The text between two places of one file; `end` is one past the last scalar.
public struct Span: Hashable, Sendable {
  public var start: Position
  public var end: Position

  public init(_ start: Position, _ end: Position) {
    self.start = start
    self.end = end
  }

  public init(line: Int, column: Int, length: Int = 1) {
    start = Position(line: line, column: column)
    end = Position(line: line, column: column + length)
  }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}
