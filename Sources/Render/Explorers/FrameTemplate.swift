/// Many texts that differ in few places, written once with slots for what differs. The page's script fills them in.
struct FrameTemplate: Hashable {
  /// What stands in one place: a value a frame.
  struct Slot: Hashable {
    let values: [String]
  }

  /// The text around the slots: one more than there are slots.
  let strings: [String]
  let slots: [Slot]

  /// Texts of the same tags are compared piece by piece; of others, only what is equal at both ends is shared.
  init(_ frames: [String]) {
    let pieces = frames.map(Self.pieces)
    let count = pieces.first?.count ?? 0
    let rows =
      pieces.allSatisfy { $0.count == count }
      ? (0..<count).map { place in pieces.map { $0[place] } } : Self.withoutEnds(pieces)
    var strings = [""]
    var slots: [Slot] = []
    for row in rows {
      if let first = row.first, row.allSatisfy({ $0 == first }) {
        strings[strings.count - 1] += first
      } else {
        slots.append(Slot(values: row.map(String.init)))
        strings.append("")
      }
    }
    self.strings = strings
    self.slots = slots
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

  /// The equal pieces at the start, what differs as one piece, and the equal pieces at the end.
  private static func withoutEnds(_ frames: [[Substring]]) -> [[Substring]] {
    let shortest = frames.map(\.count).min() ?? 0
    var first = 0
    while first < shortest, frames.allSatisfy({ $0[first] == frames[0][first] }) { first += 1 }
    var last = 0
    while last < shortest - first,
      frames.allSatisfy({ $0[$0.count - 1 - last] == frames[0][frames[0].count - 1 - last] })
    {
      last += 1
    }
    return [
      frames.map { Substring($0[..<first].joined()) },
      frames.map { Substring($0[first..<($0.count - last)].joined()) },
      frames.map { Substring($0[($0.count - last)...].joined()) },
    ]
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
