/// The windows that a filter sees as it moves over an image of height × width × channels.
public struct Patches: Hashable, Sendable {
  public let image: Shape
  /// The height and width of a window.
  public let size: [Int]
  public let stride: Int
  /// How many rows and columns of zeros surround the image.
  public let padding: Int
  /// Whether each channel's windows are apart, as pooling wants them: places × channels × window.
  public let isByChannel: Bool

  /// Throws where the window is larger than the image with its padding.
  public init(image: Shape, size: [Int], stride: Int, padding: Int = 0, isByChannel: Bool = false)
    throws(EngineError)
  {
    guard image.rank == 3 else {
      throw EngineError("an image is height × width × channels, but this is \(image.phrase)")
    }
    for axis in 0...1 where image.axes[axis] + 2 * padding < size[axis] {
      throw EngineError(
        "a window of \(size[0])×\(size[1]) does not fit into an image of \(image.axes[0])×\(image.axes[1])"
          + (padding > 0 ? " with padding \(padding)" : ""))
    }
    guard padding <= 10_000, stride <= 1_000_000 else {
      throw EngineError("padding: is at most 10000, and stride: at most a million")
    }
    self.image = image
    self.size = size
    self.stride = stride
    self.padding = padding
    self.isByChannel = isByChannel
    let count = Double(places[0]) * Double(places[1]) * Double(size[0]) * Double(size[1]) * Double(image.axes[2])
    guard count <= Self.capacity else {
      throw EngineError(
        "windows of \(size[0])×\(size[1]) at \(places[0])×\(places[1]) places of an image would be more than 20 million numbers"
      )
    }
  }

  /// The most numbers that all windows of an image may have together.
  private static let capacity = 20_000_000.0

  /// How many windows there are down and across; a rest at the edge is left out.
  public var places: [Int] { (0...1).map { (image.axes[$0] + 2 * padding - size[$0]) / stride + 1 } }

  /// places × (window height · window width · channels): a row is what a filter sees at one place. By channel: places ×
  /// channels × (window height · window width).
  public var shape: Shape {
    let (count, window, channels) = (places[0] * places[1], size[0] * size[1], image.axes[2])
    return isByChannel ? [count, channels, window] : [count, window * channels]
  }

  /// For each entry of the patches the offset of its pixel, or −1 in the padding.
  var offsets: [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(shape.count)
    for top in 0..<places[0] {
      for left in 0..<places[1] {
        let window = windowOffsets(top * stride - padding, left * stride - padding)
        if isByChannel {
          for channel in 0..<image.axes[2] { offsets.append(contentsOf: window.map { $0 < 0 ? $0 : $0 + channel }) }
        } else {
          for first in window {
            for channel in 0..<image.axes[2] { offsets.append(first < 0 ? first : first + channel) }
          }
        }
      }
    }
    return offsets
  }

  /// The first channel of each pixel of the window at a place.
  private func windowOffsets(_ top: Int, _ left: Int) -> [Int] {
    (0..<size[0]).flatMap { i in
      (0..<size[1]).map { j in
        let (row, column) = (top + i, left + j)
        let isInside = (0..<image.axes[0]).contains(row) && (0..<image.axes[1]).contains(column)
        return isInside ? (row * image.axes[1] + column) * image.axes[2] : -1
      }
    }
  }
}
