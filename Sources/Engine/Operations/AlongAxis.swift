import Kernels

extension Operation {
  /// What goes along the last axis of an array and keeps the others.
  public static let alongAxis: [Operation] = [
    softmax, logSoftmax, logSumExp, cumulativeSum, argmax, sumLast, meanLast, maximumLast,
  ]

  private static func kept(
    _ name: String, _ opcode: NablaOpcode, derivative: Template, documentation: String, example: String,
    gives value: [Double]
  ) -> Operation {
    Operation(
      name, inputs: 1...1, shape: ShapeRule.vector, kernel: .axis(opcode, .last),
      derivative: .adjoint { _ in [derivative] }, documentation: documentation, example: example, gives: value)
  }

  /// The sums of a template along the last axis, as an axis of length 1.
  private static func total(_ template: Template) -> Template { .apply("sumLast", template) }

  public static let softmax = kept(
    "softmax", .softmaxAxis, derivative: .y * (.g - total(.g * .y)),
    documentation: "e^xᵢ / Σ e^xⱼ along the last axis: positive numbers with the sum 1.", example: "softmax([0, 0])",
    gives: [0.5, 0.5])

  public static let logSoftmax = kept(
    "log_softmax", .logSoftmaxAxis, derivative: .g - .apply("softmax", .x) * total(.g),
    documentation: "The logarithm of softmax, without overflow.", example: "log_softmax([0, -1000])",
    gives: [0, -1000])

  public static let cumulativeSum = kept(
    "cumsum", .cumulativeSumAxis, derivative: total(.g) - .apply("cumsum", .g) + .g,
    documentation: "The sum of an element and all before it, along the last axis.", example: "cumsum([1, 2, 3])",
    gives: [1, 3, 6])

  public static let logSumExp = Operation(
    "logsumexp", inputs: 1...1, shape: ShapeRule.withoutLast, kernel: .axis(.logSumExpAxis, .last),
    derivative: .adjoint { _ in
      [.apply("reshape", .g, attribute: .shapeWithLastAsOne(ofInput: 0)) * .apply("softmax", .x)]
    },
    documentation: "log Σ e^xᵢ along the last axis, without overflow.", example: "logsumexp([1000])", gives: [1000])

  public static let argmax = Operation(
    "argmax", inputs: 1...1, shape: ShapeRule.withoutLast, kernel: .axis(.argmaxAxis, .last), derivative: .zero,
    documentation: "The place of the largest element along the last axis, from 1; of equals the first.",
    example: "argmax([1, 5, 3])", gives: [2])

  private static func reduced(
    _ name: String, _ notation: Notation, _ opcode: NablaOpcode, derivative: @escaping @Sendable (Shape) -> Template,
    documentation: String, example: String, gives value: Double
  ) -> Operation {
    Operation(
      name, notation: notation, inputs: 1...1, callable: false, shape: ShapeRule.lastAsOne,
      kernel: .axis(opcode, .last), derivative: .adjoint { [derivative($0[0])] }, documentation: documentation,
      example: example, gives: [value])
  }

  private static func spread(_ template: Template) -> Template {
    .apply("spreadElements", template, attribute: .shape(ofInput: 0))
  }

  public static let sumLast = reduced(
    "sumLast", .sumOverElements, .sumAxis, derivative: { _ in spread(.g) },
    documentation: "The sums along the last axis, which stays as one of length 1.", example: "sum([1, 2, 3])", gives: 6)

  public static let meanLast = reduced(
    "meanLast", .meanOverElements, .meanAxis, derivative: { spread(.g / .number(Double($0.axes.last ?? 1))) },
    documentation: "The means along the last axis, which stays as one of length 1.", example: "mean([1, 2, 3])",
    gives: 2)

  /// Of equals the first receives the gradient, as in PyTorch's pooling.
  public static let maximumLast = reduced(
    "maximumLast", .function("max"), .maximumAxis,
    derivative: { .g * .apply("one_hot", .apply("argmax", .x), .indices($0.axes.last ?? 1)) },
    documentation: "The largest along the last axis, which stays as one of length 1.", example: "max([1, 3, 2])",
    gives: 3)
}
