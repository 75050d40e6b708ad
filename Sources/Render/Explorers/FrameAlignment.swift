/// Puts the pieces of many texts beside one another: the pieces that all texts have in one order stand in rows of their
/// own, and what each has between two of those is one row.
struct FrameAlignment {
  /// For each row the pieces of each text in it; those of all rows, one after the other, are the text's pieces.
  let rows: [[Range<Int>]]

  /// - Parameter texts: the pieces of each text, as numbers.
  init(_ texts: [[Int]]) {
    guard let base = texts.first else {
      rows = []
      return
    }
    guard !texts.allSatisfy({ $0.count == base.count }) else {
      rows = base.indices.map { place in texts.map { _ in place..<place + 1 } }
      return
    }
    let places = texts.map { Self.places(of: base, in: $0) }
    var rows: [[Range<Int>]] = []
    var ends = texts.map { _ in 0 }
    func between(_ next: [Int]) {
      guard ends != next else { return }
      rows.append(zip(ends, next).map { $0..<$1 })
    }
    for piece in base.indices {
      let own = places.compactMap { $0[piece] }
      guard own.count == texts.count else { continue }
      between(own)
      rows.append(own.map { $0..<$0 + 1 })
      ends = own.map { $0 + 1 }
    }
    between(texts.map(\.count))
    self.rows = rows
  }

  /// The longest texts, multiplied, whose middles are compared piece by piece; longer ones are one row.
  private static let largestMiddle = 5_000_000

  /// Where in a text each piece of the base is, in the base's order; nothing for those that the text lacks.
  private static func places(of base: [Int], in text: [Int]) -> [Int?] {
    let start = zip(base, text).prefix { $0 == $1 }.count
    let end = zip(base.dropFirst(start).reversed(), text.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let (from, to) = (Array(base[start..<base.count - end]), Array(text[start..<text.count - end]))
    let isLong = from.count * to.count > largestMiddle
    let middle = isLong ? from.map { _ in nil } : placesByDifference(of: from, in: to).map { $0.map { $0 + start } }
    return Array(0..<start) + middle + (0..<end).map { text.count - end + $0 }
  }

  private static func placesByDifference(of base: [Int], in text: [Int]) -> [Int?] {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in text.difference(from: base) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var next = 0
    return base.indices.map { piece in
      guard !removed.contains(piece) else { return nil }
      while inserted.contains(next) { next += 1 }
      defer { next += 1 }
      return next
    }
  }
}
