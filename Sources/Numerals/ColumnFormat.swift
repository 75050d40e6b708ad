/// How the numbers of a column are written, so that their points stand under each other.
public enum ColumnFormat: Hashable, Sendable {
  /// All with so many digits right of the point.
  case shared(decimals: Int)
  /// Each with its own significant digits, as its neighbours are too far from it in size.
  case each(digits: Int)

  public func format(_ x: Double) -> String { parts(x).text }

  public func parts(_ x: Double) -> NumeralParts {
    switch self {
    case .each(let digits): return Numerals.parts(x, digits: digits)
    case .shared(let decimals):
      if let special = Numerals.special(x) { return .special(special) }
      return .plain(Numerals.fixed(x, decimals: decimals))
    }
  }
}

extension Numerals {
  /// The format that a column of these numbers shares.
  ///
  /// Its decimals are those that the largest number has with so many significant digits, but no more than the most that
  /// any entry needs to be exact: 0.3729 and 0.2110 have four, 0.5 and 0.25 two, integers none. Data that are exact with
  /// fewer decimals than digits are written so, whatever their size: 1000.50 and 1.25. When a small entry would keep
  /// fewer than three digits there is one decimal more for it, and up to three for two digits; when that is not enough, or
  /// an entry lies outside what is written plainly, each entry stands for itself.
  public static func columnDecimals(_ xs: [Double], digits: Int) -> ColumnFormat {
    let digits = min(max(digits, 1), 17)
    let each = ColumnFormat.each(digits: digits)
    let magnitudes = xs.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    guard let largest = magnitudes.max() else { return .shared(decimals: 0) }
    let fractions = magnitudes.filter { !isInteger($0) }
    if fractions.isEmpty { return largest <= 0x1p53 ? .shared(decimals: 0) : each }
    guard largest >= 1e-4, largest < 1e15 else { return each }

    if largest < 1e9, let exact = exactDecimals(of: fractions, atMost: digits - 1) { return .shared(decimals: exact) }
    let ofLargest = max(0, digits - 1 - exponent(ofPlain: largest))
    var wanted = 0
    for x in fractions where wanted < ofLargest {
      wanted = max(wanted, exactDecimals(x, atMost: ofLargest))
    }
    let kept = wanted
    for x in fractions where x >= 1e-4 {
      let ofThreeDigits = max(0, -exponent(ofPlain: x)) + min(digits, 3) - 1
      guard ofThreeDigits > kept, ofThreeDigits <= ofLargest + 1 else { continue }
      wanted = max(wanted, exactDecimals(x, atMost: ofThreeDigits))
    }
    for x in fractions {
      // An entry that is far too small is found by its size, without its digits.
      guard x >= 1e-18 else { return each }
      let first = x >= 1e-4 ? -exponent(ofPlain: x) : -ShortestDecimal(magnitudeOf: x).exponent
      let ofTwoDigits = max(0, first) + min(digits, 2) - 1
      guard first > wanted - min(digits, 2) + 1 else { continue }
      wanted = max(wanted, exactDecimals(x, atMost: ofTwoDigits))
    }
    return wanted <= ofLargest + 3 ? .shared(decimals: wanted) : each
  }

  /// The decimals with which all numbers are exactly themselves, if there are so few.
  private static func exactDecimals(of numbers: [Double], atMost limit: Int) -> Int? {
    var decimals = 0
    for number in numbers {
      guard number >= 1e-4 else { return nil }
      decimals = max(decimals, ShortestDecimal(magnitudeOf: number).decimals)
      guard decimals <= limit else { return nil }
    }
    return decimals
  }

  /// The decimals with which the number is exactly itself, if there are so few.
  private static func exactDecimals(_ x: Double, atMost limit: Int) -> Int {
    if let scaled = ScaledInteger.rounded(x, decimals: limit), scaled < ScaledInteger.powersOfTen[15] {
      return limit - ScaledInteger.trailingZeros(scaled, of: limit, naming: x)
    }
    return min(ShortestDecimal(magnitudeOf: x).decimals, limit)
  }
}
