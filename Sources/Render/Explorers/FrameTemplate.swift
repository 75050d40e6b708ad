/// Many texts that differ in few places, written once with slots for what differs. The page's script fills them in.
struct FrameTemplate: Hashable {
  /// What stands in one place: a value a frame.
  struct Slot: Hashable {
    let values: [String]
  }

  /// The text around the slots: one more than there are slots.
  let strings: [String]
  let slots: [Slot]

  /// Texts of the same tags are compared piece by piece; of others, the pieces that all have in one order are shared.
  ///
  /// All is done on bytes: the frames of an explorer are megabytes.
  init(_ frames: [String]) {
    let texts = frames.map { Array($0.utf8) }
    let pieces = texts.map(Self.pieces)
    var builder = Builder()
    let count = pieces.first?.count ?? 0
    if pieces.allSatisfy({ $0.count == count }) {
      for place in 0..<count {
        builder.add(texts.indices.map { texts[$0][pieces[$0][place]] })
      }
    } else {
      let all = zip(frames, pieces).map { text, ranges in
        ranges.map { range in
          text[
            text.utf8.index(
              text.startIndex, offsetBy: range.lowerBound)..<text.utf8.index(
                text.startIndex, offsetBy: range.upperBound)]
        }
      }
      for row in FrameAlignment(all).rows { builder.add(row.map { ArraySlice($0.utf8) }) }
    }
    strings = builder.strings.map { String(decoding: $0, as: UTF8.self) }
    slots = builder.slots
  }

  /// Takes the pieces one after the other.
  private struct Builder {
    var strings: [[UInt8]] = [[]]
    var slots: [Slot] = []

    /// - Parameter row: a piece of each text.
    mutating func add(_ row: [ArraySlice<UInt8>]) {
      guard let first = row.first, !row.allSatisfy({ $0 == first }) else {
        strings[strings.count - 1] += row.first ?? []
        return
      }
      let (start, end) = Self.sharedEnds(row)
      strings[strings.count - 1] += first.prefix(start)
      slots.append(Slot(values: row.map { String(decoding: $0.dropFirst(start).dropLast(end), as: UTF8.self) }))
      strings.append(Array(first.suffix(end)))
    }

    /// How many bytes all texts have in common at their starts, and how many after those at their ends; whole signs.
    private static func sharedEnds(_ texts: [ArraySlice<UInt8>]) -> (start: Int, end: Int) {
      let first = Array(texts[0])
      var (start, end) = (first.count, first.count)
      for text in texts.dropFirst() {
        start = min(start, text.count)
        for place in 0..<start where first[place] != text[text.startIndex + place] {
          start = place
          break
        }
        end = min(end, text.count)
        for place in 0..<end where first[first.count - 1 - place] != text[text.endIndex - 1 - place] {
          end = place
          break
        }
      }
      while start > 0, start < first.count, isInSign(first[start]) { start -= 1 }
      while end > 0, isInSign(first[first.count - end]) { end -= 1 }
      // The two must not overlap in any of the texts.
      let shortest = texts.map(\.count).min() ?? 0
      return (start, min(end, shortest - start))
    }

    /// Whether a byte of UTF-8 goes on with a sign that began before it.
    private static func isInSign(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
  }

  /// The text of a frame, as the script makes it.
  func text(ofFrame frame: Int) -> String {
    zip(slots, strings.dropFirst()).reduce(strings[0]) { $0 + $1.0.values[frame] + $1.1 }
  }

  /// The pieces between quotation marks and angle brackets: names of tags and attributes, their values, and text.
  private static func pieces(_ bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        pieces.append(start..<index)
        pieces.append(index..<index + 1)
        start = index + 1
      }
    }
    return pieces + [start..<bytes.count]
  }

  /// For the script: `[strings, slots]`, a slot as its values, or as its different values and for each frame the place
  /// among them where that is shorter.
  var json: JSONValue {
    .array([.array(strings.map(JSONValue.string)), .array(slots.map(\.json))])
  }
}

extension FrameTemplate.Slot {
  fileprivate var json: JSONValue {
    var places: [String: Int] = [:]
    var distinct: [String] = []
    let indices = values.map { value -> Int in
      if let place = places[value] { return place }
      places[value] = distinct.count
      distinct.append(value)
      return distinct.count - 1
    }
    func size(_ texts: [String]) -> Int { texts.reduce(0) { $0 + $1.utf8.count + 3 } }
    guard size(distinct) + 3 * values.count < size(values) else {
      return .array([.array(values.map(JSONValue.string))])
    }
    return .array([.array(distinct.map(JSONValue.string)), .array(indices.map { .number(Double($0)) })])
  }
}
