/// The number in front of a term, as a quotient, so that a third stays a third.
///
/// Where both sides are whole the quotient is in lowest terms. A quotient of decimals becomes one decimal where that is
/// short, and else stays as it was written.
struct Coefficient: Hashable, Sendable {
  let numerator: Double
  /// Greater than 0.
  let denominator: Double

  static let zero = Coefficient(0)
  static let one = Coefficient(1)
  static let minusOne = Coefficient(-1)

  private init(numerator: Double, denominator: Double) {
    self.numerator = numerator == 0 ? 0 : numerator
    self.denominator = denominator
  }

  /// A number as it was written.
  init(_ number: Double) { self.init(numerator: number, denominator: 1) }

  /// `denominator` is not 0, and both are finite.
  init(_ numerator: Double, over denominator: Double) {
    let top = denominator < 0 ? -numerator : numerator
    let bottom = denominator.magnitude
    if top == 0 || bottom == 1 {
      self.init(top)
    } else if top.magnitude == bottom {
      self.init(top < 0 ? -1 : 1)
    } else if top.isSafelyWhole, bottom.isSafelyWhole {
      let divisor = Double(Self.greatestCommonDivisor(Int(top.magnitude), Int(bottom)))
      self.init(numerator: top / divisor, denominator: bottom / divisor)
    } else if let quotient = Self.shortQuotient(top, bottom) {
      self.init(quotient)
    } else {
      self.init(numerator: top, denominator: bottom)
    }
  }

  var value: Double { numerator / denominator }
  var isZero: Bool { numerator == 0 }
  var isPositive: Bool { numerator > 0 }
  var isWhole: Bool { denominator == 1 && numerator.isSafelyWhole }
  var isNegative: Bool { numerator < 0 }
  var isFinite: Bool { numerator.isFinite && denominator.isFinite }
  /// Whether it is 1 or −1.
  var isSign: Bool { self == .one || self == .minusOne }
  var magnitude: Coefficient { isNegative ? -self : self }

  static prefix func - (a: Coefficient) -> Coefficient { Coefficient(-a.numerator, over: a.denominator) }

  static func * (a: Coefficient, b: Coefficient) -> Coefficient {
    if a == .one { return b }
    if b == .one { return a }
    // What a whole number on one side and one on the other have in common goes first, so that products stay small.
    let left = Coefficient(a.numerator, over: b.denominator)
    let right = Coefficient(b.numerator, over: a.denominator)
    return Coefficient(
      (left.numerator * right.numerator).withoutDust, over: (left.denominator * right.denominator).withoutDust)
  }

  static func + (a: Coefficient, b: Coefficient) -> Coefficient {
    if a.denominator == b.denominator {
      return Coefficient((a.numerator + b.numerator).withoutDust, over: a.denominator)
    }
    let top = (a.numerator * b.denominator).withoutDust + (b.numerator * a.denominator).withoutDust
    return Coefficient(top.withoutDust, over: (a.denominator * b.denominator).withoutDust)
  }

  /// One over it; nothing for 0.
  var reciprocal: Coefficient? { isZero ? nil : Coefficient(denominator, over: numerator) }

  /// To a whole exponent; nothing for 0 to a negative one, and where the exponent is large.
  func power(_ exponent: Coefficient) -> Coefficient? {
    guard exponent.isWhole, exponent.numerator.magnitude <= 64 else { return nil }
    guard let base = exponent.isNegative ? reciprocal : self else { return nil }
    let result = (0..<Int(exponent.numerator.magnitude)).reduce(Coefficient.one) { product, _ in product * base }
    return result.isFinite && (!result.isZero || isZero) ? result : nil
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// A quotient that is a decimal of at most six digits.
  private static func shortQuotient(_ a: Double, _ b: Double) -> Double? {
    let quotient = (a / b).withoutDust
    return Decimal(quotient).digits.count <= 6 ? quotient : nil
  }
}

extension Double {
  /// Whether it is whole, and small enough that sums and products of such numbers are exact or noticed.
  var isSafelyWhole: Bool { self == rounded() && magnitude < 0x1p53 }

  /// The nearest decimal of at most 14 digits where that is not further away than rounding would have moved it: 0.1 + 0.2
  /// is 0.3.
  var withoutDust: Double {
    guard isFinite, !isSafelyWhole else { return self }
    let decimal = Decimal(self)
    guard decimal.digits.count > 14, let nearest = decimal.rounded(to: 14) else { return self }
    return (nearest - self).magnitude <= 4 * ulp ? nearest : self
  }
}

/// The shortest decimal digits that are a number, apart from its sign.
private struct Decimal {
  let isNegative: Bool
  /// Without zeros at either end.
  let digits: [UInt8]
  /// The number is 0.d₁d₂… times ten to this.
  let exponent: Int

  init(_ number: Double) {
    isNegative = number < 0
    let parts = number.magnitude.description.split(separator: "e")
    var whole: [UInt8] = []
    var point: Int?
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") { point = whole.count } else { whole.append(byte - UInt8(ascii: "0")) }
    }
    let zeros = whole.prefix { $0 == 0 }.count
    let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    exponent = (point ?? whole.count) - zeros + scale
    var digits = Array(whole.dropFirst(zeros))
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits
  }

  /// The number with only so many digits, the last one rounded.
  func rounded(to count: Int) -> Double? {
    var value = digits.prefix(count).reduce(0) { $0 * 10 + Int($1) }
    if digits[count] >= 5 { value += 1 }
    return Double("\(isNegative ? "-" : "")\(value)e\(exponent - count)")
  }
}
