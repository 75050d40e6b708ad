import Engine

/// The training of a run.
struct TrainingSection {
  let run: Run
  let network: Network
  let functions: FunctionSection
  private var variables: Variables
  private(set) var lines: [String] = []

  private var training: Training { run.training }

  init(_ run: Run, _ network: Network, _ variables: Variables, _ functions: FunctionSection) throws(EngineError) {
    (self.run, self.network, self.variables, self.functions) = (run, network, variables, functions)
    guard network.hasGradient[network.root] else {
      throw EngineError(
        "the loss does not change with its parameters, so PyTorch has nothing to train",
        hint: "step, argmax and comparisons have the derivative 0")
    }
    lines += Layout.statement("optimizer = \(training.optimizer.constructor)", indent: 0)
    let schedule = training.optimizer.rate.scheduler(epochs: training.epochs)
    if let schedule { lines += Layout.statement("scheduler = \(schedule)", indent: 0) }
    let size = batchSize
    if size != nil || network.dropsOut { lines.append("torch.manual_seed(\(training.seed))") }
    writeEpochs()
    if let size {
      writeLoader(size)
      writeBatches(hasSchedule: schedule != nil)
    } else if network.dropsOut {
      writeBatches(hasSchedule: schedule != nil)
    } else {
      writeAllRows(hasSchedule: schedule != nil)
    }
  }

  /// How many rows a batch has, where there are several batches.
  private var batchSize: Int? {
    guard let rows = network.freeRows else { return nil }
    switch training.optimizer.batch {
    case .all: return nil
    case .rows(let count), .atMost(let count): return count < network.graph[rows].count ? count : nil
    }
  }

  /// After how many epochs the loss is printed.
  private var interval: Int {
    var interval = 1
    var factors = [2, 2.5, 2].makeIterator()
    while run.epochs > 10 * interval {
      guard let factor = factors.next() else {
        factors = [2, 2.5, 2].makeIterator()
        continue
      }
      interval = Int(Double(interval) * factor)
    }
    return interval
  }

  private mutating func writeEpochs() {
    lines.append("")
    if run.epochs < training.epochs {
      lines.append("# A condition ended the training of up to \(training.epochs) epochs here.")
    }
    lines.append("epochs = \(run.epochs)")
  }

  /// One step an epoch: its loss is that before the step.
  private mutating func writeAllRows(hasSchedule: Bool) {
    lines += ["losses = []  # losses[k] is the loss after epoch k", "for epoch in range(epochs):"]
    lines += Layout.statement("loss = \(functions.loss())", indent: 4)
    lines += ["    losses.append(loss.item())", "    if epoch % \(interval) == 0:", Self.report(8, "epoch", "loss.item()")]
    lines += steps(indent: 4)
    if hasSchedule { lines.append("    scheduler.step()") }
    lines += Layout.statement("losses.append(\(functions.loss()).item())", indent: 0)
    lines.append(Self.report(0, "epochs", "losses[-1]"))
  }

  private static func report(_ indent: Int, _ epoch: String, _ loss: String) -> String {
    "\(String(repeating: " ", count: indent))print(f\"epoch {\(epoch)}: loss {\(loss):.6g}\")"
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
    lines.append("# The rows are shuffled anew each epoch, in another order than Nabla has.")
    lines += Layout.statement(
      "loader = DataLoader(TensorDataset(\(batchInputs.joined(separator: ", "))), batch_size=\(size), shuffle=True)",
      indent: 0)
    lines.append("")
  }

  /// Several steps an epoch, or dropout: the loss over all rows is computed apart.
  private mutating func writeBatches(hasSchedule: Bool) {
    if lines.last != "" { lines.append("") }
    lines += ["", "@torch.no_grad()", "def evaluate():", "    model.eval()"]
    lines += Layout.statement("return \(functions.loss()).item()", indent: 4)
    lines += ["", "", "losses = [evaluate()]", Self.report(0, "0", "losses[0]"), "for epoch in range(1, epochs + 1):"]
    let isBatched = batchSize != nil
    let isEachStep = if case .steps = training.recording { true } else { false }
    var names: [String: String] = [:]
    if isBatched {
      for name in batchInputs { names[name] = variables.take("\(name)_batch") }
      let targets = batchInputs.compactMap { names[$0] }
      lines.append("    model.train()")
      lines += Layout.statement(
        "for \(targets.joined(separator: ", "))\(targets.count == 1 ? "," : "") in loader:", indent: 4)
    } else {
      lines.append("    model.train()")
    }
    let indent = isBatched ? 8 : 4
    lines += Layout.statement("loss = \(functions.loss { names[$0] ?? $0 })", indent: indent)
    lines += steps(indent: indent)
    if isBatched, isEachStep {
      lines += ["        losses.append(evaluate())", "        model.train()"]
    }
    if hasSchedule { lines.append("    scheduler.step()") }
    if !(isBatched && isEachStep) { lines.append("    losses.append(evaluate())") }
    lines += ["    if epoch % \(interval) == 0 or epoch == epochs:", Self.report(8, "epoch", "losses[-1]")]
  }
}
