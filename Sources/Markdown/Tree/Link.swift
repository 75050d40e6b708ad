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

extension Document {
  /// The links of the prose, in the order of the blocks.
  public var links: [Link] {
    let blocks = allBlocks.filter { !$0.inlines.isEmpty }
    guard blocks.contains(where: { !$0.inlines.flatMap(\.links).isEmpty }) else { return [] }
    let places = LinkPlaces(source)
    return blocks.flatMap { block -> [Link] in
      let code = block.inlines.flatMap(\.withDescendants).compactMap { inline in
        if case .code(let code) = inline { code.range.bytes } else { nil }
      }
      var next: [String: Int] = [:]
      return block.inlines.flatMap(\.links).map { destination, isEmpty in
        let text = (isEmpty ? "[](" : "](") + destination
        let start = places.start(of: text, in: block.lines, from: next[text] ?? 0, outside: code)
        guard let start else {
          return Link(
            destination: destination, isEmpty: isEmpty, span: Span(line: block.lines.lowerBound, column: 1),
            wordsPlace: nil)
        }
        next[text] = start + 1
        let shown = isEmpty ? text + ")" : destination
        let first = places.position(of: isEmpty ? start : start + 2)
        return Link(
          destination: destination, isEmpty: isEmpty,
          span: Span(line: first.line, column: first.column, length: shown.unicodeScalars.count),
          wordsPlace: isEmpty ? start + 1 : nil)
      }
    }
  }
}

extension Inline {
  /// The destinations of the links in this inline, each with whether it has no words.
  fileprivate var links: [(String, Bool)] {
    if case .link(let destination, _, let inlines) = self { return [(destination, inlines.isEmpty)] }
    return children.flatMap(\.links)
  }
}

/// Finds the places of links, which cmark does not give, in the bytes of the file.
private struct LinkPlaces {
  private let bytes: [UInt8]
  /// Where each line starts.
  private var starts = [0]

  init(_ source: SourceText) {
    bytes = Array(source.text.utf8)
    for (index, byte) in bytes.enumerated()
    where byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
      starts.append(index + 1)
    }
  }

  /// The byte where `text` begins in the given lines, not before `first`, not in code, not after a backslash or the
  /// sign of an image.
  func start(of text: String, in lines: ClosedRange<Int>, from first: Int, outside code: [Range<Int>]) -> Int? {
    let wanted = Array(text.utf8)
    guard lines.lowerBound - 1 < starts.count else { return nil }
    let end = lines.upperBound < starts.count ? starts[lines.upperBound] : bytes.count
    var index = max(first, starts[lines.lowerBound - 1])
    while index + wanted.count <= end {
      let before = index > 0 ? bytes[index - 1] : 0
      let isMarked = wanted[0] == UInt8(ascii: "[") && (before == UInt8(ascii: "\\") || before == UInt8(ascii: "!"))
      // A longer destination starts with the same bytes.
      let after = index + wanted.count < end ? bytes[index + wanted.count] : 0
      if bytes[index..<index + wanted.count].elementsEqual(wanted), !isMarked,
        after == UInt8(ascii: ")") || Byte.isSpace(after), !code.contains(where: { $0.contains(index) })
      {
        return index
      }
      index += 1
    }
    return nil
  }

  func position(of offset: Int) -> Position {
    let line = (starts.lastIndex { $0 <= offset }) ?? 0
    let text = String(decoding: bytes[starts[line]..<offset], as: UTF8.self)
    return Position(line: line + 1, column: text.unicodeScalars.count + 1)
  }
}
