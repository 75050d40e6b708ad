/// Keeps what trainings gave, so that the same training need not run again. Several tasks may ask at once.
public protocol TrainingStore: Sendable {
  /// What a training with this key gave, if that is kept.
  func record(for key: String) -> TrainingRecord?

  /// Takes what a training gave, and how long it ran. What is not worth it, or cannot be kept, is dropped.
  func keep(_ record: TrainingRecord, for key: String, took: Duration)
}

extension Training {
  /// Runs, or takes up what the same training gave before. The run is the same either way.
  ///
  /// - Parameter reuse: what trainings before it left.
  public func run(
    in graph: Graph, values: [Tensor], keptIn store: (any TrainingStore)?, reuse: inout TrainingReuse,
    watch: TrainingWatch = TrainingWatch()
  ) throws(EngineError) -> Run {
    guard let store else { return try run(in: graph, values: values, reuse: &reuse, watch: watch) }
    try check(graph)
    let key = TrainingKey(self, in: graph, values: values, &reuse.digests).text
    if let record = store.record(for: key), let run = Run(record, of: self, in: graph) { return run }
    let clock = ContinuousClock()
    let start = clock.now
    let run = try run(in: graph, values: values, reuse: &reuse, watch: watch)
    // A record does not tell that a run was cut short, and one that must not diverge has the same key.
    if !run.hasDiverged { store.keep(TrainingRecord(run), for: key, took: clock.now - start) }
    return run
  }
}
