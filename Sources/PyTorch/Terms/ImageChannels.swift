import Engine

/// Where images and filters have their channels. Layers give images with the channels first, and what goes element by
/// element leaves them there; the engine has them last.
enum ImageChannels {
  static func find(_ terms: [Term], _ layers: [Layer]) -> [Channels] {
    let isWantedFirst = wanted(terms, layers)
    let filters = Set(layers.compactMap { $0.isConvolution ? $0.weight : nil })
    var channels: [Channels] = []
    for (place, term) in terms.enumerated() {
      var own = Channels.last
      switch term.kind {
      case _ where !(3...4).contains(term.shape.rank): break
      case .parameter(let id): own = filters.contains(id) ? .first : .last
      case .module, .idiom:
        own = term.takesImage(layers) ? .first : term.isDropout(layers) ? channels[term.inputs[0]] : .last
      case .name: own = channels[term.inputs[0]]
      case .operation(.reshape, _):
        own = term.shape.rank == 3 && term.shape.axes[2] == 1 && isWantedFirst[place] ? .first : .last
      case .operation where isElementwise(term, terms):
        own = term.inputs.contains { terms[$0].shape.rank > 0 && channels[$0] == .first } ? .first : .last
      default: break
      }
      // Filters have no rows; what has both is no filter any more.
      channels.append(term.shape.rank == 4 && term.rows != nil ? .last : own)
    }
    return channels
  }

  /// Whether a layer or pooling takes the image, itself or what is computed from it element by element.
  private static func wanted(_ terms: [Term], _ layers: [Layer]) -> [Bool] {
    var isWanted = Array(repeating: false, count: terms.count)
    for (place, term) in terms.enumerated().reversed() {
      if term.takesImage(layers) { isWanted[term.inputs[0]] = true }
      guard isWanted[place] else { continue }
      let isName = if case .name = term.kind { true } else { false }
      if isName || term.isDropout(layers) || isElementwise(term, terms) {
        for input in term.inputs { isWanted[input] = true }
      }
    }
    return isWanted
  }

  /// Whether the value comes element by element from arrays of its own rank and from numbers.
  private static func isElementwise(_ term: Term, _ terms: [Term]) -> Bool {
    guard case .operation(let operation, _) = term.kind, OperationRow.elementwise.contains(operation.name) else {
      return false
    }
    return term.inputs.allSatisfy { [0, term.shape.rank].contains(terms[$0].shape.rank) }
  }
}

extension Term {
  /// Whether PyTorch has it take and give an image with the channels first.
  func takesImage(_ layers: [Layer]) -> Bool {
    switch kind {
    case .idiom(.maxPool), .idiom(.averagePool): true
    case .module(let layer): layers[layer].isConvolution
    default: false
    }
  }

  fileprivate func isDropout(_ layers: [Layer]) -> Bool {
    if case .module(let layer) = kind, case .dropout = layers[layer].kind { true } else { false }
  }
}

extension Layer {
  var isConvolution: Bool { if case .convolution = kind { true } else { false } }
}

extension OperationRow {
  /// The operations that go element by element.
  static let elementwise = Set((arithmetic + functions + comparisons).map(\.name))

  /// Those that give the same in whatever order the elements stand.
  static let ofAllElements: Set = ["sumElements", "meanElements", "maximumElement", "minimumElement"]
}
