/// A text of which pieces were replaced, and the way from its places back to the text that it was made of.
public struct EditedText: Sendable {
  /// A piece of the original and what stands in its place.
  public struct Edit: Hashable, Sendable {
    public let bytes: Range<Int>
    public let text: String

    public init(_ bytes: Range<Int>, _ text: String) {
      self.bytes = bytes
      self.text = text
    }
  }

  /// The text with the pieces replaced.
  public let text: String
  private let edits: [Edit]
  private let places: TextPlaces
  private let originalPlaces: TextPlaces

  /// The edits stand in the order of the text and do not overlap.
  public init(_ original: String, edits: [Edit]) {
    let originalPlaces = TextPlaces(original)
    var out: [UInt8] = []
    var position = 0
    for edit in edits {
      out += originalPlaces.bytes[position..<edit.bytes.lowerBound]
      out += edit.text.utf8
      position = edit.bytes.upperBound
    }
    out += originalPlaces.bytes[position...]
    text = String(decoding: out, as: UTF8.self)
    places = TextPlaces(text)
    self.edits = edits
    self.originalPlaces = originalPlaces
  }

  /// The place of the original that a place of the text came from. A place in a replacement is where the replaced piece
  /// starts.
  public func original(_ position: Position) -> Position {
    let (offset, beyond) = places.offset(of: position)
    var before = 0
    var found: Int?
    for edit in edits {
      let start = edit.bytes.lowerBound - before
      let length = edit.text.utf8.count
      if offset < start { break }
      if offset < start + length {
        found = edit.bytes.lowerBound
        break
      }
      before += edit.bytes.count - length
    }
    var place = originalPlaces.position(of: found ?? offset + before)
    place.column += beyond
    return place
  }

  /// A message about the text as one about the original.
  public func original(_ diagnostic: Diagnostic) -> Diagnostic {
    var moved = diagnostic
    moved.span = diagnostic.span.map(original)
    moved.notes = diagnostic.notes.map { Diagnostic.Note($0.message, at: original($0.span)) }
    return moved
  }

  private func original(_ span: Span) -> Span {
    let start = original(span.start)
    return Span(start, max(start, original(span.end)))
  }
}
