import Kernels

extension Operation {
  /// What makes one value of many: over the elements of an array, or over the rows of a dataset.
  static let reductions: [Operation] = [
    sumElements, meanElements, maximumElement, minimumElement, sumRows, meanRows, maximumRow, minimumRow,
  ]

  private static func overElements(
    _ name: String, _ notation: Notation, _ opcode: NablaOpcode, derivative: @escaping @Sendable (Shape) -> Template,
    documentation: String, example: String, gives value: Double
  ) -> Operation {
    Operation(
      name, notation: notation, inputs: 1...1, callable: false, shape: ShapeRule.number,
      kernel: .axis(opcode, .all), derivative: .adjoint { [derivative($0[0])] },
      documentation: documentation, example: example, gives: [value])
  }

  private static func overRows(
    _ name: String, _ notation: Notation, _ opcode: NablaOpcode, derivative: Template,
    documentation: String, example: String, gives value: Double
  ) -> Operation {
    Operation(
      name, notation: notation, inputs: 1...1, callable: false, shape: ShapeRule.same, rows: .reduced,
      kernel: .rows(opcode), derivative: .adjoint { _ in [derivative] },
      documentation: documentation, example: example, gives: [value])
  }

  private static func spread(_ gradient: Template) -> Template {
    .apply("spreadElements", gradient, attribute: .shape(ofInput: 0))
  }

  private static func spreadRows(_ gradient: Template) -> Template {
    .apply("spreadRows", gradient, attribute: .own)
  }

  /// 1 where the input is the value, shared between equals as PyTorch's amax shares it.
  private static func share(_ spread: Template, _ sum: String) -> Template {
    let hit = Template.apply("equal", .x, spread)
    return hit / (sum == "sumRows" ? spreadRows(.apply(sum, hit, attribute: .own)) : .apply(sum, hit))
  }

  public static let sumElements = overElements(
    "sumElements", .sumOverElements, .sumAxis, derivative: { _ in spread(.g) },
    documentation: "The sum of an array's elements.", example: "sum([1, 2, 3])", gives: 6)

  public static let meanElements = overElements(
    "meanElements", .meanOverElements, .meanAxis, derivative: { spread(.g / .number(Double($0.count))) },
    documentation: "The mean of an array's elements.", example: "mean([1, 2, 3])", gives: 2)

  public static let maximumElement = overElements(
    "maximumElement", .function("max"), .maximumAxis,
    derivative: { _ in .g * share(.y, "sumElements") },
    documentation: "The largest of an array's elements.", example: "max([1, 3, 2])", gives: 3)

  public static let minimumElement = overElements(
    "minimumElement", .function("min"), .minimumAxis,
    derivative: { _ in .g * share(.y, "sumElements") },
    documentation: "The smallest of an array's elements.", example: "min([1, 3, 2])", gives: 1)

  public static let sumRows = overRows(
    "sumRows", .sumOverRows, .sumRows, derivative: spreadRows(.g),
    documentation: "The sum over the rows of a dataset.", example: "sum(x)", gives: 6)

  public static let meanRows = overRows(
    "meanRows", .meanOverRows, .meanRows,
    derivative: spreadRows(.g / .apply("countRows", attribute: .own)),
    documentation: "The mean over the rows of a dataset.", example: "mean(x)", gives: 2)

  public static let maximumRow = overRows(
    "maximumRow", .function("max"), .maximumRows,
    derivative: spreadRows(.g) * share(spreadRows(.y), "sumRows"),
    documentation: "The largest over the rows of a dataset.", example: "max(x)", gives: 3)

  public static let minimumRow = overRows(
    "minimumRow", .function("min"), .minimumRows,
    derivative: spreadRows(.g) * share(spreadRows(.y), "sumRows"),
    documentation: "The smallest over the rows of a dataset.", example: "min(x)", gives: 1)
}
