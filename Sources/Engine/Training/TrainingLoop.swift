/// Goes through the epochs of a training. Within a step nothing is allocated.
struct TrainingLoop {
  let plan: TrainingPlan
  private let watch: TrainingWatch
  /// About how long was worked since the watch was asked last, in nanoseconds.
  private var work = 0
  /// Why the watch ended an evaluation.
  private var stop: EngineError?
  /// So much work lies between two questions, unless a step is more.
  private static let stride = 1_000_000
  /// The parameters, then what the optimiser remembers, one after the other.
  var state: [Double]
  let counts: [Int]
  let parameterCounts: [Int]
  var whole: TrainingBuffer
  private var rest: TrainingBuffer?
  private var evaluation: TrainingBuffer?
  let matrices: [ColumnKey: [Double]]
  var streams: DropoutStreams
  var stepCount = 0
  /// Set once the record has what ends the training.
  private var isDone = false
  private var epochCount = 0
  private var hasDiverged = false
  private var losses: [Double] = []
  private var validations: [Double] = []
  private(set) var history: History

  var training: Training { plan.training }

  init(_ plan: TrainingPlan, _ watch: TrainingWatch = TrainingWatch()) {
    self.plan = plan
    self.watch = watch
    streams = DropoutStreams(seed: plan.training.seed, purpose: "dropout")
    parameterCounts = plan.initial.map(\.elements.count)
    counts = parameterCounts + plan.stateCounts
    state = plan.initial.flatMap(\.elements) + Array(repeating: 0, count: plan.stateCounts.reduce(0, +))
    whole = TrainingBuffer(plan.whole, plan)
    rest = plan.rest.map { TrainingBuffer($0, plan) }
    evaluation = plan.evaluation.map { TrainingBuffer($0, plan) }
    history = History(widths: parameterCounts, epochs: plan.training.epochs)
    var matrices: [ColumnKey: [Double]] = [:]
    if let batches = plan.batches {
      for key in whole.columnKeys {
        matrices[key] = plan.graph.numbers(of: key.names, in: batches.dataset, asIn: key.original, rowsFirst: true)
      }
    }
    self.matrices = matrices
  }

  mutating func run() throws(EngineError) -> Run {
    whole.load(state, counts)
    try watch.look(moment(after: 0))
    if plan.batches == nil, plan.evaluation == nil { try runAllRows() } else { try runBatches() }
    return Run(
      training: training, losses: losses, validations: validations, epochs: epochCount,
      hasDiverged: hasDiverged, parameters: zip(plan.moving, plan.identities).map { ($0, $1) },
      idleParameters: plan.idle, history: history)
  }

  /// One step an epoch, whose program gives the loss before it moves the parameters. The machine runs many epochs at a
  /// time, and records them.
  private mutating func runAllRows() throws(EngineError) {
    let schedule = training.optimizer.rate
    let isSteady = schedule.isConstant && !whole.hasClock
    let width = max(1, parameterCounts.reduce(0, +))
    var epoch = 0
    var record = EpochRecord(capacity: 0, width: width, results: plan.whole.results.count)
    while epoch <= training.epochs, !isDone {
      whole.setClock(rate: schedule.rate(in: epoch, of: training.epochs), step: epoch + 1)
      let most = min(8_000 / width, InstructionParts.stride / max(1, whole.work))
      let count = isSteady ? min(training.epochs + 1 - epoch, max(1, most)) : 1
      if record.capacity != count {
        record = EpochRecord(capacity: count, width: width, results: plan.whole.results.count)
      }
      let (watch, moment) = (watch, moment(after: max(0, epoch - 1)))
      try whole.runEpochs(into: &record, parameters: parameterCounts.count, until: training.until != nil) {
        () throws(EngineError) in try watch.look(moment)
      }
      // All but the last are known to be in order.
      let known = record.count - 1
      losses.append(contentsOf: record.column(0, known))
      if training.validation != nil { validations.append(contentsOf: record.column(record.lastResult, known)) }
      history.append(epoch..<epoch + known, record.parameters(ofFirst: known))
      if training.mayDiverge, !losses.isEmpty, record.results(of: known).first?.isFinite == false {
        if known > 0 { state.replaceSubrange(..<width, with: record.parameters(of: known - 1)) }
        return endDiverged(after: losses.count - 1)
      }
      epoch += record.count
      epochCount = epoch - 1
      state.replaceSubrange(..<width, with: record.parameters(of: record.count - 1))
      try self.record(epoch - 1, record.results(of: record.count - 1), isLast: epoch > training.epochs)
      try look(after: epoch - 1, work: record.count * whole.work)
    }
  }

