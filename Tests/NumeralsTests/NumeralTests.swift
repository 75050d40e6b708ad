import Numerals
import Testing

/// The rows of a reference, each split into its words.
func rows(_ reference: String) -> [[String]] {
  reference.split(separator: "\n").flatMap { $0.split(separator: "|") }
    .map { $0.split(separator: " ").map(String.init) }
}

func number(_ bits: String) -> Double { Double(bitPattern: UInt64(bits, radix: 16)!) }

/// Finite numbers of every size, the same in every run.
func anyNumbers(_ count: Int) -> [Double] {
  var state: UInt64 = 99
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let x = Double(bitPattern: state ^ state >> 33)
    return x.isFinite ? x : 0.7
  }
}

@Suite("Fixed decimals")
struct FixedTests {
  @Test("are rounded once, from the exact value, ties to even")
  func references() {
    for row in rows(NumeralReferences.fixed) {
      #expect(Numerals.fixed(number(row[0]), decimals: Int(row[1])!) == row[2])
    }
  }

  @Test("a number that rounds to zero has no sign")
  func zero() {
    #expect(Numerals.fixed(-0.004, decimals: 2) == "0.00")
    #expect(Numerals.fixed(-0.0, decimals: 0) == "0")
    #expect(Numerals.fixed(-Double.leastNonzeroMagnitude, decimals: 300) == "0." + String(repeating: "0", count: 300))
  }

  @Test("what is no number says so")
  func special() {
    #expect(Numerals.fixed(.nan, decimals: 2) == "NaN")
    #expect(Numerals.fixed(.infinity, decimals: 2) == "∞")
    #expect(Numerals.fixed(-.infinity, decimals: 2) == "-∞")
  }

  @Test("absurd counts of decimals are cut to what a double can have")
  func absurd() {
    #expect(Numerals.fixed(2.5, decimals: -3) == "2")
    #expect(Numerals.fixed(2.5, decimals: .min) == "2")
    #expect(Numerals.fixed(Double.leastNonzeroMagnitude, decimals: .max).count == 1076)
  }

  @Test("with all its decimals a number reads back as itself")
  func readsBack() {
    for x in anyNumbers(300) { #expect(Double(Numerals.fixed(x, decimals: 1074)) == x) }
  }
}

@Suite("Significant digits")
struct SignificantTests {
  @Test("agree with exact decimal arithmetic")
  func references() {
    for row in rows(NumeralReferences.significant) {
      #expect(Numerals.significant(number(row[0]), digits: Int(row[1])!) == row[2], "\(number(row[0])) \(row[1])")
    }
  }

  @Test("hide the rounding of a few operations, but nothing larger")
  func noise() {
    let (one, part) = (1.0, 0.6)
    #expect(Numerals.significant((one - part) * (one - part), digits: 4) == "0.16")
    #expect(Numerals.significant(0.30000000000000004, digits: 4) == "0.3")
    #expect(Numerals.significant(1.9999999999999998, digits: 4) == "2")
    #expect(Numerals.significant(0.37000000000001, digits: 4) == "0.3700")
    #expect(Numerals.significant(0.30000000000000004, digits: 17) == "0.30000000000000004")
  }

  @Test(
    "are what a reader wants",
    arguments: [
      (0.36999871, "0.3700"), (0.37, "0.37"), (0.5, "0.5"), (1.921074289387224, "1.921"), (12345.678, "12346"),
      (921, "921"), (1_234_567, "1234567"), (9_007_199_254_740_992, "9007199254740992"), (1e16, "1e16"),
      (1.23e-7, "1.23e-7"), (-0.0012345678, "-0.001235"), (0.0001, "0.0001"), (9.9996, "10.00"), (-0.0, "0"),
      (.nan, "NaN"), (-.infinity, "-∞"),
    ])
  func examples(x: Double, text: String) {
    #expect(Numerals.significant(x, digits: 4) == text)
  }

  @Test("come in parts that can be typeset")
  func parts() {
    #expect(Numerals.parts(-1.25e-9, digits: 4) == .scientific(mantissa: "-1.25", exponent: -9))
    #expect(Numerals.parts(0.25, digits: 4) == .plain("0.25"))
    #expect(Numerals.parts(.infinity, digits: 4) == .special("∞"))
    #expect(Numerals.typographic("-0.5") == "\u{2212}0.5")
    #expect(Numerals.typographic("-1.25e-9") == "\u{2212}1.25·10⁻⁹")
  }

  @Test("17 digits name every number")
  func readsBack() {
    for x in anyNumbers(2000) { #expect(Double(Numerals.significant(x, digits: 17)) == x) }
  }

  @Test("the negative is the positive with a minus")
  func sign() {
    for x in anyNumbers(500) where x != 0 {
      let positive = Numerals.significant(x.magnitude, digits: 5)
      #expect(Numerals.significant(-x.magnitude, digits: 5) == "-" + positive)
    }
  }

  @Test("absurd counts of digits count as the nearest sensible one")
  func absurd() {
    #expect(Numerals.significant(1.26, digits: 0) == "1")
    #expect(Numerals.significant(1.26, digits: .min) == "1")
    #expect(Numerals.significant(1.26, digits: .max) == "1.26")
  }
}

@Suite("Shortest text")
struct ShortestTests {
  @Test("has the fewest digits, in one layout")
  func references() {
    for row in rows(NumeralReferences.shortest) { #expect(Numerals.shortest(number(row[0])) == row[1]) }
  }

  @Test("reads back as the same number, its sign included")
  func readsBack() {
    for x in anyNumbers(5000) + [0, -0.0] {
      #expect(Double(Numerals.shortest(x))?.bitPattern == x.bitPattern)
    }
  }

  @Test("what is no number is a word to be quoted")
  func special() {
    #expect([.nan, .infinity, -.infinity].map(Numerals.shortest) == ["NaN", "Infinity", "-Infinity"])
  }
}
