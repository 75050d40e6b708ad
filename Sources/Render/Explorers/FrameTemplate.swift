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
  init(_ frames: [String]) { self.init(FramePieces(frames), frames: Array(frames.indices)) }

  /// Of some of the texts that were cut into pieces.
  init(_ pieces: FramePieces, frames: [Int]) {
    let texts = frames.map { pieces.texts[$0] }
    var builder = Builder()
    for row in FrameAlignment(texts).rows {
      let numbers = zip(texts, row).map { $0[$1] }
      if let first = numbers.first, numbers.allSatisfy({ $0 == first }) {
        builder.strings[builder.strings.count - 1] += pieces.bytes(of: first)
      } else {
        builder.add(numbers.map { pieces.bytes(of: $0) })
      }
    }
    strings = builder.strings.map { String(decoding: $0, as: UTF8.self) }
    slots = builder.slots
  }

  /// Takes the pieces one after the other.
  private struct Builder {
    var strings: [[UInt8]] = [[]]
    var slots: [Slot] = []

    /// - Parameter row: a part of each text, not all the same.
    mutating func add(_ row: [[UInt8]]) {
      let first = row[0]
      let (start, end) = Self.sharedEnds(row)
      strings[strings.count - 1] += first.prefix(start)
      slots.append(Slot(values: row.map { String(decoding: $0.dropFirst(start).dropLast(end), as: UTF8.self) }))
      strings.append(Array(first.suffix(end)))
    }

    /// How many bytes all texts have in common at their starts, and how many after those at their ends; whole signs.
    private static func sharedEnds(_ texts: [[UInt8]]) -> (start: Int, end: Int) {
      let first = texts[0]
      var (start, end) = (first.count, first.count)
      for text in texts.dropFirst() {
        start = min(start, text.count)
        for place in 0..<start where first[place] != text[place] {
          start = place
          break
        }
        end = min(end, text.count)
        for place in 0..<end where first[first.count - 1 - place] != text[text.count - 1 - place] {
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
