/// Numbers in an array of any rank, float64, in row-major order.
public struct Tensor: Hashable, Sendable {
  public let shape: Shape
  public var elements: [Double]

  /// `elements` must have as many entries as `shape` says.
  public init(_ elements: [Double], shape: Shape) {
    precondition(elements.count == shape.count, "a tensor of shape \(shape) has \(shape.count) elements")
    self.shape = shape
    self.elements = elements
  }

  public init(_ number: Double) { self.init([number], shape: .number) }
  public init(vector: [Double]) { self.init(vector, shape: [vector.count]) }
  public init(repeating value: Double, shape: Shape) {
    self.init(Array(repeating: value, count: shape.count), shape: shape)
  }

  /// The one number of a tensor without axes or with one element.
  public var number: Double? { elements.count == 1 ? elements[0] : nil }

  /// The part at `index` along the first axis.
  public func slice(_ index: Int) -> Tensor {
    let inner = Shape(Array(shape.axes.dropFirst()))
    return Tensor(Array(elements[index * inner.count..<(index + 1) * inner.count]), shape: inner)
  }

  /// The first axis moved to the end: the engine keeps the rows of a dataset as the last axis, readers as the first.
  func movingFirstAxisLast() -> [Double] {
    guard let rows = shape.axes.first, rows > 0 else { return elements }
    return Self.transposed(elements, rows: rows, columns: elements.count / rows)
  }

  /// Of a row-major matrix; in blocks, so that memory is read and written near to what was just used.
  static func transposed(_ elements: [Double], rows: Int, columns: Int) -> [Double] {
    guard rows > 1, columns > 1 else { return elements }
    let block = 16
    return Array(unsafeUninitializedCapacity: elements.count) { buffer, count in
      for first in stride(from: 0, to: rows, by: block) {
        for column in 0..<columns {
          for row in first..<min(first + block, rows) { buffer[column * rows + row] = elements[row * columns + column] }
        }
      }
      count = elements.count
    }
  }
}
