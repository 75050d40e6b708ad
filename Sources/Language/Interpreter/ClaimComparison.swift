import Numerals
import Source

/// Compares the sides of a claim, entry by entry.
struct ClaimComparison {
  /// How near two numbers must be for `≈`.
  enum Nearness {
    /// The sign is another one.
    case exact
    case within(Double)
    /// Half a unit of the last decimal that each number on the right is written with.
    case decimals
  }

  /// What to say of a claim that does not hold.
  struct Report {
    let message: String
    let differences: ClaimDifferences?
    let hint: String?
  }

  let sign: BinaryOperator
  let nearness: Nearness
  let pairs: ClaimPairs
  let left: ClaimSide
  let right: ClaimSide

  /// Nothing where the claim holds.
  func report(digits: Int) -> Report? {
    let failing = pairs.left.indices.filter { !holds(at: $0) }
    guard let first = failing.first else { return nil }
    let words = ClaimWords(comparison: self, digits: digits)
    let isArray = pairs.shape.rank > 0
    var message = words.sentence(at: first)
    if failing.count > 1 {
      let unit = pairs.isPerRow && pairs.shape.rank == 1 ? "rows" : "entries"
      let verb = sign == .equal || sign == .approximately ? "differ" : "fail"
      let all = pairs.left.count
      message += failing.count == all ? "; all \(all) \(unit) \(verb)" : "; \(failing.count) of \(all) \(unit) \(verb)"
    }
    return Report(
      message: message, differences: isArray ? differences(failing, words) : nil, hint: words.hint(at: first))
  }

  private func holds(at place: Int) -> Bool {
    let (a, b) = (pairs.left[place], pairs.right[place])
    switch sign {
    case .approximately:
      switch nearness {
      case .within(let limit): return (a - b).magnitude <= limit
      case .decimals: return pairs.literals.map { Numerals.isAtMostHalfUnit(a, from: $0[place]) } ?? false
      case .exact: return a == b
      }
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    case .add, .subtract, .multiply, .divide, .product, .power: return false
    }
  }

  private func differences(_ failing: [Int], _ words: ClaimWords) -> ClaimDifferences {
    let shown = failing.prefix(ClaimDifferences.limit)
    let entries = shown.map { place in
      let numbers = words.numbers(at: place)
      let position = epochs.map { [$0[place]] } ?? indices(of: place)
      return ClaimDifferences.Entry(place: position, found: numbers.found, wanted: numbers.wanted)
    }
    return ClaimDifferences(
      headings: [
        unit, ClaimWords.short(left.source),
        right.isWritten ? "claimed" : ClaimWords.short(right.source),
      ], entries: entries, count: failing.count, total: pairs.left.count,
      more: shown.count < failing.count ? more(failing, words, behind: shown.count) : nil)
  }

  /// How many more there are, and the farthest of all, where it is not shown.
  private func more(_ failing: [Int], _ words: ClaimWords, behind shown: Int) -> String {
    let count = "… \(failing.count - shown) more"
    guard left.texts == nil, let farthest = failing.max(by: { distance(at: $0) < distance(at: $1) }),
      let rank = failing.firstIndex(of: farthest), rank >= shown, distance(at: farthest).isFinite
    else { return count }
    let numbers = words.numbers(at: farthest)
    return "\(count), the farthest apart\(words.place(farthest)): \(numbers.found) and \(numbers.wanted)"
  }

  private var unit: String {
    if epochs != nil { return "epoch" }
    return pairs.isPerRow ? (pairs.shape.rank == 1 ? "row" : "row, entry") : "entry"
  }

  /// What the entries are counted by, where one side is the series of a run.
  var epochs: [Int]? {
    guard let epochs = left.epochs ?? right.epochs, pairs.shape.axes == [epochs.count] else { return nil }
    return epochs
  }

  func distance(at place: Int) -> Double { (pairs.left[place] - pairs.right[place]).magnitude }

  /// The place counted from 1 along each axis.
  func indices(of position: Int) -> [Int] {
    var rest = position
    return pairs.shape.strides.map { stride in
      defer { rest %= stride }
      return rest / stride + 1
    }
  }
}
