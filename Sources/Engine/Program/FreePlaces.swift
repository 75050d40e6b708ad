/// The free parts of a growing buffer, in the order of their places.
struct FreePlaces {
  /// Where the used part ends.
  private(set) var end: Int
  private var free: [(offset: Int, count: Int)] = []

  init(from start: Int) { end = start }

  /// A place for `count` numbers: the smallest free one that is large enough, else a new one at the end.
  mutating func take(_ count: Int) -> Int {
    var best: Int?
    for (index, place) in free.enumerated() where place.count >= count {
      if best.map({ place.count < free[$0].count }) ?? true { best = index }
    }
    guard let best else {
      defer { end += count }
      return end
    }
    let offset = free[best].offset
    if free[best].count == count {
      free.remove(at: best)
    } else {
      free[best] = (offset + count, free[best].count - count)
    }
    return offset
  }

  mutating func give(_ offset: Int, _ count: Int) {
    let index = free.firstIndex { $0.offset > offset } ?? free.count
    free.insert((offset, count), at: index)
    if index + 1 < free.count, offset + count == free[index + 1].offset {
      free[index].count += free[index + 1].count
      free.remove(at: index + 1)
    }
    if index > 0, free[index - 1].offset + free[index - 1].count == free[index].offset {
      free[index - 1].count += free[index].count
      free.remove(at: index)
    }
  }
}
