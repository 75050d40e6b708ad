/// A natural number in limbs of nine decimal digits, the lowest first: as large as it must be, quick to print.
struct LimbNumber {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt32] = []

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  /// Multiplies by factor^times, the factor below ten.
  mutating func multiply(by factor: UInt64, times: Int) {
    var left = times
    while left > 0 {
      var power: UInt64 = 1
      while left > 0, power < 1 << 27 {
        power *= factor
        left -= 1
      }
      multiply(by: power)
    }
  }

  /// The factor is below 2³¹, so a limb's product and carry fit into 64 bits.
  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * factor + carry
      limbs[index] = UInt32(product % Self.base)
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(UInt32(carry % Self.base))
      carry /= Self.base
    }
  }

  /// 0…9, the most significant first, without leading zeros.
  var decimalDigits: [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(limbs.count * 9)
    for limb in limbs.reversed() {
      var divisor: UInt32 = 100_000_000
      while divisor > 0 {
        digits.append(UInt8(limb / divisor % 10))
        divisor /= 10
      }
    }
    return Array(digits.drop { $0 == 0 })
  }
}
