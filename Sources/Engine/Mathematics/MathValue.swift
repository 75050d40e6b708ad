extension Math {
  /// The most rows and columns of an array that are written out.
  private static let valueLimit = 10

  /// The numbers of an array: a number, a vector or a matrix, with an ellipsis where it is large. Of more than two axes
  /// the shape.
  public static func value(_ tensor: Tensor) -> Math {
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

  /// The numbers of an array that fits into a line, else what it is: `a 32×64 matrix`.
  static func compactValue(_ tensor: Tensor) -> Math {
    let axes = tensor.shape.axes
    let isSmall =
      tensor.shape.rank < 2 ? tensor.shape.count <= 8 : tensor.shape.rank == 2 && axes[0] <= 6 && axes[1] <= 6
    return isSmall ? value(tensor) : .text(tensor.shape.phrase)
  }

  private static func shortened<Part>(_ parts: [Part], _ ellipsis: Part) -> [Part] {
    guard parts.count > valueLimit else { return parts }
    return Array(parts.prefix(valueLimit - 3)) + [ellipsis] + Array(parts.suffix(2))
  }
}
