/// Puts the pieces of many texts beside one another: the pieces that all texts have in one order stand in rows of their
/// own, and what each has between two of those is one row.
struct FrameAlignment {
  /// An entry a text in each row; their texts one under the other are the texts again.
  let rows: [[Substring]]

  init(_ texts: [[Substring]]) {
    guard let base = texts.first else {
      rows = []
      return
    }
    // Pieces are compared by number, since texts are long and have many in common.
    var numbers: [Substring: Int] = [:]
    let numbered = texts.map { text in
      text.map { piece -> Int in
        let number = numbers[piece] ?? numbers.count
        numbers[piece] = number
        return number
      }
    }
    let places = numbered.map { Self.places(of: numbered[0], in: $0) }
    var rows: [[Substring]] = []
    var ends = texts.map { _ in 0 }
    func between(_ next: [Int]) {
      let gaps = texts.indices.map { Substring(texts[$0][ends[$0]..<next[$0]].joined()) }
      if !gaps.allSatisfy(\.isEmpty) { rows.append(gaps) }
    }
    for piece in base.indices {
      let own = places.compactMap { $0[piece] }
      guard own.count == texts.count else { continue }
      between(own)
      rows.append(own.map { _ in base[piece] })
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
