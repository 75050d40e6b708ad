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
  init(_ frames: [String]) {
    let pieces = frames.map(Self.pieces)
    let count = pieces.first?.count ?? 0
    let rows =
      pieces.allSatisfy { $0.count == count }
      ? (0..<count).map { place in pieces.map { $0[place] } } : FrameAlignment(pieces).rows
    var strings = [""]
    var slots: [Slot] = []
    for row in rows {
      guard let first = row.first, !row.allSatisfy({ $0 == first }) else {
        strings[strings.count - 1] += row.first ?? ""
        continue
      }
      let (start, end) = Self.sharedEnds(row)
      strings[strings.count - 1] += String(first.unicodeScalars.prefix(start))
      slots.append(Slot(values: row.map { String($0.unicodeScalars.dropFirst(start).dropLast(end)) }))
      strings.append(String(first.unicodeScalars.suffix(end)))
    }
    self.strings = strings
    self.slots = slots
  }

  /// How many scalars all texts have in common at their starts, and how many after those at their ends.
  private static func sharedEnds(_ texts: [Substring]) -> (start: Int, end: Int) {
    let first = Array(texts[0].unicodeScalars)
    var (start, end) = (first.count, first.count)
    for text in texts.dropFirst() {
      let scalars = Array(text.unicodeScalars)
      start = min(start, zip(first, scalars).prefix { $0 == $1 }.count)
      end = min(end, zip(first.reversed(), scalars.reversed()).prefix { $0 == $1 }.count)
    }
    // The two must not overlap in any of the texts.
    let shortest = texts.map(\.unicodeScalars.count).min() ?? 0
    return (start, min(end, shortest - start))
  }

  /// The text of a frame, as the script makes it.
  func text(ofFrame frame: Int) -> String {
    zip(slots, strings.dropFirst()).reduce(strings[0]) { $0 + $1.0.values[frame] + $1.1 }
  }

  /// The pieces between quotation marks and angle brackets: names of tags and attributes, their values, and text.
  private static func pieces(_ text: String) -> [Substring] {
    var pieces: [Substring] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    while index != bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        pieces.append(text[start..<index])
        pieces.append(text[index..<next])
        start = next
      }
      index = next
    }
    return pieces + [text[start...]]
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
