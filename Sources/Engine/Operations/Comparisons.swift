import Kernels

extension Operation {
  /// Comparisons, which give 1 or 0, and what chooses by them.
  public static let comparisons: [Operation] = [
    less, lessOrEqual, greater, greaterOrEqual, equal, notEqual, choose, maximum, minimum,
  ]

  private static func relation(
    _ name: String, _ sign: String, _ opcode: NablaOpcode, example: String, gives value: Double
  ) -> Operation {
    Operation(
      name, notation: .relation(sign), inputs: 2...2, callable: false, shape: ShapeRule.broadcast,
      kernel: .elementwise(opcode),
      derivative: .zero, documentation: "1 where a \(sign) b, else 0.", example: example, gives: [value])
  }

  public static let less = relation("less", "<", .less, example: "2 < 3", gives: 1)
  public static let lessOrEqual = relation(
    "lessOrEqual", "≤", .lessOrEqual, example: "2 <= 2", gives: 1)
  public static let greater = relation("greater", ">", .greater, example: "2 > 3", gives: 0)
  public static let greaterOrEqual = relation(
    "greaterOrEqual", "≥", .greaterOrEqual, example: "2 >= 3", gives: 0)
  public static let equal = relation("equal", "=", .equal, example: "2 == 2", gives: 1)
  public static let notEqual = relation("notEqual", "≠", .notEqual, example: "2 != 2", gives: 0)

  public static let choose = Operation(
    "if", inputs: 3...3, names: ["c", "a", "b"], shape: ShapeRule.broadcast, kernel: .elementwise(.choose),
    derivative: .local([
      .zero, .apply("if", .input(0), 1, 0), .apply("if", .input(0), 0, 1),
    ]),
    documentation: "if(c, a, b) is a where c is not 0, else b.", example: "if(2 > 1, 5, 6)", gives: [5])

  /// Where both are equal the first has the derivative.
  public static let maximum = Operation(
    "max", inputs: 2...2, shape: ShapeRule.broadcast,
    kernel: .elementwise(.maximum),
    derivative: .local([
      .apply("if", .apply("greaterOrEqual", .a, .b), 1, 0), .apply("if", .apply("greaterOrEqual", .a, .b), 0, 1),
    ]),
    documentation: "The larger of two; of one array or column, the largest.", example: "max(2, 3)", gives: [3])

  public static let minimum = Operation(
    "min", inputs: 2...2, shape: ShapeRule.broadcast,
    kernel: .elementwise(.minimum),
    derivative: .local([
      .apply("if", .apply("lessOrEqual", .a, .b), 1, 0), .apply("if", .apply("lessOrEqual", .a, .b), 0, 1),
    ]),
    documentation: "The smaller of two; of one array or column, the smallest.", example: "min(2, 3)", gives: [2])
}
