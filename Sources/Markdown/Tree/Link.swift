import Source

/// A link of the prose with its place.
public struct Link: Hashable, Sendable {
  public let destination: String
  /// Whether nothing stands between its brackets.
  public let isEmpty: Bool
  /// From its first bracket to the end of its destination where it has no words, else its destination; the block's first
  /// line where it could not be found.
  public let span: Span
  /// Where its words would stand, in the UTF-8 of the file, where it has none and could be found.
  public let wordsPlace: Int?
}

/// Finds the places of a block's links, which cmark does not give, in the source.
struct LinkSearch {
  private let places: TextPlaces
  private let lines: ClosedRange<Int>
  private let bytes: Range<Int>
  /// Where code spans are.
  private let code: [Range<Int>]
  /// Where to look on for a text that was found before.
  private var next: [String: Int] = [:]

  init(in places: TextPlaces, _ lines: ClosedRange<Int>, outside code: [Range<Int>]) {
    self.places = places
    self.lines = lines
    bytes = places.bytes(ofLines: lines)
    self.code = code
  }

  /// The next link of the block with a destination.
  mutating func link(to destination: String, isEmpty: Bool) -> Link {
    let text = (isEmpty ? "[](" : "](") + destination
    guard let start = start(of: Array(text.utf8), from: next[text] ?? 0) else {
      return Link(
        destination: destination, isEmpty: isEmpty, span: Span(line: lines.lowerBound, column: 1), wordsPlace: nil)
    }
    next[text] = start + 1
    let first = places.position(of: isEmpty ? start : start + 2)
    let length = destination.unicodeScalars.count + (isEmpty ? "[]()".count : 0)
    return Link(
      destination: destination, isEmpty: isEmpty, span: Span(line: first.line, column: first.column, length: length),
      wordsPlace: isEmpty ? start + 1 : nil)
  }

  /// The byte where a text begins, not before `first`, not in code, not after a backslash or the sign of an image.
  private func start(of text: [UInt8], from first: Int) -> Int? {
    var index = first
    while let start = places.start(of: text, in: bytes, from: index) {
      let before = start > 0 ? places.bytes[start - 1] : 0
      let isMarked = text[0] == UInt8(ascii: "[") && (before == Byte.backslash || before == UInt8(ascii: "!"))
      // A longer destination starts with the same bytes.
      let end = start + text.count
      let after = end < bytes.upperBound ? places.bytes[end] : 0
      if !isMarked, after == UInt8(ascii: ")") || Byte.isSpace(after), !code.contains(where: { $0.contains(start) }) {
        return start
      }
      index = start + 1
    }
    return nil
  }
}
