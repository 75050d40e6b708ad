import Digests

/// Random numbers that depend on the seed, a name and how many numbers were drawn before, and on nothing else: what is
/// drawn under another name shifts nothing here.
///
/// The key of the generator is the seed; of the counter, the upper half is a hash of the name and the lower half
/// counts.
public struct RandomStream: Sendable {
  private let generator: Philox
  private let stream: UInt64
  private var nextBlock: UInt64 = 0
  /// The second half of the last block, if it was not drawn yet.
  private var spare: UInt64?

  /// - Parameters:
  ///   - name: What is drawn, such as a parameter. Its UTF-8 counts as given: two spellings of one accented letter are
  ///     two names.
  ///   - purpose: What for, where one name has several streams, such as first values and dropout.
  ///   - occurrence: How often the name was declared before.
  public init(seed: UInt64, stream name: String, purpose: String = "", occurrence: Int = 0) {
    generator = Philox(seed: seed)
    var hash = FNV1a()
    hash.combine(name)
    hash.combine(purpose)
    hash.combine(occurrence)
    stream = hash.value
  }

  /// 64 random bits. Every other function draws through this one.
  public mutating func bits() -> UInt64 {
    if let word = spare {
      spare = nil
      return word
    }
    let words = generator.words(
      at: (
        UInt32(truncatingIfNeeded: nextBlock), UInt32(truncatingIfNeeded: nextBlock >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)
      ))
    nextBlock &+= 1
    spare = UInt64(words.3) << 32 | UInt64(words.2)
    return UInt64(words.1) << 32 | UInt64(words.0)
  }

  /// A number in [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(bits() >> 11) * 0x1p-53
  }

  /// A number in (0, 1), an odd multiple of 2⁻⁵³: neither end occurs, and p is as likely as 1 − p.
  public mutating func uniformOpen() -> Double {
    (Double(bits() >> 12) + 0.5) * 0x1p-52
  }

  /// A number in [low, high), or `low` when the two are equal.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    let u = uniform()
    let width = high - low
    let x = width.isFinite ? low + width * u : low * (1 - u) + high * u
    // The sum may round up to the end that does not belong to the interval.
    return x >= high && low < high ? high.nextDown : x
  }

  /// A number of the normal distribution, by inversion: one draw gives one number.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    mean + standardDeviation * normalQuantile(uniformOpen())
  }
}
