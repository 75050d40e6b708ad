import Engine

/// The first values of the parameters: short ones where the network is made, the others copied into it.
struct FirstValueSection {
  /// The author's own parameters, in the network's `__init__`.
  let members: [String]
  /// The model and the values that are copied into it.
  let lines: [String]

  /// The most numbers of a parameter that a script holds.
  private static let capacity = 100_000

  init(_ network: Network, _ variables: Variables, _ firstValue: (ParameterID) -> Tensor) throws(EngineError) {
    var members: [String] = []
    var copies: [String] = []
    func copy(_ id: ParameterID, _ tensor: Tensor) throws(EngineError) {
      let name = "model.\(variables.parameters[id] ?? "parameter")"
      let numbers = try Self.checked(tensor, network.graph[id].name)
      copies += Self.copied(numbers, to: name)
    }
    for layer in network.usedLayers {
      let whole = network.layers[layer]
      if let weight = whole.weight, !Self.isDefault(firstValue(weight), 1, whole) {
        try copy(weight, Self.arranged(firstValue(weight), whole))
      }
      if let bias = whole.bias, !Self.isDefault(firstValue(bias), 0, whole) { try copy(bias, firstValue(bias)) }
    }
    for id in variables.ownParameters {
      let tensor = firstValue(id)
      let name = variables.parameters[id] ?? "parameter"
      let line = "        self.\(name) = nn.Parameter(\(Literal.tensor(tensor, before: -100_000)))"
      if tensor.elements.count <= 64, line.count <= Layout.width || tensor.elements.count == 1 {
        members.append(line)
      } else if let filled = Literal.filled(tensor) {
        members.append("        self.\(name) = nn.Parameter(\(filled))")
      } else {
        let axes = tensor.shape.axes.map(String.init).joined(separator: ", ")
        members.append("        self.\(name) = nn.Parameter(torch.empty(\(axes)))")
        try copy(id, tensor)
      }
    }
    self.members = members
    lines = ["model = Network()"] + (copies.isEmpty ? [] : ["with torch.no_grad():"] + copies)
  }

  private static func checked(_ tensor: Tensor, _ name: String) throws(EngineError) -> Tensor {
    guard tensor.elements.count <= capacity || Literal.filled(tensor) != nil else {
      throw EngineError(
        "\(name) has \(tensor.elements.count) first values, which is more than the \(capacity) that a script can hold")
    }
    return tensor
  }

  /// What PyTorch puts there by itself.
  private static func isDefault(_ tensor: Tensor, _ value: Double, _ layer: Layer) -> Bool {
    guard case .layerNorm = layer.kind else { return false }
    return tensor.elements.allSatisfy { $0 == value }
  }

  /// The filters of the engine are filters × height × width × channels, PyTorch's have the channels second.
  private static func arranged(_ tensor: Tensor, _ layer: Layer) -> Tensor {
    guard case .convolution = layer.kind else { return tensor }
    let (axes, strides) = (tensor.shape.axes, tensor.shape.strides)
    let order = [0, 3, 1, 2]
    let shape = Shape(order.map { axes[$0] })
    return Tensor(shape.offsets(steps: order.map { strides[$0] }).map { tensor.elements[$0] }, shape: shape)
  }

  private static func copied(_ tensor: Tensor, to name: String) -> [String] {
    if let first = tensor.elements.first, tensor.elements.count > 1,
      tensor.elements.allSatisfy({ $0.bitPattern == first.bitPattern })
    {
      switch first {
      case 0 where first.sign == .plus: return ["    nn.init.zeros_(\(name))"]
      case 1: return ["    nn.init.ones_(\(name))"]
      default: return ["    nn.init.constant_(\(name), \(Literal.float(first)))"]
      }
    }
    if tensor.elements == [0] { return ["    nn.init.zeros_(\(name))"] }
    let before = name.count + 12
    return ["    \(name).copy_(\(Literal.tensor(tensor, before: before, indent: 4)))"]
  }
}
