/// Why a training cannot go on: finds the first number that is not finite.
struct Divergence {
  let plan: TrainingPlan
  /// The epoch whose loss is not finite.
  let epoch: Int

  /// The message for a step from `state`, when something in it is not finite.
  func ofStep(
    _ state: [Double], counts: [Int], step: Int, rows: Int = 0, prepare: (inout TrainingBuffer) -> Void
  ) -> EngineError? {
    guard let program = try? plan.transparentStep(rows: rows) else { return nil }
    var buffer = TrainingBuffer(program, plan)
    buffer.load(state, counts)
    buffer.setClock(
      rate: plan.training.optimizer.rate.rate(in: max(0, epoch - 1), of: plan.training.epochs), step: step)
    prepare(&buffer)
    buffer.run()
    return first(in: buffer).map(message)
  }

  /// The message for the loss itself at `state`.
  func ofLoss(_ state: [Double], counts: [Int]) -> EngineError { message(firstInLoss(state, counts)) }

  /// Where the loss at `state` is not finite first, and what helps.
  func originOfLoss(_ state: [Double], counts: [Int]) -> (place: String, hint: String)? {
    guard let found = firstInLoss(state, counts), case .operation(let operation, _) = plan.graph[found.node].kind
    else { return nil }
    return ("\(place(of: found.node, operation)) is \(Self.word(found.value))", hint(operation))
  }

  private func firstInLoss(_ state: [Double], _ counts: [Int]) -> (node: NodeID, value: Double)? {
    var options = CompileOptions()
    options.isCompact = false
    options.rows = plan.training.rows
    guard let program = try? plan.graph.compile([plan.training.loss], options) else { return nil }
    var buffer = TrainingBuffer(program, plan)
    buffer.load(state, counts)
    buffer.run()
    return first(in: buffer)
  }

  private func place(of node: NodeID, _ operation: Operation) -> String {
    let unnamed = node <= plan.training.loss ? " of the loss" : " of an update"
    return "\(operation.phrase) in the formula\(plan.graph.nameAround(node).map { " of \($0)" } ?? unnamed)"
  }

  /// A number that is not finite in words.
  static func word(_ number: Double) -> String { number.isNaN ? "not a number" : number > 0 ? "∞" : "−∞" }

  private func first(in buffer: TrainingBuffer) -> (node: NodeID, value: Double)? {
    for (node, value, location) in buffer.program.trace {
      let numbers = buffer.numbers[location.offset..<location.offset + value.size]
      if let found = numbers.first(where: { !$0.isFinite }) { return (node, found) }
    }
    return nil
  }

  private func message(_ found: (node: NodeID, value: Double)?) -> EngineError {
    let time = epoch == 0 ? "before the first epoch" : "in epoch \(epoch)"
    guard let found else { return EngineError("the loss is no longer a finite number \(time)", hint: hint(nil)) }
    guard case .operation(let operation, _) = plan.graph[found.node].kind else {
      return EngineError("the training leaves the finite numbers \(time)", hint: hint(nil))
    }
    return EngineError(
      "the training leaves the finite numbers \(time): the first is \(place(of: found.node, operation)), which is \(Self.word(found.value))",
      hint: hint(operation))
  }

  private func hint(_ operation: Operation?) -> String {
    if let operation, epoch == 0 || operation == .log || operation == .timesLog || operation == .divide {
      switch operation {
      case .log, .timesLog: return "the argument of a logarithm must stay above 0"
      case .divide: return "a divisor must not become 0"
      default: return "look at the first values of the parameters and at the data"
      }
    }
    return "try a smaller rate, or clip: 1.0, which shortens long gradients"
  }
}

extension Graph {
  /// The first name, or derivative, that a node is part of.
  fileprivate func nameAround(_ node: NodeID) -> String? {
    var isPart = Array(repeating: false, count: nodes.count)
    isPart[node.index] = true
    for index in node.index + 1..<nodes.count where nodes[index].inputs.contains(where: { isPart[$0.index] }) {
      isPart[index] = true
      switch nodes[index].kind {
      case .definition(let name): return name
      case .derivative(let target, let by): return "∂\(describe(target))/∂\(describe(by))"
      default: continue
      }
    }
    return nil
  }
}

extension Operation {
  /// How a sentence names it.
  var phrase: String {
    switch notation {
    case .sum(let sign): sign == "+" ? "a sum" : "a difference"
    case .product, .matrixProduct, .outerProduct: "a product"
    case .fraction: "a quotient"
    case .power: "a power"
    case .root: "a square root"
    case .sumOverRows, .sumOverElements: "a sum"
    case .meanOverRows, .meanOverElements: "a mean"
    case .timesLog: "a logarithm"
    case .negative, .absolute, .relation, .transpose, .part, .list, .firstInput, .invisible: name
    case .function(let name): name
    }
  }
}
