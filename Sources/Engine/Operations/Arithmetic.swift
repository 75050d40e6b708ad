import Kernels

extension Operation {
  /// Sums, products, quotients and powers of numbers, element by element.
  static let arithmetic: [Operation] = [add, subtract, multiply, divide, negate, power]

  public static let add = Operation(
    "add", notation: .sum(sign: "+"), inputs: 2...2, callable: false, shape: ShapeRule.broadcast,
    kernel: .elementwise(.add), derivative: .local([1, 1]),
    documentation: "The sum, element by element.", example: "2 + 3", gives: [5])

  public static let subtract = Operation(
    "subtract", notation: .sum(sign: "−"), inputs: 2...2, callable: false, shape: ShapeRule.broadcast,
    kernel: .elementwise(.subtract), derivative: .local([1, -1]),
    documentation: "The difference, element by element.", example: "2 - 3", gives: [-1])

  public static let multiply = Operation(
    "multiply", notation: .product, inputs: 2...2, callable: false, shape: ShapeRule.broadcast,
    kernel: .elementwise(.multiply), derivative: .local([.b, .a]),
    documentation: "The product, element by element.", example: "2 * 3", gives: [6])

  public static let divide = Operation(
    "divide", notation: .fraction, inputs: 2...2, callable: false, shape: ShapeRule.broadcast,
    kernel: .elementwise(.divide), derivative: .local([1 / .b, -(.a / .apply("power", .b, 2))]),
    documentation: "The quotient, element by element.", example: "3 / 2", gives: [1.5])

  public static let negate = Operation(
    "negate", notation: .negative, inputs: 1...1, callable: false, shape: ShapeRule.same,
    kernel: .elementwise(.negate), derivative: .local([-1]),
    documentation: "The number with the other sign.", example: "-(2)", gives: [-2])

  /// d(aᵇ)/db is aᵇ log a; where a is 0 and b positive it is 0, the limit from the right.
  public static let power = Operation(
    "power", notation: .power, inputs: 2...2, callable: false, shape: ShapeRule.broadcast,
    kernel: .elementwise(.power),
    derivative: .local([
      .b * .apply("power", .a, .b - 1),
      .apply("if", .apply("equal", .a, 0), 0, .y * .apply("log", .a)),
    ]),
    documentation: "a raised to b, element by element.", example: "2^3", gives: [8])
}
