import Kernels

extension Operation {
  /// The elementary functions, element by element. Their values come from `Kernels`, the same bits on every machine.
  static let functions: [Operation] = [
    exp, log, log2, log10, squareRoot, absolute, sine, cosine, tangent, sign, round,
  ]

  static func function(
    _ name: String, aliases: [String] = [], notation: Notation? = nil, _ kernel: Kernel, derivative: DerivativeRule,
    documentation: String, example: String, gives value: Double
  ) -> Operation {
    Operation(
      name, aliases: aliases, notation: notation, inputs: 1...1, shape: ShapeRule.same, kernel: kernel,
      derivative: derivative, documentation: documentation, example: example, gives: [value])
  }

  public static let exp = function(
    "exp", .map { nabla_exp($0, $1, $2) }, derivative: .local([.y]),
    documentation: "The exponential function.", example: "exp(0)", gives: 1)

  public static let log = function(
    "log", .map { nabla_log($0, $1, $2) }, derivative: .local([1 / .x]),
    documentation: "The natural logarithm.", example: "log(1)", gives: 0)

  public static let log2 = function(
    "log2", .map { nabla_log2($0, $1, $2) }, derivative: .local([1 / (.x * .apply("log", 2))]),
    documentation: "The logarithm to base 2.", example: "log2(8)", gives: 3)

  public static let log10 = function(
    "log10", .map { nabla_log10($0, $1, $2) }, derivative: .local([1 / (.x * .apply("log", 10))]),
    documentation: "The logarithm to base 10.", example: "log10(1000)", gives: 3)

  public static let squareRoot = function(
    "sqrt", notation: .root, .elementwise { $0.squareRoot() }, derivative: .local([1 / (2 * .y)]),
    documentation: "The square root.", example: "sqrt(9)", gives: 3)

  public static let absolute = function(
    "abs", notation: .absolute, .elementwise { Swift.abs($0) }, derivative: .local([.apply("sign", .x)]),
    documentation: "The number without its sign; its derivative at 0 is 0.", example: "abs(-3)", gives: 3)

  public static let sine = function(
    "sin", .map { nabla_sin($0, $1, $2) }, derivative: .local([.apply("cos", .x)]),
    documentation: "The sine of an angle in radians.", example: "sin(0)", gives: 0)

  public static let cosine = function(
    "cos", .map { nabla_cos($0, $1, $2) }, derivative: .local([-.apply("sin", .x)]),
    documentation: "The cosine of an angle in radians.", example: "cos(0)", gives: 1)

  public static let tangent = function(
    "tan", .map { nabla_tan($0, $1, $2) }, derivative: .local([1 + .apply("power", .y, 2)]),
    documentation: "The tangent of an angle in radians.", example: "tan(0)", gives: 0)

  public static let sign = function(
    "sign", .elementwise { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }, derivative: .zero,
    documentation: "−1, 0 or 1, by the sign.", example: "sign(-2)", gives: -1)

  /// Half away from zero, as by hand. Scaling by a power of ten rounds; a second power of ten undoes it.
  public static let round = Operation(
    "round", inputs: 2...2, names: ["x", "places"], defaults: [0], shape: ShapeRule.broadcast,
    kernel: .pairwise(rounded), derivative: .zero,
    documentation: "The nearest number with so many decimal places; the nearest integer without.",
    example: "round(2.345, 2)", gives: [2.35])

  @Sendable private static func rounded(_ number: Double, _ places: Double) -> Double {
    guard number.isFinite, places.isFinite else { return number }
    let digits = Int(Swift.max(-308, Swift.min(308, places.rounded())))
    var scale = 1.0
    for _ in 0..<Swift.abs(digits) { scale *= 10 }
    let scaled = digits >= 0 ? number * scale : number / scale
    guard scaled.magnitude < 0x1p52 else { return number }
    let whole = scaled.rounded(.toNearestOrAwayFromZero)
    return digits >= 0 ? whole / scale : whole * scale
  }
}
