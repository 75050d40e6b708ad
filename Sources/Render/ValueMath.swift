import Engine

/// Arrays as mathematics: vectors as columns, matrices with an ellipsis when they are large.
enum ValueMath {
  /// The most rows and columns that are written out.
  private static let limit = 10

  /// The array; nothing for one of more than two axes.
  static func math(_ tensor: Tensor) -> Math? {
    switch tensor.shape.rank {
    case 0: return .number(tensor.elements[0])
    case 1: return .vector(shortened(tensor.elements.map { .number($0) }, .sign("…")))
    case 2:
      let columns = tensor.shape.axes[1]
      let rows = (0..<tensor.shape.axes[0]).map { row in
        shortened(tensor.elements[row * columns..<(row + 1) * columns].map { Math.number($0) }, .sign("…"))
      }
      return .matrix(shortened(rows, rows[0].map { _ in .sign("⋮") }))
    default: return nil
    }
  }

  private static func shortened<Part>(_ parts: [Part], _ ellipsis: Part) -> [Part] {
    guard parts.count > limit else { return parts }
    return Array(parts.prefix(limit - 3)) + [ellipsis] + Array(parts.suffix(2))
  }
}
