import Engine

/// The network as a module, and the loss as a function.
struct FunctionSection {
  let network: Network
  /// What the network is called with.
  let networkInputs: [String]
  /// What the loss is called with, behind what the network gives.
  let lossInputs: [String]
  /// What the network gives; empty where it gives the loss itself.
  let outputs: [String]
  let takesModel: Bool
  private let variables: Variables
  private let forward: [String]
  private let lossLines: [String]

  init(_ network: Network, _ variables: inout Variables, globals: Set<Int>) throws(EngineError) {
    self.network = network
    let ends = network.outputs
    var inside = FunctionWriter(network, variables, owner: "self", indent: 8, known: globals)
    let results = try inside.write(ends.isEmpty ? [network.root] : ends)
    networkInputs = Self.inputs(inside)
    forward = inside.lines + Layout.statement("return \(results.map(\.text).joined(separator: ", "))", indent: 8)
    variables = inside.variables

    for end in ends { variables.nameOutput(end) }
    outputs = ends.map { variables.name(of: $0) }
    var outside = FunctionWriter(network, variables, owner: "model", indent: 4, known: globals.union(ends))
    if ends.isEmpty {
      (lossInputs, lossLines, takesModel) = ([], [], false)
    } else {
      let loss = try outside.write([network.root])
      let own = Set(outputs)
      lossInputs = Self.inputs(outside).filter { !own.contains($0) }
      lossLines = outside.lines + Layout.statement("return \(loss[0].text)", indent: 4)
      takesModel = outside.usesNetwork
      variables = outside.variables
    }
    self.variables = variables
  }

  /// The data with rows that the lines use, in the order in which the script has them.
  private static func inputs(_ writer: FunctionWriter) -> [String] {
    var variables = writer.variables
    let order = variables.columns.map(\.name)
    let used = writer.used.filter { writer.network.terms[$0].rows != nil }.sorted().map { variables.name(of: $0) }
    return used.reduce(into: [String]()) { names, name in if !names.contains(name) { names.append(name) } }
      .enumerated().sorted { a, b in
        (order.firstIndex(of: a.element) ?? order.count, a.offset)
          < (order.firstIndex(of: b.element) ?? order.count, b.offset)
      }.map(\.element)
  }

  /// The data with rows that model and loss take.
  var inputs: [String] { networkInputs + lossInputs.filter { !networkInputs.contains($0) } }

  /// The loss, with other names for the data.
  func loss(_ renamed: (String) -> String = { $0 }) -> String {
    let value = "model(\(networkInputs.map(renamed).joined(separator: ", ")))"
    if outputs.isEmpty { return value }
    let first = (takesModel ? ["model"] : []) + [outputs.count == 1 ? value : "*\(value)"]
    return "loss_function(\((first + lossInputs.map(renamed)).joined(separator: ", ")))"
  }

  func text(_ first: FirstValueSection) -> String {
    var lines = ["class Network(nn.Module):", "    def __init__(self):", "        super().__init__()"]
    for layer in network.usedLayers {
      lines += Layout.statement(
        "self.\(variables.layers[layer] ?? "layer") = \(network.layers[layer].constructor)", indent: 8)
    }
    lines += first.members
    lines += [""] + Layout.statement("def forward(\((["self"] + networkInputs).joined(separator: ", "))):", indent: 4)
    lines += forward
    guard !outputs.isEmpty else { return lines.joined(separator: "\n") }
    let parameters = (takesModel ? ["model"] : []) + outputs + lossInputs
    lines += ["", ""] + Layout.statement("def loss_function(\(parameters.joined(separator: ", "))):", indent: 0)
    return (lines + lossLines).joined(separator: "\n")
  }
}

extension Layer {
  /// How the module is made.
  var constructor: String {
    switch kind {
    case .linear(let inputs, let outputs): return "nn.Linear(\(inputs), \(outputs))"
    case .convolution(let filters, let patches):
      let size = patches.size[0] == patches.size[1] ? "\(patches.size[0])" : Literal.tuple(patches.size)
      var settings = ["\(patches.image.axes[2])", "\(filters)", size]
      if patches.stride != 1 { settings.append("stride=\(patches.stride)") }
      if patches.padding != 0 { settings.append("padding=\(patches.padding)") }
      return "nn.Conv2d(\(settings.joined(separator: ", ")))"
    case .embedding(let count, let length): return "nn.Embedding(\(count), \(length))"
    case .layerNorm(let width): return "nn.LayerNorm(\(width))"
    case .dropout(let dropout): return "nn.Dropout(\(Literal.float(dropout.rate)))"
    }
  }
}
