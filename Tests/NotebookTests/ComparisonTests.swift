import Foundation
import Testing

@testable import Command

@Suite("Comparing outputs")
struct ComparisonTests {
  static let numbers: [(text: String, numbers: [String])] = [
    ("E = 0.005401", ["0.005401"]),
    ("−0.52, -3 and 1e-3", ["−0.52", "-3", "1e-3"]),
    ("8.0·10⁻¹² of 2·10", ["8.0·10⁻¹²", "2", "10"]),
    ("It is 2.", ["2"]),
    ("NaN, ∞ and −∞, but no NaNs", ["NaN", "∞", "−∞"]),
    ("w1, x₂, h.W2, block-1a2b3c4d.svg, #3, 2nd, a_1", []),
    ("(a)-3 and (b) -3", ["3", "-3"]),
    ("[1, 2]", ["1", "2"]),
    ("", []),
  ]

  @Test("The numbers of a line", arguments: numbers)
  func numbersOfLine(text: String, expected: [String]) {
    let taken = NumberedText(text)
    #expect(taken.numbers == expected)
    let whole = zip(taken.words, taken.numbers + [""]).map { $0 + $1 }.joined()
    #expect(whole == text)
  }

  static let table = LineChange.TablePlace(headings: ["x", "y"], row: 2)
  static let changes: [(changes: [LineChange], lines: [String])] = [
    ([.numbers(old: "E = 0.5", new: "E = 0.25", table: nil)], ["~ E = 0.5 → 0.25"]),
    ([.numbers(old: "  - $E = 1$", new: "  - $E = 2$", table: nil)], ["~ - $E = 1 → 2$"]),
    ([.numbers(old: "**$E = 1$**", new: "**$E = 2$**", table: nil)], ["~ E = 1 → 2"]),
    ([.numbers(old: "| 1 | 2 |", new: "| 1 | 3 |", table: table)], ["~ y, row 2: 2 → 3"]),
    ([.numbers(old: "| 0 | 2 |", new: "| 1 | 3 |", table: table)], ["~ x, row 2: 0 → 1; y, row 2: 2 → 3"]),
    (
      [.numbers(old: "![It rises to 1.](figures/a.svg)", new: "![It rises to 2.](figures/a.svg)", table: nil)],
      ["~ figure: It rises to 1 → 2."]
    ),
    (
      [.numbers(old: words(60) + "1, " + words(60), new: words(60) + "2, " + words(60), table: nil)],
      ["~ …" + words(60).suffix(40) + "1 → 2, " + words(60).prefix(22) + "…"]
    ),
    (
      [.numbers(old: "0 0 0 0 0 0", new: "1 1 1 1 1 1", table: nil)],
      ["~ 0 → 1 0 → 1 0 → 1 0 → 1 1 1 and 2 more"]
    ),
    ([.removed("a"), .added("b")], ["- a", "+ b"]),
    (
      [.removed(words(140) + "a"), .added(words(140) + "b")],
      ["- …" + words(140).suffix(40) + "a", "+ …" + words(140).suffix(40) + "b"]
    ),
    ([.figureData(rows: 1)], ["~ 1 row of the figure's data"]),
  ]

  static func words(_ count: Int) -> String { String(String(repeating: "abc ", count: 40).prefix(count - 1)) + " " }

  @Test("A change in one line", arguments: changes)
  func line(changes: [LineChange], expected: [String]) {
    #expect(ChangeText.lines(changes) == expected)
  }

  /// The smallest number of entries that are taken away or put in.
  static func distance(_ a: [Int], _ b: [Int]) -> Int {
    var row = Array(0...b.count)
    for (i, one) in a.enumerated() {
      var next = [i + 1]
      for (j, other) in b.enumerated() { next.append(one == other ? row[j] : min(row[j + 1], next[j]) + 1) }
      row = next
    }
    return row[b.count]
  }

  @Test("What differs between two lists rebuilds the one from the other, with few entries more than the fewest")
  func hunks() {
    var state: UInt64 = 1
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var (found, fewest) = (0, 0)
    for _ in 0..<400 {
      let letters = 1 + random(12)
      let old = (0..<random(14)).map { _ in random(letters) }
      var new = old
      for _ in 0..<random(5) {
        if new.isEmpty || random(2) == 0 {
          new.insert(random(letters), at: random(new.count + 1))
        } else {
          new.remove(at: random(new.count))
        }
      }
      let hunks = LineDifference.hunks(from: old, to: new)
      var rebuilt: [Int] = []
      var position = 0
      for hunk in hunks {
        #expect(!hunk.old.isEmpty || !hunk.new.isEmpty)
        rebuilt += old[position..<hunk.old.lowerBound] + new[hunk.new]
        position = hunk.old.upperBound
      }
      #expect(rebuilt + old[position...] == new)
      found += hunks.map { $0.old.count + $0.new.count }.reduce(0, +)
      fewest += Self.distance(old, new)
    }
    // Anchors may miss the longest common part, but rarely do.
    #expect(found >= fewest && found * 10 <= fewest * 11)
  }

  @Test("Two long lists that have nothing in common are told apart at once")
  func nothingInCommon() {
    let hunks = LineDifference.hunks(from: Array(0..<100_000), to: Array(100_000..<200_000))
    #expect(hunks == [.init(old: 0..<100_000, new: 0..<100_000)])
  }
}
