import Source

/// An HTML comment of the prose with its place.
public struct Comment: Hashable, Sendable {
  /// The comment as the file has it, `<!-- … -->`.
  public let text: String
  /// Where it stands in the UTF-8 of the file.
  public let bytes: Range<Int>
  /// Its lines, where it is a block of its own.
  public let blockLines: ClosedRange<Int>?
}

extension Document {
  /// The comments whose first word is `word`, in the order of the file. Code has none.
  public func comments(startingWith word: String) -> [Comment] {
    let places = source.places
    return allBlocks.flatMap { block -> [Comment] in
      if case .html(let html) = block.kind {
        guard Comment.starts(html.drop { $0.isWhitespace }.utf8, with: word) else { return [] }
        let bytes = places.line(block.lines.lowerBound).lowerBound..<places.line(block.lines.upperBound).upperBound
        let trimmed = String(html.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        return [Comment(text: trimmed, bytes: bytes, blockLines: block.lines)]
      }
      let found = block.inlines.flatMap(\.withDescendants).compactMap { inline -> String? in
        guard case .html(let html) = inline, Comment.starts(html.utf8, with: word) else { return nil }
        return html
      }
      return found.isEmpty ? [] : Self.places(of: found, in: block, places)
    }
  }

  /// Finds comments again in the lines of their block. What looks like one in code or a formula has other neighbours or
  /// is not the next that is looked for.
  private static func places(of comments: [String], in block: Block, _ places: TextPlaces) -> [Comment] {
    let hidden = block.inlines.flatMap(\.withDescendants).compactMap { inline -> Range<Int>? in
      switch inline {
      case .code(let code): code.range.bytes
      case .math(let formula): formula.range.bytes
      default: nil
      }
    }
    let end = places.line(block.lines.upperBound).upperBound
    var position = places.line(block.lines.lowerBound).lowerBound
    var result: [Comment] = []
    for comment in comments {
      let wanted = Comment.letters(comment.utf8)
      while let start = Comment.next(from: position, to: end, in: places.bytes, outside: hidden) {
        position = start + 1
        guard let length = Comment.length(at: start, to: end, in: places.bytes) else { break }
        let range = start..<start + length
        guard Comment.letters(places.bytes[range]) == wanted else { continue }
        result.append(Comment(text: places.text(range), bytes: range, blockLines: nil))
        position = range.upperBound
        break
      }
    }
    return result
  }

  /// The code spans in the words of images, in which there can be no comment.
  public var codeSpansInImages: Set<CodeSpan> {
    Set(
      allBlocks.flatMap(\.inlines).flatMap(\.withDescendants).flatMap { inline -> [CodeSpan] in
        guard case .image(_, _, let words) = inline else { return [] }
        return words.flatMap(\.withDescendants).compactMap { inline in
          if case .code(let code) = inline { code } else { nil }
        }
      })
  }
}

extension Comment {
  fileprivate static func starts(_ html: some Collection<UInt8>, with word: String) -> Bool {
    guard html.starts(with: "<!--".utf8) else { return false }
    let rest = html.dropFirst(4).drop(while: Byte.isSpace)
    guard rest.starts(with: word.utf8), let next = rest.dropFirst(word.utf8.count).first else { return false }
    return Byte.isSpace(next) || next == UInt8(ascii: ":") || next == UInt8(ascii: "-")
  }

  /// What cmark and the file have in common: without the marks of containers and the backslashes of table cells.
  fileprivate static func letters(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { !Byte.isSpace($0) && $0 != Byte.quote && $0 != Byte.backslash }
  }

  fileprivate static func next(from start: Int, to end: Int, in bytes: [UInt8], outside hidden: [Range<Int>]) -> Int? {
    var index = start
    while index + 4 <= end {
      if bytes[index...].starts(with: "<!--".utf8), !hidden.contains(where: { $0.contains(index) }) { return index }
      index += 1
    }
    return nil
  }

  fileprivate static func length(at start: Int, to end: Int, in bytes: [UInt8]) -> Int? {
    var index = start + 4
    while index + 3 <= end {
      if bytes[index...].starts(with: "-->".utf8) { return index + 3 - start }
      index += 1
    }
    return nil
  }
}
