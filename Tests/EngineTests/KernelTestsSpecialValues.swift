import Kernels
import Testing

@Suite("Elementary functions at special values")
struct KernelSpecialValueTests {
  private let infinity = Double.infinity

  /// The values at −∞, −0, +0 and +∞; nil for NaN.
  @Test(
    "have the limits and signs of C99",
    arguments: [
      ("exp", [0, 1, 1, .infinity]), ("expm1", [-1, -0.0, 0, .infinity]),
      ("log", [nil, -.infinity, -.infinity, .infinity]), ("log2", [nil, -.infinity, -.infinity, .infinity]),
      ("log10", [nil, -.infinity, -.infinity, .infinity]), ("log1p", [nil, -0.0, 0, .infinity]),
      ("sin", [nil, -0.0, 0, nil]), ("cos", [nil, 1, 1, nil]), ("tan", [nil, -0.0, 0, nil]),
      ("tanh", [-1, -0.0, 0, 1]), ("sigmoid", [0, 0.5, 0.5, 1]), ("erf", [-1, -0.0, 0, 1]),
      ("sqrt", [nil, -0.0, 0, .infinity]),
    ] as [(String, [Double?])])
  func limits(name: String, values: [Double?]) {
    for (x, expected) in zip([-infinity, -0.0, 0, infinity], values) {
      #expect(KernelFunction.named(name).value(x).bitPattern == (expected ?? .nan).bitPattern, "\(name)(\(x))")
    }
  }

  @Test("softplus is 0 far left, x far right")
  func softplus() {
    let softplus = KernelFunction.named("softplus")
    #expect(softplus.value(-infinity) == 0)
    #expect(softplus.value(infinity) == infinity)
    #expect(softplus.value(1e300) == 1e300)
  }

  @Test("logarithms of negative numbers are not a number")
  func negative() {
    for name in ["log", "log2", "log10", "sqrt"] {
      #expect(KernelFunction.named(name).value(-Double.leastNonzeroMagnitude).isNaN)
      #expect(KernelFunction.named(name).value(-1).isNaN)
    }
    #expect(KernelFunction.named("log1p").value(-1) == -infinity)
    #expect(KernelFunction.named("log1p").value(-1.5).isNaN)
  }

  @Test("overflow goes to infinity and underflow to zero, neither early")
  func range() {
    let exp = KernelFunction.named("exp")
    #expect(exp.value(709.782712893384) < infinity)
    #expect(exp.value(709.7827128933841) == infinity)
    #expect(exp.value(-745.1332191019411) == Double.leastNonzeroMagnitude)
    #expect(exp.value(-745.1332191019412) == 0)
    #expect(KernelFunction.named("sigmoid").value(-745) == Double.leastNonzeroMagnitude)
    #expect(KernelFunction.named("sigmoid").value(40) == 1)
  }

  @Test("logarithms of exact powers are exact")
  func exactLogarithms() {
    for n in -1074...1023 {
      #expect(KernelFunction.named("log2").value(Double(sign: .plus, exponent: n, significand: 1)) == Double(n))
    }
    var ten = 1.0
    for n in 0...22 {
      #expect(KernelFunction.named("log10").value(ten) == Double(n))
      ten *= 10
    }
  }

  @Test("an odd function is exactly odd", arguments: ["sin", "tan", "tanh", "erf"])
  func odd(name: String) {
    var numbers = TestNumbers(state: 21)
    let function = KernelFunction.named(name)
    for _ in 0..<2000 {
      let x = numbers.between(-30, 30)
      #expect(function.value(-x) == -function.value(x))
    }
  }
}

@Suite("Powers at special values")
struct KernelPowerTests {
  private let infinity = Double.infinity

  @Test("what is exact comes out exact")
  func exact() {
    for base in 2...60 {
      var exact = 1
      for exponent in 0...53 where exact <= 1 << 53 {
        #expect(power(Double(base), Double(exponent)) == Double(exact), "\(base)^\(exponent)")
        let sign: Double = exponent % 2 == 0 ? 1 : -1
        #expect(power(-Double(base), Double(exponent)) == sign * Double(exact))
        exact *= base
      }
    }
    for n in -1074...1023 { #expect(power(2, Double(n)) == Double(sign: .plus, exponent: n, significand: 1)) }
    #expect(power(10, 22) == 1e22)
    #expect(power(2.25, 1.5) == 3.375)
    #expect(power(-0.5, 3) == -0.125)
  }

  @Test("x^1 is x, x^2 is x·x, x^0 and 1^x are 1, for every x")
  func laws() {
    var numbers = TestNumbers(state: 31)
    for _ in 0..<20_000 {
      let x = numbers.anything()
      #expect(power(x, 0) == 1)
      #expect(power(1, x) == 1)
      guard !x.isNaN else { continue }
      #expect(power(x, 1) == x)
      #expect(power(x, 2).bitPattern == (x * x).bitPattern)
    }
  }

  @Test("zeros, infinities and negative bases follow C99")
  func special() {
    #expect(power(0, -1) == infinity)
    #expect(power(-0.0, -1) == -infinity)
    #expect(power(-0.0, -2) == infinity)
    #expect(power(-0.0, -infinity) == infinity)
    #expect(power(-0.0, 3).bitPattern == (-0.0).bitPattern)
    #expect(power(-0.0, 3.5).bitPattern == (0.0).bitPattern)
    #expect(power(-1, infinity) == 1)
    #expect(power(-1, -infinity) == 1)
    #expect(power(0.5, -infinity) == infinity)
    #expect(power(0.5, infinity) == 0)
    #expect(power(1.0000000000000002, infinity) == infinity)
    #expect(power(1.0000000000000002, -infinity) == 0)
    #expect(power(-infinity, 3) == -infinity)
    #expect(power(-infinity, 0.5) == infinity)
    #expect(power(-infinity, -3).bitPattern == (-0.0).bitPattern)
    #expect(power(-infinity, -0.5) == 0)
    #expect(power(infinity, -Double.leastNonzeroMagnitude) == 0)
    #expect(power(infinity, Double.leastNonzeroMagnitude) == infinity)
    #expect(power(-2, 0.5).isNaN)
    #expect(power(-2, 1e300) == infinity)
    #expect(power(-2, 9007199254740991) == -infinity)
    #expect(power(-0.5, -9007199254740991) == -infinity)
    #expect(power(.nan, 3).bitPattern == Double.nan.bitPattern)
    #expect(power(3, .nan).bitPattern == Double.nan.bitPattern)
    #expect(power(1, .nan) == 1)
    #expect(power(.nan, 0) == 1)
  }
}
