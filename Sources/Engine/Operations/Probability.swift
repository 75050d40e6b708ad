import Kernels

extension Operation {
  /// Classes, entropies, and what is random.
  static let probability: [Operation] = [oneHot, timesLog, dropout]

  /// The second input is the classes in order; the first is one of them.
  public static let oneHot = Operation(
    "one_hot", notation: .firstInput("one_hot"), inputs: 2...2, names: ["label", "classes"], callable: false,
    shape: { (shapes, _) throws(EngineError) in Shape(shapes[0].axes + [shapes[1].count]) },
    kernel: .oneHot, derivative: .zero, documentation: "1 at the place of the class, 0 elsewhere.",
    example: "one_hot(2, 3)", gives: [0, 1, 0])

  /// a log b, and 0 where a is 0, as its limit is; so an entropy may have probabilities of 0.
  public static let timesLog = Operation(
    "timesLog", notation: .timesLog, inputs: 2...2, callable: false, shape: ShapeRule.broadcast,
    kernel: .elementwise(.timesLog),
    derivative: .local([
      .apply("log", .b), .apply("if", .apply("equal", .a, 0), 0, .a / .b),
    ]),
    documentation: "a log b, and 0 where a is 0.", example: "entropy([1, 0])", gives: [0])

  public static let dropout = Operation(
    "dropout", inputs: 1...1, callable: false, shape: ShapeRule.same, kernel: .dropout,
    derivative: .adjoint { _ in [.apply("dropout", .g, attribute: .own)] },
    documentation: "In training, numbers dropped at random and the others made larger; else the numbers as they are.",
    example: "dropout([1, 2], 0.5)", gives: [1, 2])
}
