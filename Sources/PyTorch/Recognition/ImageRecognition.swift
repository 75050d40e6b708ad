import Engine

/// Pooling, and convolution with a kernel of the author's own.
extension TermBuilder {
  mutating func image(at node: Int) -> Int? { pool(at: node) ?? convolution(at: node) }

  private mutating func pool(at node: Int) -> Int? {
    guard let whole = inputs(.reshape, node) else { return nil }
    let isMaximum = inputs(.maximumLast, whole[0]) != nil
    guard let windows = inputs(.maximumLast, whole[0]) ?? inputs(.meanLast, whole[0]),
      let image = inputs(.patches, windows[0]), case .patches(let patches) = attribute(windows[0]),
      patches.isByChannel, patches.padding == 0, shape(node).axes == patches.places + [patches.image.axes[2]]
    else { return nil }
    let idiom = isMaximum ? Idiom.maxPool(patches) : .averagePool(patches)
    return add(.idiom(idiom), [place(of: image[0])], like: node)
  }

  /// A kernel, the same for all rows, laid over each place of a plain image or vector.
  private mutating func convolution(at node: Int) -> Int? {
    guard let whole = inputs(.reshape, node), let product = inputs(.product, whole[0]),
      let seen = inputs(.patches, product[0]), case .patches(let patches) = attribute(product[0]),
      !patches.isByChannel, patches.image.axes[2] == 1, let image = inputs(.reshape, seen[0]),
      let kernel = inputs(.reshape, product[1]), rows(kernel[0]) == nil, (1...2).contains(shape(image[0]).rank),
      shape(image[0]).rank == shape(kernel[0]).rank, shape(node).rank == shape(image[0]).rank,
      shape(image[0]).rank == 2 || patches.size[0] == 1
    else { return nil }
    return add(.idiom(.convolution(patches)), [place(of: image[0]), place(of: kernel[0])], like: node)
  }
}
