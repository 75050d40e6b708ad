extension Operation {
  /// Products of vectors and matrices.
  public static let products: [Operation] = [product, outer, transpose]

  /// The derivative by one side is the gradient times the transposed other side, in the form its rank asks for.
  public static let product = Operation(
    "product", notation: .matrixProduct, inputs: 2...2, callable: false, shape: ShapeRule.product, kernel: .product,
    derivative: .adjoint { shapes in
      switch (shapes[0].rank, shapes[1].rank) {
      case (1, 1): [.g * .b, .g * .a]
      case (2, 1): [.apply("outer", .g, .b), .apply("product", .apply("transpose", .a), .g)]
      case (1, 2): [.apply("product", .b, .g), .apply("outer", .a, .g)]
      default:
        [
          .apply("product", .g, .apply("transpose", .b)), .apply("product", .apply("transpose", .a), .g),
        ]
      }
    },
    documentation: "The product of matrices and vectors.", example: "[[1, 0, -2], [3, 1, 4]] @ [2, 5, -1]",
    gives: [4, 7])

  public static let outer = Operation(
    "outer", notation: .outerProduct, inputs: 2...2, names: ["u", "v"], shape: ShapeRule.outer, kernel: .outer,
    derivative: .adjoint { _ in
      [.apply("product", .g, .b), .apply("product", .apply("transpose", .g), .a)]
    },
    documentation: "The matrix of all products of two vectors' elements.", example: "outer([1, 2], [3, 4])",
    gives: [3, 4, 6, 8])

  public static let transpose = Operation(
    "transpose", notation: .transpose, inputs: 1...1, shape: ShapeRule.transpose,
    kernel: .transpose,
    derivative: .adjoint { _ in [.apply("transpose", .g)] },
    documentation: "Rows and columns exchanged; also written Wᵀ or W.T.", example: "transpose([[1, 2], [3, 4]])",
    gives: [1, 3, 2, 4])
}
