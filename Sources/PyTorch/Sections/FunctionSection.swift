import Engine

/// The network as a module, and the loss and what is followed along as functions.
struct FunctionSection {
  /// A function of what the network gives.
  struct Function {
    let name: String
    /// Whether it takes the model too, for its parameters.
    let takesModel: Bool
    /// What it is called with, behind what the network gives.
    let inputs: [String]
    let lines: [String]
  }

  /// What the network is called with.
  let networkInputs: [String]
  /// What the network gives; empty where it gives the loss itself.
  let outputs: [String]
  /// Nothing where the network gives the loss.
  let loss: Function?
  let validation: Function?
  private let network: Network
  private let variables: Variables
  private let forward: [String]

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
    let known = globals.union(ends)
    if ends.isEmpty {
      (loss, validation) = (nil, nil)
    } else {
      loss = try Self.function("loss_function", of: network.root, outputs, network, &variables, known)
      if let root = network.validation {
        validation = try Self.function("validation", of: root, outputs, network, &variables, known)
      } else {
        validation = nil
      }
    }
    self.variables = variables
  }

  private static func function(
    _ name: String, of root: Int, _ outputs: [String], _ network: Network, _ variables: inout Variables,
    _ known: Set<Int>
  ) throws(EngineError) -> Function {
    var writer = FunctionWriter(network, variables, owner: "model", indent: 4, known: known)
    let value = try writer.write([root])
    let inputs = Self.inputs(writer).filter { !outputs.contains($0) }
    let head = ((writer.usesNetwork ? ["model"] : []) + outputs + inputs).joined(separator: ", ")
    let lines =
      Layout.statement("def \(name)(\(head)):", indent: 0) + writer.lines
      + Layout.statement("return \(value[0].text)", indent: 4)
    variables = writer.variables
    return Function(name: name, takesModel: writer.usesNetwork, inputs: inputs, lines: lines)
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

  /// The data with rows that network and loss take.
  var inputs: [String] { networkInputs + (loss?.inputs ?? []).filter { !networkInputs.contains($0) } }

  /// The loss, with other names for the data.
  func lossCall(_ renamed: (String) -> String = { $0 }) -> String {
    let value = "model(\(networkInputs.map(renamed).joined(separator: ", ")))"
    return loss.map { call($0, value, renamed) } ?? value
  }

  /// What is followed along, with other names for the data.
  func validationCall(_ renamed: (String) -> String) -> String? {
    let value = "model(\(networkInputs.map(renamed).joined(separator: ", ")))"
    return validation.map { call($0, value, renamed) }
  }

  private func call(_ function: Function, _ value: String, _ renamed: (String) -> String) -> String {
    let first = (function.takesModel ? ["model"] : []) + [outputs.count == 1 ? value : "*\(value)"]
    return "\(function.name)(\((first + function.inputs.map(renamed)).joined(separator: ", ")))"
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
    for function in [loss, validation] { lines += function.map { ["", ""] + $0.lines } ?? [] }
    return lines.joined(separator: "\n")
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
    case .dropout(let dropout): return "nn.Dropout(\(Literal.number(dropout.rate)))"
    }
  }
}
