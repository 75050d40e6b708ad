/// Arrays put one after the other along an axis.
struct Concatenation {
  let shapes: [Shape]
  let axis: Int
  let shape: Shape

  init(_ shapes: [Shape], axis: Int) {
    self.shapes = shapes
    self.axis = axis
    var axes = shapes[0].axes
    axes[axis] = shapes.reduce(0) { $0 + $1.axes[axis] }
    shape = Shape(axes)
  }

  /// For each element of the result, its place among all inputs' elements one after the other.
  var offsets: [Int] {
    let outer = shape.axes[..<axis].reduce(1, *)
    let inner = shape.axes[(axis + 1)...].reduce(1, *)
    var offsets: [Int] = []
    offsets.reserveCapacity(shape.count)
    for i in 0..<outer {
      var start = 0
      for part in shapes {
        let length = part.axes[axis] * inner
        offsets.append(contentsOf: start + i * length..<start + (i + 1) * length)
        start += part.count
      }
    }
    return offsets
  }

  /// The part of the result that an input became.
  func part(of input: Int) -> Part {
    let start = shapes[..<input].reduce(0) { $0 + $1.axes[axis] }
    let selections = shape.axes.indices.map { position in
      Part.Selection.range(
        position == axis ? start..<start + shapes[input].axes[axis] : 0..<shape.axes[position])
    }
    return Part(of: shape, selections)
  }
}
