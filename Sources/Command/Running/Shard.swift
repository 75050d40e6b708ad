import ArgumentParser
import Digests

/// A share of the notebooks, for several machines that run a course together. It depends on a notebook's name alone, so
/// that another notebook more or less moves none.
struct Shard: Sendable {
  let number: Int
  let count: Int

  /// Reads `2/8`.
  init(_ text: String) throws {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1, (1...count).contains(number),
      count <= 10_000
    else {
      throw ValidationError("--shard is a number and how many there are, such as 2/8 for the second of eight.")
    }
    self.number = number
    self.count = count
  }

  /// Whether the notebook whose outputs have this name is one of the share.
  func contains(_ name: String) -> Bool {
    guard count > 1 else { return true }
    // Names that differ in a digit, as chapters do, must spread evenly, which quicker hashes do not see to.
    let hash = UInt32(SHA256.hexadecimal(name).prefix(8), radix: 16) ?? 0
    return Int(hash) % count == number - 1
  }
}
