import Kernels

/// How the value of an operation is computed: which instruction of the machine, and over what.
enum Kernel: Sendable {
  /// Element by element, of one input, two or three that spread to the value's shape.
  case elementwise(NablaOpcode)
  /// All products of two vectors' elements.
  case outer
  /// Along one axis of an array, or along all elements as if they were one axis.
  case axis(NablaOpcode, Axis)
  case oneHot
  /// Over the rows of a dataset.
  case rows(NablaOpcode)
  case spreadRows
  /// How many rows there are.
  case countRows
  /// The product of matrices and vectors, each element summed in order.
  case product
  case transpose
  /// Each element of the value is one of the input, or 0 where the offset is negative.
  case gather(@Sendable (Shape, Attribute) -> [Int])
  /// Each element of the input is added to one of the value, in order; a negative offset drops it.
  case scatterAdd(@Sendable (Shape, Attribute) -> [Int])
  /// The elements of all inputs one after the other.
  case join
  /// The inputs one after the other along an axis.
  case concatenate
  /// In training times a random mask, else the input.
  case dropout

  enum Axis: Sendable {
    case all, last
  }
}
