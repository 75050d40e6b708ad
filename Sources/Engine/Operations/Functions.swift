import Kernels

extension Operation {
  /// The elementary functions, element by element. Their values come from `Kernels`, the same bits on every machine.
  static let functions: [Operation] = [
    exp, log, log2, log10, squareRoot, absolute, sine, cosine, tangent, sign, round, flush,
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
    "exp", .elementwise(.exp), derivative: .local([.y]),
    documentation: "The exponential function.", example: "exp(0)", gives: 1)

  public static let log = function(
    "log", .elementwise(.log), derivative: .local([1 / .x]),
    documentation: "The natural logarithm.", example: "log(1)", gives: 0)

  public static let log2 = function(
    "log2", .elementwise(.log2), derivative: .local([1 / (.x * .apply("log", 2))]),
    documentation: "The logarithm to base 2.", example: "log2(8)", gives: 3)

  public static let log10 = function(
    "log10", .elementwise(.log10), derivative: .local([1 / (.x * .apply("log", 10))]),
    documentation: "The logarithm to base 10.", example: "log10(1000)", gives: 3)

  public static let squareRoot = function(
    "sqrt", notation: .root, .elementwise(.squareRoot), derivative: .local([1 / (2 * .y)]),
    documentation: "The square root.", example: "sqrt(9)", gives: 3)

  public static let absolute = function(
    "abs", notation: .absolute, .elementwise(.absolute), derivative: .local([.apply("sign", .x)]),
    documentation: "The number without its sign; its derivative at 0 is 0.", example: "abs(-3)", gives: 3)

  public static let sine = function(
    "sin", .elementwise(.sine), derivative: .local([.apply("cos", .x)]),
    documentation: "The sine of an angle in radians.", example: "sin(0)", gives: 0)

  public static let cosine = function(
    "cos", .elementwise(.cosine), derivative: .local([-.apply("sin", .x)]),
    documentation: "The cosine of an angle in radians.", example: "cos(0)", gives: 1)

  public static let tangent = function(
    "tan", .elementwise(.tangent), derivative: .local([1 + .apply("power", .y, 2)]),
    documentation: "The tangent of an angle in radians.", example: "tan(0)", gives: 0)

  public static let sign = function(
    "sign", .elementwise(.sign), derivative: .zero,
    documentation: "−1, 0 or 1, by the sign.", example: "sign(-2)", gives: -1)

  /// Numbers so small that they only cost time, under 2⁻¹⁰⁰⁰, as 0.
  static let flush = Operation(
    "flush", notation: .invisible, inputs: 1...1, callable: false, shape: ShapeRule.same,
    kernel: .elementwise(.flush), derivative: .local([1]),
    documentation: "The number, or 0 where it is smaller than 2⁻¹⁰⁰⁰.", example: "0.5", gives: [0.5])

  /// Half away from zero, as by hand.
  public static let round = Operation(
    "round", inputs: 2...2, names: ["x", "places"], defaults: [0], shape: ShapeRule.broadcast,
    kernel: .elementwise(.round), derivative: .zero,
    documentation: "The nearest number with so many decimal places; the nearest integer without.",
    example: "round(2.345, 2)", gives: [2.35])
}
