import Testing

@testable import Figures

@Suite("An axis")
struct AxisTests {
  @Test(
    "has ticks at round numbers",
    arguments: [
      ([0, 1000], "0 200 400 600 800 1000"),
      ([-3, 3], "−3 −2 −1 0 1 2 3"),
      ([0, 3], "0 1 2 3"),
      ([0.5, 3], "0.5 1.0 1.5 2.0 2.5 3.0"),
      ([0.05, 0.09], "0.05 0.06 0.07 0.08 0.09"),
      ([-0.2, 14.2], "0.0 2.5 5.0 7.5 10.0 12.5"),
      ([0, 1], "0 1"),
      ([2, 2], "1 2 3"),
      ([0, 0], "−1 0 1"),
      ([], "0 1"),
      ([.nan, .infinity], "0 1"),
    ] as [([Double], String)])
  func linear(values: [Double], labels: String) {
    let axis = Axis(values, scale: .linear, ends: .atData)
    #expect(axis.ticks.map(\.label).joined(separator: " ") == labels)
    #expect(axis.exponent == 0)
  }

  @Test("writes numbers that are too long with a common power of ten")
  func factor() {
    let tiny = Axis([1e-300, 3e-300], scale: .linear, ends: .atData)
    #expect(tiny.exponent == -300)
    #expect(tiny.ticks.map(\.label) == ["1.0", "1.5", "2.0", "2.5", "3.0"])
    let huge = Axis([-1.7e308, 1e308], scale: .linear, ends: .atRoundNumbers)
    #expect(huge.exponent == 308)
    #expect(huge.ticks.map(\.label) == ["−2.0", "−1.5", "−1.0", "−0.5", "0.0", "0.5", "1.0"])
    #expect(Axis([Double.leastNonzeroMagnitude, 0], scale: .linear, ends: .atRoundNumbers).exponent == -324)
  }

  @Test(
    "has powers of ten on a logarithmic scale, and fewer or more marks as the range asks for",
    arguments: [
      ([0.003, 2], "0.01 0.1 1"),
      ([1e-8, 1e3], "10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰ 10²"),
      ([1e-300, 1e300], "10⁻³⁰⁰ 10⁻²⁰⁰ 10⁻¹⁰⁰ 10⁰ 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰"),
      ([2, 60], "2 5 10 20 50"),
      ([2, 6], "2 3 4 5 6"),
      ([2.1, 2.3], "2.10 2.15 2.20 2.25 2.30"),
      ([3e7, 3.1e7], "3.00·10⁷ 3.02·10⁷ 3.04·10⁷ 3.06·10⁷ 3.08·10⁷ 3.10·10⁷"),
      ([0, -1, .nan, 1, 100], "1 10 100"),
    ] as [([Double], String)])
  func logarithmic(values: [Double], labels: String) {
    #expect(Axis(values, scale: .logarithmic, ends: .atData).ticks.map(\.label).joined(separator: " ") == labels)
  }

  @Test("has four to seven ticks, in order and on the axis, for any range")
  func anyRange() {
    var random = TestRandom(seed: 1)
    for _ in 0..<4000 {
      let centre = random.signed() * Decade.scale(1, by: Int(random.unit() * 600) - 300)
      let width = random.unit() * abs(centre) * Decade.scale(1, by: -Int(random.unit() * 8)) + centre.ulp
      for ends in [Axis.Ends.atData, .atRoundNumbers] {
        let values = [centre, centre + width]
        let axis = Axis(values, scale: .linear, ends: ends)
        let isWhole = values.allSatisfy { $0 == $0.rounded() }
        #expect(axis.ticks.count <= 7 && (axis.ticks.count >= 4 || isWhole || width < 1e-8 * abs(centre)), "\(values)")
        #expect(axis.ticks.allSatisfy { $0.place > -1e-6 && $0.place < 1 + 1e-6 }, "\(values)")
        #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0.place < $1.place }, "\(values)")
        #expect(Set(axis.ticks.map(\.label)).count == axis.ticks.count, "\(values)")
        #expect(axis.place(of: centre).map { $0 > -1e-6 && $0 < 1 } ?? false, "\(values)")
      }
    }
  }

  @Test("has two or more marks on a logarithmic scale, for any range")
  func anyLogarithmicRange() {
    var random = TestRandom(seed: 2)
    for _ in 0..<2000 {
      let low = (random.unit() + 0.01) * Decade.scale(1, by: Int(random.unit() * 560) - 300)
      let high = low * (1 + random.unit() * Decade.scale(1, by: Int(random.unit() * 14) - 6))
      let axis = Axis([low, high], scale: .logarithmic, ends: .atData)
      #expect((2...9).contains(axis.ticks.count), "\(low) \(high)")
      #expect((axis.ticks.map(\.place) + axis.minorPlaces).allSatisfy { $0 > -1e-6 && $0 < 1 + 1e-6 }, "\(low) \(high)")
      #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0.place < $1.place }, "\(low) \(high)")
    }
  }

  @Test("gives no place to what is no number, and none to zero on a logarithmic scale")
  func noPlace() {
    let linear = Axis([0, 10], scale: .linear, ends: .atData)
    #expect(linear.place(of: 5) == 0.5)
    #expect(linear.place(of: .nan) == nil)
    #expect(linear.place(of: -.infinity) == nil)
    let logarithmic = Axis([1, 10], scale: .logarithmic, ends: .atData)
    #expect(logarithmic.place(of: 0) == nil)
    #expect(logarithmic.place(of: -1) == nil)
  }

  @Test("knows logarithms and powers of ten from the smallest to the largest number")
  func decades() {
    for exponent in -307...308 {
      let power = Double("1e\(exponent)")!
      #expect(Decade.exponent(of: power * 1.000_000_000_001) == exponent)
      #expect(Decade.exponent(of: power * 0.999_999_999_999) == exponent - 1)
      #expect(abs(Decade.logarithm(power) - Double(exponent)) < 1e-12)
    }
    #expect(Decade.exponent(of: Double.leastNonzeroMagnitude) == -324)
    #expect(abs(Decade.logarithm(2) - 0.3010299956639812) < 1e-16)
  }
}
