/// A network: inputs, layers of units with their weights and biases, and blocks for what has no units to draw.
public struct NetworkDrawing: Sendable, Hashable {
  /// A circle of the drawing.
  public struct Unit: Sendable, Hashable {
    public let name: FigureLabel
    /// What the unit gives for the row that is shown.
    public let value: Double?
    public let bias: Double?

    public init(name: FigureLabel, value: Double? = nil, bias: Double? = nil) {
      self.name = name
      self.value = value
      self.bias = bias
    }
  }

  /// A unit of a layer, or an element of what a block gives.
  public struct Place: Sendable, Hashable {
    public let layer: Int
    public let unit: Int

    public init(layer: Int, unit: Int) {
      self.layer = layer
      self.unit = unit
    }
  }

  /// What the units of a layer take.
  public struct Weights: Sendable, Hashable {
    public let sources: [Place]
    /// Unit by unit, a weight for each source.
    public let values: [Double]
    /// What the author calls the weights, in the same order; empty where they have no names of their own.
    public let names: [FigureLabel]
    public let biasName: FigureLabel

    public init(sources: [Place], values: [Double], names: [FigureLabel] = [], biasName: FigureLabel = "b") {
      self.sources = sources
      self.values = values
      self.names = names
      self.biasName = biasName
    }
  }

  public enum Kind: Sendable, Hashable {
    case inputs
    /// With the name of the activation, where there is one.
    case units(Weights, activation: String)
    /// Any other computation, with the layers that it takes and lines that say what it does.
    case block(sources: [Int], lines: [String])
  }

  public struct Layer: Sendable, Hashable {
    public let name: FigureLabel
    public let kind: Kind
    /// None for a block.
    public let units: [Unit]

    public init(name: FigureLabel, kind: Kind, units: [Unit]) {
      self.name = name
      self.kind = kind
      self.units = units
    }
  }

  /// Each after those that it takes from.
  public let layers: [Layer]
  /// The size of the weight that has the widest line; without it, that of the largest weight.
  public let weightLimit: Double?

  public init(layers: [Layer], weightLimit: Double? = nil) {
    self.layers = layers
    self.weightLimit = weightLimit
  }
}

extension NetworkDrawing {
  /// A line of the drawing between two units, or from or to a block, where it has no weight.
  struct Edge: Hashable {
    let from: Place
    let to: Place
    let weight: Double?
    let name: FigureLabel
  }

  /// The size that the widest line stands for.
  var largestWeight: Double {
    if let weightLimit, weightLimit > 0, weightLimit.isFinite { return weightLimit }
    return layers.lazy.flatMap(\.weights).filter(\.isFinite).map(\.magnitude).max() ?? 0
  }
}

extension NetworkDrawing.Layer {
  var weights: [Double] { if case .units(let weights, _) = kind { weights.values } else { [] } }
  var activation: String { if case .units(_, let activation) = kind { activation } else { "" } }
  var isBlock: Bool { if case .block = kind { true } else { false } }
  var isInput: Bool { if case .inputs = kind { true } else { false } }

  /// The layers that it takes, each once.
  var sources: [Int] {
    switch kind {
    case .inputs: []
    case .units(let weights, _): Set(weights.sources.map(\.layer)).sorted()
    case .block(let sources, _): sources
    }
  }
}

extension NetworkDrawing: FigureContent {
  var drawing: Drawing { NetworkRendering(self).drawing }
  func alternativeText(format: @escaping (Double) -> String) -> String {
    NetworkDescription(self, format: format).text
  }
}
