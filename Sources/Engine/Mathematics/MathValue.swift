extension Math {
  /// The numbers of an array: a number, a vector or a matrix, with an ellipsis where it is large. Of more than two axes
  /// the shape.
  public static func value(_ tensor: Tensor) -> Math { value(tensor, limit: 10, first: 7, last: 2) }

  /// The numbers of an array in a formula among others: of a large one only a few.
  static func compactValue(_ tensor: Tensor) -> Math {
    tensor.fitsIntoLine ? value(tensor) : value(tensor, limit: 6, first: 3, last: 1)
  }

  /// Past `limit` along an axis, the first ones and the last ones.
  private static func value(_ tensor: Tensor, limit: Int, first: Int, last: Int) -> Math {
    func shortened<Part>(_ parts: [Part], _ ellipsis: Part) -> [Part] {
      guard parts.count > limit else { return parts }
      return Array(parts.prefix(first)) + [ellipsis] + Array(parts.suffix(last))
    }
    switch tensor.shape.rank {
    case 0: return .number(tensor.elements[0])
    case 1: return .vector(shortened(tensor.elements.map { .number($0) }, .sign("…")))
    case 2:
      let columns = tensor.shape.axes[1]
      let rows = (0..<tensor.shape.axes[0]).map { row in
        shortened(tensor.elements[row * columns..<(row + 1) * columns].map { Math.number($0) }, .sign("…"))
      }
      return .matrix(shortened(rows, rows[0].map { _ in .sign("⋮") }))
    default: return .text(tensor.shape.phrase)
    }
  }
}

extension Tensor {
  /// Whether its numbers can stand in a formula.
  var fitsIntoLine: Bool {
    switch shape.rank {
    case 0: true
    case 1: shape.count <= 8
    case 2: shape.axes[0] <= 6 && shape.axes[1] <= 6
    default: false
    }
  }
}
