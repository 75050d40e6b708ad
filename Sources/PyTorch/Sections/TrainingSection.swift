import Engine

/// The training of a run.
struct TrainingSection {
  let run: Run
  let network: Network
  let functions: FunctionSection
  /// The data that validation goes by, in place of that of a step.
  let validationNames: [String: String]
  private var variables: Variables
  private(set) var lines: [String] = []

  private var training: Training { run.training }

  init(
    _ run: Run, _ network: Network, _ variables: Variables, _ functions: FunctionSection,
    validationNames: [String: String]
  ) throws(EngineError) {
    (self.run, self.network, self.variables, self.functions) = (run, network, variables, functions)
    self.validationNames = validationNames
    guard network.hasGradient[network.root] else {
      throw EngineError(
        "the loss does not change with its parameters, so PyTorch has nothing to train",
        hint: "step, argmax and comparisons have the derivative 0")
    }
    lines += Layout.statement("optimizer = \(training.optimizer.constructor)", indent: 0)
    let schedule = training.optimizer.rate.scheduler(epochs: training.epochs)
    if let schedule { lines += Layout.statement("scheduler = \(schedule)", indent: 0) }
    let size = run.batchSize(of: network.freeRows, in: network.graph)
    if let size { writeLoader(size) }
    if size != nil || network.dropsOut { lines.append("torch.manual_seed(\(training.seed))") }
    lines.append("")
    if run.hasDiverged {
      lines.append("# The loss leaves the finite numbers after these of the \(training.epochs) epochs.")
    } else if run.epochs < training.epochs {
      lines.append("# A condition ended the training of up to \(training.epochs) epochs here.")
    }
    lines.append("epochs = \(run.epochs)")
    if size == nil, !network.dropsOut, functions.validation == nil {
      writeAllRows(hasSchedule: schedule != nil)
    } else {
      writeRecord(isBatched: size != nil)
      writeSteps(isBatched: size != nil, hasSchedule: schedule != nil)
    }
  }

  // MARK: Parts

  /// After how many epochs the loss is printed: 1, 2, 5, 10, …, so that there are about ten lines.
  private var interval: Int {
    var (power, interval) = (1, 1)
    while run.epochs > 10 * interval {
      let next = [2, 5, 10].map { $0 * power }.first { $0 > interval } ?? interval
      interval = next
      if interval == 10 * power { power = interval }
    }
    return interval
  }

  private func steps(indent: Int) -> [String] {
    var steps = ["optimizer.zero_grad()", "loss.backward()"]
    if !run.idleParameters.isEmpty, training.optimizer.decay != 0 {
      // Without a gradient PyTorch would not decay the parameter either.
      steps += [
        "for parameter in model.parameters():", "    if parameter.grad is None:",
        "        parameter.grad = torch.zeros_like(parameter)",
      ]
    }
    if let clip = training.clip {
      steps.append("nn.utils.clip_grad_norm_(model.parameters(), max_norm=\(Literal.float(clip)))")
    }
    return (steps + ["optimizer.step()"]).map { String(repeating: " ", count: indent) + $0 }
  }

  private var batchInputs: [String] {
    let free = Set(variables.columns.filter { $0.rows == network.freeRows }.map(\.name))
    return functions.inputs.filter { free.contains($0) }
  }

  private mutating func writeLoader(_ size: Int) {
    lines.append("# The rows are shuffled anew each epoch, in another order than in the notebook.")
    lines += Layout.statement(
      "loader = DataLoader(TensorDataset(\(batchInputs.joined(separator: ", "))), batch_size=\(size), shuffle=True)",
      indent: 0)
  }

  // MARK: Loops

  /// One step an epoch: its loss is that before the step.
  private mutating func writeAllRows(hasSchedule: Bool) {
    lines += ["losses = []  # losses[k] is the loss after epoch k", "for epoch in range(epochs):"]
    lines += Layout.statement("loss = \(functions.lossCall())", indent: 4)
    lines += ["    losses.append(loss.item())", "    if epoch % \(interval) == 0:"]
    lines.append("        print(f\"epoch {epoch}: loss {loss.item():.6g}\")")
    lines += steps(indent: 4)
    if hasSchedule { lines.append("    scheduler.step()") }
    lines += Layout.statement("losses.append(\(functions.lossCall()).item())", indent: 0)
    lines.append("print(f\"epoch {epochs}: loss {losses[-1]:.6g}\")")
  }

  private var isEachStep: Bool { if case .steps = training.recording { true } else { false } }

  /// With several steps an epoch, or dropout, the loss over all rows is computed apart; so is what is followed along.
  private mutating func writeRecord(isBatched: Bool) {
    let validation = functions.validationCall { validationNames[$0] ?? $0 }
    let unit = isEachStep && isBatched ? "step" : "epoch"
    lines.append("losses = []  # losses[k] is the loss after \(unit) k")
    if validation != nil { lines.append("validations = []") }
    lines += ["", "", "@torch.no_grad()", "def record(epoch):", "    model.eval()"]
    lines += Layout.statement("losses.append(\(functions.lossCall()).item())", indent: 4)
    if let validation { lines += Layout.statement("validations.append(\(validation).item())", indent: 4) }
    if interval > 1 { lines.append("    if epoch % \(interval) == 0 or epoch == epochs:") }
    let report =
      "print(f\"epoch {epoch}: loss {losses[-1]:.6g}"
      + (validation == nil ? "\")" : ", validation {validations[-1]:.6g}\")")
    lines += [(interval > 1 ? "        " : "    ") + report, "", ""]
  }

  private mutating func writeSteps(isBatched: Bool, hasSchedule: Bool) {
    lines += ["record(0)", "for epoch in range(1, epochs + 1):"]
    let isEachStep = self.isEachStep && isBatched
    if !isEachStep { lines.append("    model.train()") }
    var names: [String: String] = [:]
    if isBatched {
      for name in batchInputs { names[name] = variables.take("\(name)_batch") }
      let targets = batchInputs.compactMap { names[$0] }
      let list = targets.count == 1 ? "(\(targets[0]),)" : targets.joined(separator: ", ")
      lines += Layout.statement("for \(list) in loader:", indent: 4)
    }
    let indent = isBatched ? 8 : 4
    if isEachStep { lines.append("        model.train()") }
    lines += Layout.statement("loss = \(functions.lossCall { names[$0] ?? $0 })", indent: indent)
    lines += steps(indent: indent)
    if isEachStep { lines.append("        record(epoch)") }
    if hasSchedule { lines.append("    scheduler.step()") }
    if !isEachStep { lines.append("    record(epoch)") }
  }
}

extension Run {
  /// How many rows a batch has, where there are several batches.
  func batchSize(of rows: DatasetID?, in graph: Graph) -> Int? {
    guard let rows else { return nil }
    switch optimizer.batch {
    case .all: return nil
    case .rows(let count), .atMost(let count): return count < graph[rows].count ? count : nil
    }
  }
}
