/// A small generator of test data, the same in every run: Knuth's linear congruential one.
struct TestRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 to 1.
  mutating func unit() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  mutating func signed() -> Double { 2 * unit() - 1 }
  mutating func index(below count: Int) -> Int { min(Int(unit() * Double(count)), count - 1) }
}