  /// Batches, or dropout: the loss over all rows is computed apart.
  private mutating func runBatches() throws(EngineError) {
    try evaluate(0, isLast: training.epochs == 0)
    var count = 0
    for epoch in 0..<training.epochs where !isDone {
      epochCount = epoch + 1
      let start = Start(state: state, streams: streams, stepCount: stepCount)
      let order = self.order(in: epoch)
      let steps = plan.batches?.stepCount ?? 1
      // The parameters of the last record.
      var recorded = start.state
      for step in 0..<steps {
        try self.step(step, of: epoch, order)
        guard whole.result(0).isFinite, rest?.result(0).isFinite ?? true else {
          guard training.mayDiverge else { throw diverged(in: epoch, start) }
          state = recorded
          return endDiverged(after: count > epoch * steps ? epoch + 1 : epoch)
        }
        try look(after: epoch, work: whole.work)
        guard case .steps = training.recording else { continue }
        count += 1
        readState()
        let isLast = epoch == training.epochs - 1 && step == steps - 1
        do { try evaluate(count, isLast: isLast) } catch {
          guard training.mayDiverge, stop == nil else { throw stop ?? diverged(in: epoch, start) }
          state = recorded
          return endDiverged(after: step > 0 ? epoch + 1 : epoch)
        }
        recorded = state
        if isDone { return }
      }
      readState()
      guard case .epochs = training.recording else { continue }
      do { try evaluate(epoch + 1, isLast: epoch == training.epochs - 1) } catch {
        guard training.mayDiverge, stop == nil else { throw stop ?? diverged(in: epoch, start) }
        state = recorded
        return endDiverged(after: epoch)
      }
    }
  }

  /// Ends with the last record, whose loss is finite and whose parameters the state has.
  private mutating func endDiverged(after epochs: Int) {
    hasDiverged = true
    epochCount = epochs
    let last = losses.count - 1
    guard history.index(of: last) == nil else { return }
    history.append(last..<last + 1, state[..<parameterCounts.reduce(0, +)])
  }

  private mutating func look(after epochs: Int, work done: Int) throws(EngineError) {
    // A step is never nothing.
    work += done + 100
    guard work >= Self.stride else { return }
    work = 0
    try watch.look(moment(after: epochs))
  }

  private func moment(after epochs: Int) -> TrainingWatch.Moment {
    .init(epoch: epochs, epochs: training.epochs, loss: losses.last ?? .nan)
  }

  /// The rows' order in an epoch: shuffled anew.
  func order(in epoch: Int) -> [Int64] {
    guard let batches = plan.batches else { return [] }
    var stream = RandomStream(seed: training.seed, stream: "order", purpose: "shuffle", occurrence: epoch)
    return stream.permutation(batches.rowCount).map(Int64.init)
  }

  /// One step of an epoch, in the buffer that has its number of rows.
  mutating func step(_ number: Int, of epoch: Int, _ order: [Int64]) throws(EngineError) {
    let (watch, moment) = (watch, moment(after: epoch))
    stepCount += 1
    let rate = training.optimizer.rate.rate(in: epoch, of: training.epochs)
    let rows = plan.batches.map { order[number * $0.size..<min((number + 1) * $0.size, $0.rowCount)] } ?? []
    guard let batches = plan.batches, rows.count < batches.size, var last = rest else {
      try whole.step(rows, from: matrices, dropping: &streams, rate: rate, step: stepCount) {
        () throws(EngineError) in try watch.look(moment)
      }
      return
    }
    rest = nil
    whole.store(into: &state, counts)
    last.load(state, counts)
    try last.step(rows, from: matrices, dropping: &streams, rate: rate, step: stepCount) {
      () throws(EngineError) in try watch.look(moment)
    }
    last.store(into: &state, counts)
    whole.load(state, counts)
    rest = last
  }

  mutating func readState() { whole.store(into: &state, counts) }

  private mutating func evaluate(_ time: Int, isLast: Bool) throws(EngineError) {
    guard var buffer = evaluation else { return }
    evaluation = nil
    buffer.load(state, parameterCounts)
    let (watch, moment) = (watch, moment(after: max(0, epochCount - 1)))
    do {
      try buffer.run { () throws(EngineError) in try watch.look(moment) }
    } catch {
      stop = error
      throw error
    }
    try record(time, buffer.results, isLast: isLast)
    evaluation = buffer
    work += buffer.work
  }

  /// Notes loss, validation and parameters after an epoch, and whether the training ends there.
  private mutating func record(_ time: Int, _ results: ArraySlice<Double>, isLast: Bool) throws(EngineError) {
    let loss = results[results.startIndex]
    guard loss.isFinite else { throw divergedBefore(time) }
    if training.until != nil { isDone = results[results.startIndex + 1] != 0 }
    losses.append(loss)
    if training.validation != nil { validations.append(results[results.endIndex - 1]) }
    if isLast || isDone || history.wants(time) {
      history.append(time..<time + 1, state[..<parameterCounts.reduce(0, +)])
    }
  }
}
