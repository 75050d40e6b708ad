/// The parts of two lists that differ, by the patience method: entries that each list has once and that stand in the
/// same order are taken to be the same, and the parts between them are compared in turn. Where there are none, the
/// longest common subsequence decides, if the parts are small.
enum LineDifference {
  /// Entries of the old list in whose place there are others in the new one. Either may be empty.
  struct Hunk: Hashable {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// The largest table of the longest common subsequence, in entries.
  private static let tableLimit = 1 << 18

  static func hunks<Entry: Hashable>(from old: [Entry], to new: [Entry]) -> [Hunk] {
    // Numbers are compared faster than texts.
    var numbers: [Entry: Int] = [:]
    func number(_ entry: Entry) -> Int {
      if let known = numbers[entry] { return known }
      numbers[entry] = numbers.count
      return numbers.count - 1
    }
    let pairs = pairs(of: old.map(number), and: new.map(number))
    var hunks: [Hunk] = []
    var (oldEnd, newEnd) = (0, 0)
    for (a, b) in pairs + [(old.count, new.count)] {
      if a > oldEnd || b > newEnd { hunks.append(Hunk(old: oldEnd..<a, new: newEnd..<b)) }
      (oldEnd, newEnd) = (a + 1, b + 1)
    }
    return hunks
  }

  /// The places of what the lists have in common, in order.
  private static func pairs(of old: [Int], and new: [Int]) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var parts = [Hunk(old: old.indices, new: new.indices)]
    while let part = parts.popLast() {
      var (a, b) = (part.old, part.new)
      while let first = a.first, let other = b.first, old[first] == new[other] {
        pairs.append((first, other))
        (a, b) = (first + 1..<a.upperBound, other + 1..<b.upperBound)
      }
      while let last = a.last, let other = b.last, old[last] == new[other] {
        pairs.append((last, other))
        (a, b) = (a.lowerBound..<last, b.lowerBound..<other)
      }
      guard !a.isEmpty, !b.isEmpty else { continue }
      let anchors = anchors(old, a, new, b)
      guard !anchors.isEmpty else {
        if a.count <= tableLimit / b.count { pairs += longestCommon(old, a, new, b) }
        continue
      }
      var (oldStart, newStart) = (a.lowerBound, b.lowerBound)
      for (first, other) in anchors + [(a.upperBound, b.upperBound)] {
        parts.append(Hunk(old: oldStart..<first, new: newStart..<other))
        (oldStart, newStart) = (first + 1, other + 1)
      }
      pairs += anchors
    }
    return pairs.sorted { $0.0 < $1.0 }
  }

  /// The longest rising sequence of entries that each part has once.
  private static func anchors(_ old: [Int], _ a: Range<Int>, _ new: [Int], _ b: Range<Int>) -> [(Int, Int)] {
    func places(_ list: [Int], _ range: Range<Int>) -> [Int: Int] {
      range.reduce(into: [:]) { places, place in places[list[place]] = places[list[place]] == nil ? place : -1 }
    }
    let (oldPlaces, newPlaces) = (places(old, a), places(new, b))
    var candidates: [(Int, Int)] = []
    for place in a where oldPlaces[old[place]] == place {
      if let other = newPlaces[old[place]], other >= 0 { candidates.append((place, other)) }
    }
    // Patience sorting: of each length the sequence that ends lowest, and what comes before each candidate.
    var ends: [Int] = []
    var before = [Int?](repeating: nil, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if candidates[ends[middle]].1 < candidate.1 { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1] : nil
      if low < ends.count { ends[low] = index } else { ends.append(index) }
    }
    var sequence: [(Int, Int)] = []
    var next = ends.last
    while let index = next {
      sequence.append(candidates[index])
      next = before[index]
    }
    return sequence.reversed()
  }

  private static func longestCommon(_ old: [Int], _ a: Range<Int>, _ new: [Int], _ b: Range<Int>) -> [(Int, Int)] {
    let width = b.count + 1
    var lengths = [Int](repeating: 0, count: (a.count + 1) * width)
    for i in (0..<a.count).reversed() {
      for j in (0..<b.count).reversed() {
        lengths[i * width + j] =
          old[a.lowerBound + i] == new[b.lowerBound + j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if old[a.lowerBound + i] == new[b.lowerBound + j] {
        pairs.append((a.lowerBound + i, b.lowerBound + j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
