/// y[i] = f(x[i]) over a slice.
typealias SliceFunction = @Sendable (UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void

/// y[i] = f(a[i·aStep], b[i·bStep]) over a slice; a step is 0 for a value that spreads, else 1.
typealias StridedFunction =
  @Sendable (UnsafePointer<Double>, Int, UnsafePointer<Double>, Int, UnsafeMutablePointer<Double>, Int) -> Void

/// How the value of an operation is computed.
enum Kernel: Sendable {
  case map(SliceFunction)
  case combine(StridedFunction)
  /// Where the first input is not 0 the second, else the third.
  case choose
  /// The product of matrices and vectors, each element summed in order.
  case product
  case outer
  /// Each element of the value is one of the input, or 0 where the offset is negative.
  case gather(@Sendable (Shape, Attribute) -> [Int])
  /// Each element of the input is added to one of the value, in order.
  case scatterAdd(@Sendable (Shape, Attribute) -> [Int])
  /// The elements of all inputs one after the other.
  case join
  case reduceElements(Reduction)
  case reduceRows(Reduction)
  case spreadRows
  /// How many rows there are.
  case countRows
}

enum Reduction: Sendable {
  case sum, mean, maximum, minimum
}

extension Kernel {
  /// A loop over `f` that the compiler can specialise.
  @inline(__always)
  static func elementwise(_ f: @escaping @Sendable (Double) -> Double) -> Kernel {
    .map { x, y, count in for i in 0..<count { y[i] = f(x[i]) } }
  }

  /// A loop over `f` for two inputs, either of which may spread.
  @inline(__always)
  static func pairwise(_ f: @escaping @Sendable (Double, Double) -> Double) -> Kernel {
    .combine { a, aStep, b, bStep, y, count in
      for i in 0..<count { y[i] = f(a[i * aStep], b[i * bStep]) }
    }
  }
}
