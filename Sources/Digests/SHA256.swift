/// SHA-256 (FIPS 180-4, section 6.2). Here it names files and says which script a page may run; nothing is kept secret by
/// it.
///
/// A value takes in bytes one after the other; `hexadecimal` and `base64` hash a text at once.
public struct SHA256: Sendable {
  private static let constants: [UInt32] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]

  private var state: [UInt32] = [
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ]
  /// The block that is being filled, in its first 16 words. Four bytes push out what stood in a word before.
  private var schedule = [UInt32](repeating: 0, count: 64)
  private var count = 0

  public init() {}

  // MARK: Taking in

  public mutating func combine(byte: UInt8) {
    let place = count & 63
    schedule[place >> 2] = schedule[place >> 2] << 8 | UInt32(byte)
    count += 1
    if place == 63 { compress() }
  }

  public mutating func combine(bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte: byte) }
  }

  public mutating func combine(bytes: [UInt8]) {
    var index = 0
    while index < bytes.count, count & 3 != 0 {
      combine(byte: bytes[index])
      index += 1
    }
    while index + 4 <= bytes.count {
      let high = UInt32(bytes[index]) << 24 | UInt32(bytes[index + 1]) << 16
      combine(word: high | UInt32(bytes[index + 2]) << 8 | UInt32(bytes[index + 3]))
      index += 4
    }
    while index < bytes.count {
      combine(byte: bytes[index])
      index += 1
    }
  }

  /// Four bytes, the highest first, where a word begins.
  private mutating func combine(word: UInt32) {
    schedule[(count & 63) >> 2] = word
    count += 4
    if count & 63 == 0 { compress() }
  }

  /// The eight bytes of a number, the highest first.
  public mutating func combine(_ number: UInt64) {
    guard count & 3 == 0 else {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        combine(byte: UInt8(truncatingIfNeeded: number >> shift))
      }
      return
    }
    combine(word: UInt32(truncatingIfNeeded: number >> 32))
    combine(word: UInt32(truncatingIfNeeded: number))
  }

  public mutating func combine(_ number: Int) { combine(UInt64(bitPattern: Int64(number))) }

  /// The bits of a number: 0 and −0 differ.
  public mutating func combine(_ number: Double) { combine(number.bitPattern) }

  /// A text with its length, so that ("ab", "c") and ("a", "bc") differ.
  public mutating func combine(_ text: String) {
    combine(text.utf8.count)
    combine(bytes: text.utf8)
  }

  // MARK: The hash

  /// The hash of some bytes as 64 hexadecimal digits.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.combine(bytes: bytes)
    return hash.hexadecimal
  }

  /// The hash of what was taken in, as 64 hexadecimal digits.
  public var hexadecimal: String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// The hash of a text's UTF-8 as 64 hexadecimal digits.
  public static func hexadecimal(_ text: String) -> String { of(text).hexadecimal }

  /// The hash of a text's UTF-8 in base 64 (RFC 4648), as a content security policy wants it.
  public static func base64(_ text: String) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bytes: [UInt8] = []
    for word in of(text).words {
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
    }
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits: UInt32 = 0
      for place in 0..<3 { bits = bits << 8 | (place < count ? UInt32(bytes[start + place]) : 0) }
      for place in 0..<4 {
        let sextet = Int(bits >> UInt32(18 - 6 * place) & 63)
        result.append(place <= count ? signs[sextet] : "=")
      }
    }
    return result
  }

  private static func of(_ text: String) -> SHA256 {
    var hash = SHA256()
    hash.combine(bytes: Array(text.utf8))
    return hash
  }

  /// The eight words of the hash: what was taken in, a one, zeros to the end of a block, and the count of bits.
  private var words: [UInt32] {
    var hash = self
    hash.combine(byte: 0x80)
    while hash.count & 63 != 56 { hash.combine(byte: 0) }
    hash.combine(UInt64(count) * 8)
    return hash.state
  }

  private mutating func compress() {
    for t in 16..<64 {
      let (a, b) = (schedule[t - 15], schedule[t - 2])
      let small = Self.rotated(a, 7) ^ Self.rotated(a, 18) ^ a >> 3
      let large = Self.rotated(b, 17) ^ Self.rotated(b, 19) ^ b >> 10
      schedule[t] = large &+ schedule[t - 7] &+ small &+ schedule[t - 16]
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let large = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
      let first = h &+ large &+ choice &+ Self.constants[t] &+ schedule[t]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (place, value) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= value }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
}
