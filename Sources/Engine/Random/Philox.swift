/// Philox4x32-10, a counter-based generator: each counter gives four random words, without a state that must be walked
/// through. Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
public struct Philox: Hashable, Sendable {
  public typealias Key = (UInt32, UInt32)
  public typealias Words = (UInt32, UInt32, UInt32, UInt32)

  private let key0: UInt32
  private let key1: UInt32

  public init(key: Key) {
    (key0, key1) = key
  }

  /// The low half of the seed is the first word of the key.
  public init(seed: UInt64) {
    self.init(key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
  }

  /// The four words of a counter: ten rounds of two multiplications, a cross of the halves, and a key that moves on.
  public func words(at counter: Words) -> Words {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = (key0, key1)
    for round in 0..<10 {
      if round > 0 {
        k0 &+= 0x9E37_79B9  // the golden ratio
        k1 &+= 0xBB67_AE85  // √3 − 1
      }
      let even = c0.multipliedFullWidth(by: 0xD251_1F53)
      let odd = c2.multipliedFullWidth(by: 0xCD9E_8D57)
      (c0, c1, c2, c3) = (odd.high ^ c1 ^ k0, odd.low, even.high ^ c3 ^ k1, even.low)
    }
    return (c0, c1, c2, c3)
  }
}
