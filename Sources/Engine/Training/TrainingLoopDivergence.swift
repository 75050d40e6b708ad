/// Losses that are not finite: finding where they come from.
extension TrainingLoop {
  /// What an epoch started from, so that it can be gone through again.
  struct Start {
    let state: [Double]
    let streams: DropoutStreams
    let stepCount: Int
  }

  /// With all rows in one step: the parameters of the epoch before are still known.
  mutating func divergedBefore(_ epoch: Int) -> EngineError {
    let divergence = Divergence(plan: plan, epoch: epoch)
    guard epoch > 0, plan.batches == nil, plan.evaluation == nil, let last = history.epochs.last, last == epoch - 1
    else { return divergence.ofLoss(state, counts: parameterCounts) }
    let before = parameterCounts.indices.flatMap { history.values(of: $0, at: history.epochs.count - 1) }
    return divergence.ofStep(before + state[before.count...], counts: counts, step: epoch) { _ in }
      ?? divergence.ofLoss(state, counts: parameterCounts)
  }

  /// With batches: goes through the epoch again up to the step that gave the first number that is not finite.
  mutating func diverged(in epoch: Int, _ start: Start) -> EngineError {
    let divergence = Divergence(plan: plan, epoch: epoch + 1)
    (state, streams, stepCount) = (start.state, start.streams, start.stepCount)
    whole.load(state, counts)
    let order = self.order(in: epoch)
    for number in 0..<(plan.batches?.stepCount ?? 1) {
      let (before, streamsBefore) = (state, streams)
      do { try step(number, of: epoch, order) } catch { return error }
      readState()
      guard !state.allSatisfy(\.isFinite) || !whole.result(0).isFinite else { continue }
      let size = plan.batches?.size ?? 0
      let rows = plan.batches.map { order[number * size..<min((number + 1) * size, $0.rowCount)] } ?? []
      var again = streamsBefore
      let found = divergence.ofStep(before, counts: counts, step: stepCount, rows: rows.count) { buffer in
        buffer.take(rows, from: matrices)
        buffer.drop(&again)
      }
      if let found { return found }
    }
    return divergence.ofLoss(state, counts: parameterCounts)
  }
}
