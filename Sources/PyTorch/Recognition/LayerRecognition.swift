import Engine

/// Layers, told by their formula and by the names of their parameters.
extension TermBuilder {
  mutating func layer(at node: Int) -> Int? {
    linear(at: node) ?? convolutionLayer(at: node) ?? embedding(at: node) ?? layerNorm(at: node) ?? dropout(at: node)
  }

  /// W x + b, or X Wᵀ + b for the rows of a matrix.
  private mutating func linear(at node: Int) -> Int? {
    guard let sum = inputs(.add, node), let product = inputs(.product, sum[0]),
      let bias = layerParameter(sum[1], "b")
    else { return nil }
    let weight: Int
    let input: Int
    if shape(product[1]).rank == 1 {
      (weight, input) = (product[0], product[1])
    } else if let turned = inputs(.transpose, product[1]) {
      (weight, input) = (turned[0], product[0])
    } else {
      return nil
    }
    guard let matrix = layerParameter(weight, "W"), matrix.layer == bias.layer, shape(weight).rank == 2,
      shape(sum[1]).axes == [shape(weight).axes[0]], rows(input) == rows(node)
    else { return nil }
    let kind = Layer.Kind.linear(inputs: shape(weight).axes[1], outputs: shape(weight).axes[0])
    return call(Layer(name: matrix.layer, kind: kind, weight: matrix.id, bias: bias.id), with: input, like: node)
  }

  private mutating func convolutionLayer(at node: Int) -> Int? {
    guard let whole = inputs(.reshape, node), let sum = inputs(.add, whole[0]), let product = inputs(.product, sum[0]),
      let image = inputs(.patches, product[0]), case .patches(let patches) = attribute(product[0]),
      let turned = inputs(.transpose, product[1]), let flat = inputs(.reshape, turned[0]),
      let weight = layerParameter(flat[0], "W"), let bias = layerParameter(sum[1], "b"), weight.layer == bias.layer
    else { return nil }
    let axes = shape(flat[0]).axes
    guard !patches.isByChannel, axes.count == 4, Array(axes.dropFirst()) == patches.size + [patches.image.axes[2]],
      shape(node).axes == patches.places + [axes[0]], shape(sum[1]).axes == [axes[0]]
    else { return nil }
    let kind = Layer.Kind.convolution(filters: axes[0], patches)
    return call(Layer(name: weight.layer, kind: kind, weight: weight.id, bias: bias.id), with: image[0], like: node)
  }

  /// A row of a table for each of some indices from 1.
  private mutating func embedding(at node: Int) -> Int? {
    guard let product = inputs(.product, node), let label = inputs(.oneHot, unnamed(product[0])),
      let weight = layerParameter(product[1], "W"), let classes = constant(label[1])?.elements
    else { return nil }
    let axes = shape(product[1]).axes
    guard axes.count == 2, classes == (1...axes[0]).map(Double.init) else { return nil }
    let index = classIndex(label[0], classes)
    let kind = Layer.Kind.embedding(count: axes[0], length: axes[1])
    let layer = Layer(name: weight.layer, kind: kind, weight: weight.id, bias: nil)
    return call(layer, withTerm: index, like: node)
  }

  /// (x − mean)/√(variance + 10⁻⁵) along the last axis, times a gain, plus a bias.
  private mutating func layerNorm(at node: Int) -> Int? {
    guard let sum = inputs(.add, node), let scaled = inputs(.multiply, sum[0]), let normal = inputs(.divide, scaled[0]),
      let distance = inputs(.subtract, normal[0]), let mean = inputs(.meanLast, distance[1]), mean[0] == distance[0],
      let deviation = inputs(.squareRoot, normal[1]), let raised = inputs(.add, deviation[0]),
      number(raised[1]) == 1e-5, let variance = inputs(.meanLast, raised[0]), let square = inputs(.power, variance[0]),
      square[0] == normal[0], number(square[1]) == 2, let gain = layerParameter(scaled[1], "gain"),
      let bias = layerParameter(sum[1], "bias"), gain.layer == bias.layer, let width = shape(node).axes.last,
      shape(scaled[1]).axes == [width], shape(sum[1]).axes == [width]
    else { return nil }
    let kind = Layer.Kind.layerNorm(width: width)
    return call(Layer(name: gain.layer, kind: kind, weight: gain.id, bias: bias.id), with: distance[0], like: node)
  }

  private mutating func dropout(at node: Int) -> Int? {
    guard let input = inputs(.dropout, node), case .dropout(let dropout) = attribute(node) else { return nil }
    let name = dropout.stream.split(separator: ".").last.map(String.init) ?? "dropout"
    return call(Layer(name: name, kind: .dropout(dropout), weight: nil, bias: nil), with: input[0], like: node)
  }
}
