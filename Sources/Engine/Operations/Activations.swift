import Kernels

extension Operation {
  /// The activation functions, element by element. At a kink the derivative is 0, as language and PyTorch have it.
  public static let activations: [Operation] = [
    sigmoid, hyperbolicTangent, relu, leakyRelu, softplus, gelu, step, errorFunction,
  ]

  public static let sigmoid = function(
    "sigmoid", aliases: ["σ"], notation: .function("σ"), .elementwise(.sigmoid),
    derivative: .local([.y * (1 - .y)]),
    documentation: "σ(x) = 1/(1 + e^−x), between 0 and 1.", example: "sigmoid(0)", gives: 0.5)

  public static let hyperbolicTangent = function(
    "tanh", .elementwise(.hyperbolicTangent), derivative: .local([1 - .apply("power", .y, 2)]),
    documentation: "The hyperbolic tangent, between −1 and 1.", example: "tanh(0)", gives: 0)

  public static let relu = function(
    "relu", .elementwise(.relu),
    derivative: .local([.apply("step", .x)]),
    documentation: "x where it is positive, else 0.", example: "relu(-2)", gives: 0)

  /// The slope below 0 is 0.01, PyTorch's default.
  public static let leakyRelu = function(
    "leaky_relu", .elementwise(.leakyRelu),
    derivative: .local([.apply("if", .apply("greater", .x, 0), 1, 0.01)]),
    documentation: "x where it is positive, else 0.01 x.", example: "leaky_relu(-2)", gives: -0.02)

  public static let softplus = function(
    "softplus", .elementwise(.softplus), derivative: .local([.apply("sigmoid", .x)]),
    documentation: "log(1 + e^x), a smooth relu.", example: "softplus(-1000)", gives: 0)

  /// x Φ(x), with Φ the normal distribution function ½(1 + erf(x/√2)): Hendrycks & Gimpel, 2016.
  public static let gelu = function(
    "gelu", .elementwise(.gelu),
    derivative: .local([
      0.5 * (1 + .apply("erf", .x / .apply("sqrt", 2)))
        + .x * .apply("exp", -(.apply("power", .x, 2) / 2)) / .apply("sqrt", .number(2 * .pi))
    ]),
    documentation: "x Φ(x), where Φ is the normal distribution function.", example: "gelu(0)", gives: 0)

  public static let step = function(
    "step", .elementwise(.step), derivative: .zero,
    documentation: "1 where x is positive, else 0.", example: "step(3)", gives: 1)

  public static let errorFunction = function(
    "erf", .elementwise(.errorFunction),
    derivative: .local([
      2 * .apply("exp", -.apply("power", .x, 2)) / .apply("sqrt", .number(.pi))
    ]),
    documentation: "The error function 2/√π ∫₀ˣ e^−t² dt.", example: "erf(0)", gives: 0)
}
