/// What moves a window over an image: a convolution, the largest or the mean of each window. One window is worked out.
extension WorkedFormulas {
  struct Windows {
    let node: NodeID
    let patches: Patches
  }

  /// The windows that an operation takes its numbers from.
  func patches(below core: NodeID) -> Windows? {
    let input = graph[core].inputs[0]
    guard !isLeaf(input), case .operation(.patches, .patches(let patches)) = graph[input].kind else { return nil }
    return Windows(node: input, patches: patches)
  }

  mutating func poolContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    guard let windows = patches(below: worked.core) else { return nil }
    return try windowContent(worked, windows, .maximumLast)
  }

  mutating func windowContent(_ worked: WorkedFormula, _ windows: Windows, _ operation: Operation)
    throws(EngineError) -> StepContent
  {
    let patches = windows.patches
    let (height, width) = (patches.size[0], patches.size[1])
    let channels = patches.isByChannel ? 1 : patches.image.axes[2]
    let row = Array(try value(of: windows.node).elements.prefix(height * width * channels))
    /// The numbers of one channel as they lie in the window.
    func plane(_ numbers: [Double], _ channel: Int) -> Math {
      let tensor = Tensor(
        (0..<height * width).map { numbers[$0 * channels + channel] },
        shape: height == 1 ? [width] : [height, width])
      return .value(tensor)
    }
    var parts: [Explanation.Part] = [.phrase("The first window, at the top left:")]
    if operation == .product {
      parts += try kernelParts(worked, windows, row, channels, plane)
    } else {
      let word = operation == .maximumLast ? "max" : "mean"
      let call = Math.row([.text("\(word) of "), plane(row, 0)])
      parts.append(.equation(Self.chain([call, .number(worked.value.elements[0])])))
    }
    return StepContent(parts + [.phrase(Self.places(patches, graph[worked.core].shape))], isFormulaShown: false)
  }

  /// The window times the kernel, element by element, and the sum of the products.
  private mutating func kernelParts(
    _ worked: WorkedFormula, _ windows: Windows, _ row: [Double], _ channels: Int,
    _ plane: ([Double], Int) -> Math
  ) throws(EngineError) -> [Explanation.Part] {
    let weights = graph[worked.core].inputs[1]
    let seen = try scope.graph.apply(.part, [windows.node], .part(Part(of: graph[windows.node].shape, [.place(0)])))
    let shape = graph[weights].shape
    let filter =
      shape.rank == 1
      ? weights
      : try scope.graph.apply(.part, [weights], .part(Part(of: shape, [.range(0..<shape.axes[0]), .place(0)])))
    let kernel = try value(of: filter).elements
    let products = try value(of: scope.graph.apply(.multiply, [seen, filter])).elements
    var parts: [Explanation.Part] = []
    for channel in 0..<min(channels, 3) {
      let line = Math.row([
        plane(row, channel), .sign("⊙"), plane(kernel, channel), .sign("="), plane(products, channel),
      ])
      if channels > 1 { parts.append(.phrase("Channel \(channel + 1):")) }
      parts.append(.equation(line))
    }
    if channels > 3 { parts.append(.phrase("and \(channels - 3) more channels")) }
    let element = try scope.graph.elementFormula(0, of: worked.formula, stoppingAt: stops(of: worked.node))
    let lines = try numberLines(element, value: Tensor(worked.value.elements[0]))
    parts.append(.phrase("The sum of the products:"))
    parts.append(.equation(Self.equation(nil, lines)))
    return parts
  }

  private static func places(_ patches: Patches, _ result: Shape) -> Phrase {
    let (down, across) = (patches.places[0], patches.places[1])
    var text = "The window goes to \(down == 1 ? "" : "\(down)×")\(across) places"
    if down * across == 1 { text = "This is its only place" }
    if patches.stride > 1, down * across > 1 { text += ", \(patches.stride) apart" }
    if patches.padding > 0 {
      text += "; around the image \(patches.padding == 1 ? "is a border" : "are \(patches.padding) borders") of zeros"
    }
    if patches.isByChannel {
      let channels = patches.image.axes[2]
      if channels > 1 { text += ", in each of \(channels) channels" }
    } else if result.rank == 2, result.axes[1] > 1 {
      text += ", with each of \(result.axes[1]) filters"
    }
    return Phrase([.text(text + ".")])
  }
}
