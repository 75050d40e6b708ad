import Kernels
import Testing

/// A function over a slice, as the kernels offer it.
struct KernelFunction: Sendable, CustomTestStringConvertible {
  typealias Slice = @Sendable (UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void

  var name: String
  var references: String
  var slice: Slice

  var testDescription: String { name }

  func values(_ x: [Double]) -> [Double] {
    var y = [Double](repeating: -7, count: x.count)
    slice(x, &y, x.count)
    return y
  }

  func value(_ x: Double) -> Double { values([x])[0] }

  static let all: [KernelFunction] = [
    KernelFunction(name: "exp", references: KernelReferences.exp) { nabla_exp($0, $1, $2) },
    KernelFunction(name: "expm1", references: KernelReferences.expm1) { nabla_expm1($0, $1, $2) },
    KernelFunction(name: "log", references: KernelReferences.log) { nabla_log($0, $1, $2) },
    KernelFunction(name: "log2", references: KernelReferences.log2) { nabla_log2($0, $1, $2) },
    KernelFunction(name: "log10", references: KernelReferences.log10) { nabla_log10($0, $1, $2) },
    KernelFunction(name: "log1p", references: KernelReferences.log1p) { nabla_log1p($0, $1, $2) },
    KernelFunction(name: "sin", references: KernelReferences.sin) { nabla_sin($0, $1, $2) },
    KernelFunction(name: "cos", references: KernelReferences.cos) { nabla_cos($0, $1, $2) },
    KernelFunction(name: "tan", references: KernelReferences.tan) { nabla_tan($0, $1, $2) },
    KernelFunction(name: "tanh", references: KernelReferences.tanh) { nabla_tanh($0, $1, $2) },
    KernelFunction(name: "sigmoid", references: KernelReferences.sigmoid) { nabla_sigmoid($0, $1, $2) },
    KernelFunction(name: "softplus", references: KernelReferences.softplus) { nabla_softplus($0, $1, $2) },
    KernelFunction(name: "erf", references: KernelReferences.erf) { nabla_erf($0, $1, $2) },
    KernelFunction(name: "sqrt", references: KernelReferences.sqrt) { nabla_sqrt($0, $1, $2) },
  ]

  static func named(_ name: String) -> KernelFunction { all.first { $0.name == name }! }
}

func power(_ a: [Double], _ b: [Double]) -> [Double] {
  var y = [Double](repeating: -7, count: a.count)
  nabla_pow(a, b, &y, a.count)
  return y
}

func power(_ a: Double, _ b: Double) -> Double { power([a], [b])[0] }

/// Numbers that are the same in every run (Steele, Lea and Flood's SplitMix64).
struct TestNumbers {
  var state: UInt64

  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// Any double: subnormals, infinities and NaN as well.
  mutating func anything() -> Double { Double(bitPattern: bits()) }

  mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(bits() >> 11) * 0x1p-53
  }
}

@Suite("Elementary functions")
struct KernelTests {
  @Test("are within 2.5 units in the last place at hard arguments", arguments: KernelFunction.all)
  func accuracy(function: KernelFunction) {
    let rows = doubles(function.references, perRow: 3)
    let found = function.values(rows.map { $0[0] })
    #expect(rows.count > 40)
    for (row, y) in zip(rows, found) {
      #expect(error(of: y, high: row[1], low: row[2]) < 2.5, "\(function.name)(\(row[0])) = \(y), not \(row[1])")
    }
  }

  @Test("powers too")
  func powerAccuracy() {
    let rows = doubles(KernelReferences.pow, perRow: 4)
    let found = power(rows.map { $0[0] }, rows.map { $0[1] })
    #expect(rows.count > 100)
    for (row, y) in zip(rows, found) {
      #expect(error(of: y, high: row[2], low: row[3]) < 2.5, "\(row[0])^\(row[1]) = \(y), not \(row[2])")
    }
  }

  /// |y − (high + low)| in units in the last place of the true value.
  private func error(of y: Double, high: Double, low: Double) -> Double {
    guard high.isFinite, y.isFinite, high != 0 else { return y == high && y.sign == high.sign ? 0 : .infinity }
    // Where rounding reached a power of two from below, the units are those below.
    let isBelow = low != 0 && low.sign != high.sign
    let unit = isBelow ? high.magnitude.nextDown.ulp : high.ulp
    return abs((y - high) - low) / unit
  }

  private func doubles(_ text: String, perRow: Int) -> [[Double]] {
    let numbers = text.split { $0 == " " || $0 == "\n" }.map { Double(bitPattern: UInt64($0, radix: 16)!) }
    return stride(from: 0, to: numbers.count, by: perRow).map { Array(numbers[$0..<$0 + perRow]) }
  }

  @Test(
    "depend on each element alone, not on its place in the slice or the slice's length", arguments: KernelFunction.all)
  func place(function: KernelFunction) {
    var numbers = TestNumbers(state: 11)
    var x = (0..<600).map { _ in numbers.between(-3, 3) }
    x[300] = 1e300
    let alone = x.map { function.value($0).bitPattern }
    for count in [0, 1, 2, 3, 7, 8, 9, 31, 256, 257, 600] {
      #expect(function.values(Array(x.prefix(count))).map(\.bitPattern) == Array(alone.prefix(count)))
    }
  }

  @Test("may write over their argument", arguments: KernelFunction.all)
  func inPlace(function: KernelFunction) {
    var numbers = TestNumbers(state: 12)
    let x = (0..<1003).map { _ in numbers.anything() }
    var y = x
    y.withUnsafeMutableBufferPointer { function.slice($0.baseAddress!, $0.baseAddress!, $0.count) }
    #expect(y.map(\.bitPattern) == function.values(x).map(\.bitPattern))
  }

  @Test("give one NaN for every NaN", arguments: KernelFunction.all)
  func notANumber(function: KernelFunction) {
    for bits: UInt64 in [0x7FF8_0000_0000_0000, 0xFFF8_0000_0000_0000, 0x7FF0_0000_0000_0001, 0xFFFF_FFFF_FFFF_FFFF] {
      #expect(function.value(Double(bitPattern: bits)).bitPattern == 0x7FF8_0000_0000_0000)
    }
  }
}
