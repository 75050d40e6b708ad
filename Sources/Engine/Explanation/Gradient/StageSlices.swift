extension Tensor {
  /// The most matrices that an array of three or four axes is shown as.
  private static let sliceLimit = 8

  /// An array of three or four axes as matrices: of an image a channel each, of filters a filter and channel each. Empty
  /// where they are too large to be read.
  func slices(of symbol: Math) -> [Math] {
    guard shape.rank == 3 || shape.rank == 4 else { return [] }
    let outer = shape.rank == 4 ? shape.axes[0] : 1
    let (rows, columns, channels) = (shape.axes[shape.rank - 3], shape.axes[shape.rank - 2], shape.axes[shape.rank - 1])
    guard rows <= 6, columns <= 6, outer * channels <= Self.sliceLimit else { return [] }
    var slices: [Math] = []
    for first in 0..<outer {
      for channel in 0..<channels {
        let numbers = (0..<rows * columns).map { elements[(first * rows * columns + $0) * channels + channel] }
        let places: [Math] = [.sign("·"), .sign("·"), .exact(Double(channel + 1))]
        let name = Math.index(symbol, (shape.rank == 4 ? [.exact(Double(first + 1))] : []) + places)
        slices.append(.row([name, .sign("="), .value(Tensor(numbers, shape: [rows, columns]))]))
      }
    }
    return slices
  }
}
