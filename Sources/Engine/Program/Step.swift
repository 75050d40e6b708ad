import Kernels

/// One step of a program before its values have places.
struct Step: Sendable {
  enum Kind: Sendable {
    /// Element by element. The inputs spread from these shapes to the output's.
    case elementwise(NablaOpcode, shapes: [Shape])
    /// Along the middle axis of outer × length.
    case axis(NablaOpcode, outer: Int, length: Int)
    case oneHot(elements: Int, classes: Int)
    /// Over all rows of the input.
    case rows(NablaOpcode)
    case product(ProductStep)
    case gather([Int])
    case scatterAdd([Int])
    /// The same numbers as the input's from an element on: no work.
    case view(from: Int)
    /// All inputs one after the other.
    case join
  }

  let kind: Kind
  let inputs: [ValueID]
  let output: ValueID
  /// The formula that it computes, for messages.
  let node: NodeID?
}

/// A product of m×k and k×n, either side perhaps given transposed.
struct ProductStep: Sendable {
  enum Form: Sendable {
    /// The left side is the same for all rows.
    case leftFixed
    /// Only the left side has rows.
    case leftRows
    /// A product of its own for each row.
    case bothRows
    /// The same, summed over the rows: k outside, the rows inside, in order.
    case summedRows
  }

  let form: Form
  var m: Int
  let k: Int
  let n: Int
  var leftTransposed = false
  var rightTransposed = false
  /// Which rows of the left side the product has, where only some are wanted: from this one on, of so many.
  var firstRow = 0
  var leftRows: Int?
}

extension Step {
  /// Whether each row of the output depends on that row of the inputs alone.
  func isRowLocal(_ values: [ProgramValue]) -> Bool {
    values[output.index].dataset != nil
  }

  /// Whether it runs element by element over arrays of the output's length, so that any part can be done by itself.
  func isFlat(_ values: [ProgramValue]) -> Bool {
    guard case .elementwise(_, let shapes) = kind else { return false }
    let value = values[output.index]
    return value.dataset == nil
      && zip(shapes, inputs).allSatisfy { shape, input in
        values[input.index].dataset == nil && (shape == value.shape || shape.count == 1)
      }
  }
}
