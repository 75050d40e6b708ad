import Testing

@testable import Data

@Suite("Numbers in data files")
struct NumberTests {
  private func parsed(_ literal: String) -> ParsedNumber {
    ParsedNumber(bytes(literal), in: 0..<literal.utf8.count)
  }

  /// The bits, as only these tell −0 from 0.
  private func bits(_ literal: String) -> UInt64? {
    if case .finite(let number) = parsed(literal) { number.bitPattern } else { nil }
  }

  @Test(
    "are decimal literals as Swift reads them",
    arguments: [
      "0", "-0", "+0", "7", "+7", "-7", "007", "1.", ".5", "-.5", "1.e5", "1e5", "1E5", "1e+5", "1e-5", "1e05",
      "0e99999999999999999999", "1e-99999999999999999999", "0.1", "3.14159", "123456789012345", "1234567890123456789",
      // The edges of the ways to convert: 2^53, 64 bits (2^64 leaves none of its bits in them), 19 digits, 10^22.
      "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740995", "90071992547409.93",
      "9223372036854775807", "9999999999999999999", "18446744073709551616", "18446744073709551615",
      "0.18446744073709551616", "184467440737095516160", "1e22", "1e23", "1e-22", "1e-23", "9007199254740993e-19",
      "9999999999999999999e-19", "9999999999999999999e-20", "1234567890123456789e1", "0.00000000000000000000001",
      "100000000000000000000000", "0.000000000000000000000000000000",
      // Halfway between two doubles, and a little beside.
      "9007199254740992.5", "9007199254740993.0", "9007199254740993.001", "9007199254740992.999",
      "1.00000000000000011102230246251565404", "1.00000000000000011102230246251565405", "1.0000000000000001110",
      "2.2250738585072011e-308", "2.2250738585072012e-308", "4.9406564584124654e-324", "2.4703282292062327e-324",
      "2.4703282292062328e-324", "1.7976931348623157e308", "1.7976931348623158e308",
    ])
  func literals(_ literal: String) throws {
    #expect(bits(literal) == (try #require(Double(literal))).bitPattern)
    #expect(bits("  \(literal) ") == bits(literal))
  }

  @Test(
    "are nothing else",
    arguments: [
      "", " ", ".", "-", "+", "e5", ".e5", "1e", "1e+", "1e5.", "1.2.3", "1,5", "--1", "+-1", "1-", "0x1p3", "0X10",
      "nan",
      "NaN", "inf", "-inf", "infinity", "1f", "1d5", "1_000", "1 000", "\t1", "1\0", "1\n", "٣", "−1", "½",
    ])
  func others(_ text: String) {
    #expect(parsed(text) == .notANumber)
  }

  @Test("beyond the greatest double are too large", arguments: ["1.7976931348623159e308", "-1e309", "1e999999999999"])
  func tooLarge(_ literal: String) {
    #expect(parsed(literal) == .tooLarge)
  }

  @Test("are rounded correctly, whatever their shape", arguments: 0..<10)
  func shapes(seed: Int) throws {
    var random = SeededNumbers(UInt64(seed))
    for _ in 0..<10_000 {
      let literal = Self.literal(&random)
      let expected = try #require(Double(literal))
      if expected.isFinite {
        #expect(bits(literal) == expected.bitPattern, "\(literal)")
      } else {
        #expect(parsed(literal) == .tooLarge, "\(literal)")
      }
    }
  }

  private static func literal(_ random: inout SeededNumbers) -> String {
    let sign = random.oneOf(["", "", "-", "+"])
    switch random.below(4) {
    case 0:  // The shortest form of any double.
      let number = Double(bitPattern: random.next())
      return number.isFinite ? "\(number)" : "0"
    case 1:  // The shortest form of a number of usual size.
      return sign + "\(Double(random.next() >> 11) * 0x1p-53 * random.oneOf([1, 10, 1000, 1e-3, 1e6]))"
    case 2:  // Halfway between two neighbours near 2^53, which all have an exact decimal form.
      let (whole, half) = (random.next() >> 11, random.oneOf(["", ".5", ".50", ".500001", ".499999"]))
      return sign + "\(whole | 1 << 52)\(half)"
    default:  // Any digits.
      let whole = digits(1 + random.below(22), &random)
      let fraction = random.below(2) == 0 ? "" : "." + digits(random.below(24), &random)
      let power =
        random.below(3) > 0 ? "" : "e\(random.below(2) == 0 ? random.below(60) - 30 : random.below(700) - 350)"
      return sign + whole + fraction + power
    }
  }

  private static func digits(_ count: Int, _ random: inout SeededNumbers) -> String {
    (0..<count).map { _ in "\(random.below(10))" }.joined()
  }
}
