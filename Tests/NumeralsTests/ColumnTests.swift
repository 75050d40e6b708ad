import Numerals
import Testing

@Suite("Columns")
struct ColumnTests {
  private func column(_ xs: [Double], digits: Int = 4) -> [String] {
    let format = Numerals.columnDecimals(xs, digits: digits)
    return xs.map(format.format)
  }

  @Test("share their decimals")
  func shared() {
    #expect(column([0.37285223, 0.31352, 0.21099]) == ["0.3729", "0.3135", "0.2110"])
    #expect(column([12.5, 3.14159, -0.5]) == ["12.50", "3.14", "-0.50"])
    #expect(column([0.5, 0.25, 1]) == ["0.50", "0.25", "1.00"])
    #expect(column([1, 2.5]) == ["1.0", "2.5"])
  }

  @Test("of integers have no decimals, whatever their size")
  func integers() {
    #expect(column([0, 1, 1_000_000]) == ["0", "1", "1000000"])
    #expect(column([]) == [])
    #expect(column([0, -0.0]) == ["0", "0"])
  }

  @Test("of exact data have the decimals that all need, whatever their size")
  func exact() {
    #expect(column([1000.5, -1.25]) == ["1000.50", "-1.25"])
    #expect(column([2.675, 1.25, 2500]) == ["2.675", "1.250", "2500.000"])
  }

  @Test("have one decimal more for three digits of a small entry, and up to three for two")
  func small() {
    #expect(column([1, 0.36788, 0.049787]) == ["1.0000", "0.3679", "0.0498"])
    #expect(column([0.9654, 0.0983, 0.0011934]) == ["0.96540", "0.09830", "0.00119"])
    #expect(column([0.9654321, 0.00011934]) == ["0.96543", "0.00012"])
    #expect(column([100_000, 5.5]) == ["100000.0", "5.5"])
  }

  @Test("of very different sizes stand each for itself")
  func apart() {
    #expect(column([1000.5, 0.001234]) == ["1000", "0.001234"])
    #expect(column([0.5, 1.25e-9]) == ["0.5", "1.25e-9"])
    #expect(column([1e300, 0.5]) == ["1e300", "0.5"])
    #expect(column([3e-7, 2.5e-9]) == ["3e-7", "2.5e-9"])
    #expect(column([0.5, Double.leastNonzeroMagnitude]) == ["0.5", "5e-324"])
  }

  @Test("pass over what is no number")
  func special() {
    #expect(column([.nan, 0.25, .infinity, -.infinity]) == ["NaN", "0.25", "∞", "-∞"])
    #expect(column([.nan]) == ["NaN"])
  }

  @Test("never lose a number that is not zero")
  func nothingLost() {
    let numbers = anyNumbers(3000)
    for index in 0..<numbers.count - 1 {
      let pair = [numbers[index], numbers[index + 1]].map { $0.isZero ? 1 : $0 }
      let shrunk = pair.map { $0.significand * (Double(index % 40) - 20.5) }
      for xs in [pair, shrunk] {
        for (x, text) in zip(xs, column(xs)) where x != 0 { #expect(Double(text) != 0, "\(xs)") }
      }
    }
  }
}

@Suite("Literals")
struct LiteralTests {
  @Test(
    "claim the decimals that are written",
    arguments: [
      ("0.90", 2), ("921", 0), ("1e-3", 3), ("1.5e-3", 4), ("2e3", -3), ("1.50E+1", 1), ("-0.125", 3), ("5.", 0),
      (".5", 1), ("\u{2212}0.5", 1), ("", 0), ("x", 0), ("1e", 0), ("1.2.3", 0), ("1e5x", 0),
    ])
  func decimals(literal: String, count: Int) {
    #expect(Numerals.decimals(ofLiteral: literal) == count)
  }

  @Test("hold what is at most half a unit away, decided exactly")
  func halfUnit() {
    for row in rows(NumeralReferences.halfUnit) {
      #expect(
        Numerals.isAtMostHalfUnit(number(row[0]), from: row[1]) == (row[2] == "yes"), "\(number(row[0])) \(row[1])")
    }
  }

  @Test("of any size are decided, and at once")
  func absurd() {
    #expect(!Numerals.isAtMostHalfUnit(1, from: "1e999999999999999999999"))
    #expect(Numerals.isAtMostHalfUnit(1, from: "0e999999999999999999999"))
    #expect(!Numerals.isAtMostHalfUnit(1, from: "0e-999999999999999999999"))
    #expect(!Numerals.isAtMostHalfUnit(1e-300, from: "1e-999999999"))
    #expect(Numerals.isAtMostHalfUnit(0, from: "0e-999999999"))
    #expect(Numerals.isAtMostHalfUnit(1, from: "1" + String(repeating: "0", count: 3000) + "e-3000"))
    #expect(!Numerals.isAtMostHalfUnit(1, from: "1" + String(repeating: "0", count: 2999) + "1e-3000"))
  }

  @Test("hold no NaN, no infinity, and are nothing when malformed")
  func malformed() {
    #expect(!Numerals.isAtMostHalfUnit(.nan, from: "1"))
    #expect(!Numerals.isAtMostHalfUnit(.infinity, from: "1e400"))
    for literal in ["", "-", ".", "e5", "1e", "1e+", "0x10", "1,5", "NaN"] {
      #expect(!Numerals.isAtMostHalfUnit(1, from: literal))
    }
  }

  @Test("hold the number that they name")
  func ownNumber() {
    for x in anyNumbers(500) {
      #expect(Numerals.isAtMostHalfUnit(x, from: Numerals.fixed(x, decimals: 3)))
      #expect(Numerals.isAtMostHalfUnit(x, from: Numerals.significant(x, digits: 6)) || x == x.rounded())
    }
  }
}
