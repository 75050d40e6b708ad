/// The formulas of one update with their symbols: w ← w − α ∂E/∂w. They are made by the optimiser, of letters instead of
/// a network's parameter and gradient.
struct UpdateFormulas {
  /// A value on the way, or at the end the new parameter.
  struct Line {
    let name: Math
    let node: NodeID
    /// Whether the name is that of a value before, so that an arrow says that it changes.
    let isChange: Bool
  }

  private(set) var graph = Graph()
  let parameter: NodeID
  let gradient: NodeID
  let rate: NodeID
  let step: NodeID
  /// What the optimiser remembers.
  let memory: [NodeID]
  private(set) var lines: [Line] = []
  private let constants: [(node: NodeID, name: Math, number: Math)]
  /// What the gradient is called in the formulas.
  let gradientName: Math

  /// For a parameter of the given shape and a loss of the given name.
  init(of optimizer: Optimizer, shape: Shape, parameter name: Math, loss: Math) throws(EngineError) {
    parameter = graph.variable("w", shape: shape)
    gradient = graph.variable("g", shape: shape)
    rate = graph.variable("α")
    step = graph.variable("t")
    let clock = Optimizer.Clock(rate: rate, step: step)
    let update = try optimizer.update(of: parameter, gradient: gradient, clock: clock, in: &graph)
    memory = update.states.map(\.variable)
    constants = update.names.constants
    let derivative = Math.partial(order: 1, of: loss, by: [name])
    let namesGradient = update.names.formulas.contains { $0.name == .name("g") }
    // A gradient that is used once, or that gets the decay added, is written as it is.
    gradientName = namesGradient || update.names.formulas.isEmpty ? derivative : .name("g")
    let changed = Set(update.states.map(\.next))
    for (node, name) in update.names.formulas {
      lines.append(Line(name: name, node: node, isChange: changed.contains(node)))
    }
    lines.append(Line(name: name, node: update.parameter, isChange: true))
    symbols = [:]
    symbols[parameter] = name
    symbols[gradient] = gradientName
    for (node, name, _) in constants { symbols[node] = name }
    for line in lines.dropLast() { symbols[line.node] = line.name }
  }

  private var symbols: [NodeID: Math]

  /// `w ← w − α ∂E/∂w`, in two cells.
  func formula(_ line: Line) -> [Math] {
    [line.name, .row([.sign(line.isChange ? "←" : "="), right(line, numbers: [:])])]
  }

  /// The right side of a line, with numbers in place of letters.
  func right(_ line: Line, numbers: [NodeID: Tensor]) -> Math {
    var symbols = symbols
    symbols[line.node] = nil
    for (node, _, number) in constants where !numbers.isEmpty { symbols[node] = number }
    var numbers = numbers
    numbers[line.node] = nil
    for (product, factor) in squares {
      symbols[product] = .power(numbers[factor].map { .value($0) } ?? symbols[factor] ?? .name("g"), .exact(2))
    }
    return FormulaPrinter(graph: graph, numbers: numbers, symbols: symbols).print(line.node)
  }

  /// The products of something with itself, which are written as squares.
  private var squares: [(product: NodeID, factor: NodeID)] {
    graph.reachable(from: lines.map(\.node)).compactMap { id in
      guard let factors = graph.inputs(of: id, as: .multiply), factors[0] == factors[1] else { return nil }
      return (id, factors[0])
    }
  }

  /// The constants that the formulas mention, each once: `β = 0.9`.
  var constantValues: [Math] {
    var seen: Set<Math> = []
    return constants.compactMap { _, name, number in
      // 1 − β says nothing new.
      if case .brackets = name { return nil }
      return seen.insert(name).inserted ? .row([name, .sign("="), number]) : nil
    }
  }

  var usesStep: Bool { graph.dependence(of: lines[lines.count - 1].node, on: step)[lines[lines.count - 1].node.index] }

  /// The values of all lines, and of the letters that they are made of.
  func values(parameter value: Tensor, gradient slope: Tensor, memory before: [Tensor], rate: Double, step: Int)
    throws(EngineError) -> [NodeID: Tensor]
  {
    var letters = [parameter: value, gradient: slope, self.rate: Tensor(rate), self.step: Tensor(Double(step))]
    for (variable, tensor) in zip(memory, before) { letters[variable] = tensor }
    let program = try graph.compile(lines.map(\.node))
    var all = letters
    for (line, value) in zip(lines, program.values(parameters: [], variables: letters)) {
      all[line.node] = value.tensor
    }
    return all
  }
}
