import Digests
import Testing

@testable import Engine

@Suite("Philox")
struct PhiloxTests {
  @Test("gives the known answers of its authors")
  func knownAnswers() {
    #expect(
      words(key: (0, 0), counter: (0, 0, 0, 0)) == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
    let ones = UInt32.max
    #expect(
      words(key: (ones, ones), counter: (ones, ones, ones, ones))
        == [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD])
    #expect(
      words(key: (0xA409_3822, 0x299F_31D0), counter: (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344))
        == [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1])
  }

  @Test("the seed's low half is the key's first word")
  func seed() {
    #expect(Philox(seed: 0x299F_31D0_A409_3822) == Philox(key: (0xA409_3822, 0x299F_31D0)))
  }

  private func words(key: Philox.Key, counter: Philox.Words) -> [UInt32] {
    let words = Philox(key: key).words(at: counter)
    return [words.0, words.1, words.2, words.3]
  }
}

@Suite("Random streams")
struct RandomStreamTests {
  private func stream(_ name: String = "w", seed: UInt64 = 7, purpose: String = "", occurrence: Int = 0) -> RandomStream
  {
    RandomStream(seed: seed, stream: name, purpose: purpose, occurrence: occurrence)
  }

  private func bits(_ stream: RandomStream, count: Int = 8) -> [UInt64] {
    var stream = stream
    return (0..<count).map { _ in stream.bits() }
  }

  @Test("the hash of a name is FNV-1a")
  func hash() {
    var hash = FNV1a()
    for byte in "foobar".utf8 { hash.combine(byte: byte) }
    #expect(hash.value == 0x8594_4171_F739_67E8)
  }

  @Test("the numbers never change from one version to the next")
  func frozen() {
    #expect(bits(stream(), count: 3) == [0xF715E98AFB610C53, 0xDB93C7E212A7EC01, 0x79F06CB5A6A63F7A])
    var stream = stream("h.W", seed: 0, occurrence: 1)
    #expect([stream.uniform(), stream.normal()] == [0.6302662804803507, -0.2681090607280273])
  }

  @Test("seed, name, purpose and occurrence each make a stream of their own")
  func independence() {
    let all = [
      stream(), stream("v"), stream(seed: 8), stream(purpose: "dropout"), stream(occurrence: 1),
      stream("w", purpose: "w"),
      stream("ww"),
    ]
    let drawn = all.map { bits($0) }
    #expect(Set(drawn.flatMap { $0 }).count == drawn.count * 8)
    #expect(bits(stream()) == bits(stream()))
  }

  @Test("a copy goes on by itself")
  func copies() {
    var original = stream()
    _ = original.bits()
    var copy = original
    #expect(copy.bits() == original.bits())
  }

  @Test("uniform numbers lie in their interval, with its mean and variance")
  func uniform() {
    var stream = stream()
    let x = (0..<100_000).map { _ in stream.uniform() }
    #expect(x.allSatisfy { $0 >= 0 && $0 < 1 })
    // Four standard deviations of the mean and of the variance of so many numbers.
    #expect(abs(mean(x) - 0.5) < 4 * 0.2887 / 316)
    #expect(abs(variance(x) - 1 / 12) < 4 * 0.0745 / 316)
    #expect((0..<100_000).map { _ in stream.uniformOpen() }.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("an interval's upper end never comes, however narrow or wide it is")
  func interval() {
    var stream = stream()
    for (low, high) in [
      (1, 1.0000000000000004), (-1e308, 1e308), (-1.7e308, 1.7e308), (-2, 3),
      (-Double.leastNonzeroMagnitude, Double.leastNonzeroMagnitude),
    ] {
      for _ in 0..<1000 {
        let x = stream.uniform(low, high)
        #expect(x >= low && x < high)
      }
    }
    #expect(stream.uniform(4, 4) == 4)
  }

  @Test("normal numbers have the mean, variance and tails of the distribution")
  func normal() {
    var stream = stream()
    let x = (0..<100_000).map { _ in stream.normal(mean: 3, standardDeviation: 2) }
    #expect(abs(mean(x) - 3) < 4 * 2 / 316)
    #expect(abs(variance(x) - 4) < 4 * 4 * 1.415 / 316)
    let within = Double(x.count { abs($0 - 3) < 2 }) / Double(x.count)
    #expect(abs(within - 0.682689) < 4 * 0.466 / 316)
  }

  private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
  private func variance(_ x: [Double]) -> Double {
    let mean = mean(x)
    return x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
  }
}

@Suite("Normal quantile")
struct NormalQuantileTests {
  @Test("agrees with the true quantiles to a few parts in 10¹⁶, in the middle and both tails")
  func values() {
    let quantiles: [(p: Double, x: Double)] = [
      (1.1102230246251565e-16, -8.209536151601387),
      (1e-300, -37.0470962993612),
      (1e-20, -9.262340089798407),
      (1e-12, -7.034483825301132),
      (1e-05, -4.264890793922825),
      (0.001, -3.0902323061678136),
      (0.01, -2.326347874040841),
      (0.07, -1.4757910281791706),
      (0.0750001, -1.4395307645017297),
      (0.075, -1.439531470938456),
      (0.2, -0.8416212335729142),
      (0.3, -0.5244005127080408),
      (0.4999, -0.00025066283008800747),
      (0.6, 0.2533471031357997),
      (0.925, 1.4395314709384561),
      (0.95, 1.6448536269514722),
      (0.999, 3.090232306167813),
      (0.9999990463256836, 4.7630010342678135),
      (0.9999999999999999, 8.209536151601387),
    ]
    for (p, x) in quantiles {
      #expect(abs(normalQuantile(p) - x) <= 8e-16 * max(1, abs(x)), "\(p)")
    }
    #expect(normalQuantile(0.5) == 0)
  }

  @Test("p and 1 − p are mirror images")
  func symmetry() {
    for k in 1..<1024 {
      let p = Double(k) / 1024
      #expect(normalQuantile(p) == -normalQuantile(1 - p))
    }
  }
}

@Suite("Random order")
struct RandomOrderTests {
  @Test("a shuffle keeps the elements, and each order is as likely")
  func shuffle() {
    var stream = RandomStream(seed: 1, stream: "order")
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[stream.permutation(4), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(counts.keys.allSatisfy { $0.sorted() == [0, 1, 2, 3] })
    // Five standard deviations of a count of 1000.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 155 })
  }

  @Test("integers reach every value and no other")
  func integers() {
    var stream = RandomStream(seed: 2, stream: "integers")
    for count in [1, 2, 3, 7, 1000] {
      let drawn = Set((0..<count * 20).map { _ in stream.integer(below: count) })
      #expect(drawn.count == count)
      #expect(drawn.allSatisfy { $0 >= 0 && $0 < count })
    }
    #expect((0..<100).allSatisfy { _ in stream.integer(below: .max) >= 0 })
  }

  @Test("nothing and one element have one order")
  func short() {
    var stream = RandomStream(seed: 3, stream: "short")
    #expect(stream.permutation(0) == [])
    #expect(stream.permutation(-1) == [])
    #expect(stream.permutation(1) == [0])
  }
}
