import Engine
import Language
import Synchronization

/// Looks in on one notebook while it is executed: whether the run is to end, whether a block takes too long, and what
/// there is to show of it.
///
/// A class, since it is asked from within the notebook's work, up to a million times a second.
final class NotebookWatch: Sendable {
  /// The clock is read so seldom at most.
  private static let longestStride = 64

  private struct Times {
    let start: SuspendingClock.Instant
    var block: SuspendingClock.Instant
    var line = 1
    var last: SuspendingClock.Instant
    var stride = 1
    /// When the training began that runs.
    var training: SuspendingClock.Instant?
    var epoch = 0
  }

  private let limits: Limits
  private let halt: Halt
  private let progress: ProgressDisplay
  private let position: Int
  /// A computer that sleeps is no block that takes long.
  private let clock = SuspendingClock()
  private let times: Mutex<Times>
  /// How often it is asked before the clock is read again. Only one task asks, and a lost count does no harm.
  private let countdown = Atomic(1)
  private let lastEpoch = Atomic(Int.max)

  init(_ limits: Limits, _ halt: Halt, _ progress: ProgressDisplay, position: Int) {
    self.limits = limits
    self.halt = halt
    self.progress = progress
    self.position = position
    let now = clock.now
    times = Mutex(Times(start: now, block: now, last: now))
  }

  /// What a notebook's interpreter asks.
  var work: WorkWatch {
    var work = WorkWatch()
    work.begin = { [self] in begin($0) }
    work.look = { [self] () throws(EngineError) in
      // The next training, if any, is another one.
      lastEpoch.store(.max, ordering: .relaxed)
      if isTime { try look() }
    }
    work.lookWithin = { [self] () throws(EngineError) in try look() }
    if let memory = limits.memory { work.mostNumbers = memory / MemoryLayout<Double>.size }
    return work
  }

  /// What its trainings ask, about once a millisecond.
  var training: TrainingWatch {
    TrainingWatch { [self] moment throws(EngineError) in
      let before = lastEpoch.load(ordering: .relaxed)
      if moment.epoch < before { times.withLock { $0.training = clock.now } }
      lastEpoch.store(moment.epoch, ordering: .relaxed)
      try look(at: moment)
    }
  }

  private var isTime: Bool {
    let left = countdown.load(ordering: .relaxed) - 1
    countdown.store(left, ordering: .relaxed)
    return left <= 0
  }

  private func begin(_ line: Int) {
    let now = clock.now
    times.withLock { times in
      (times.block, times.line, times.stride, times.training) = (now, line, 1, nil)
    }
    countdown.store(1, ordering: .relaxed)
    lastEpoch.store(.max, ordering: .relaxed)
    progress.show(position, line: line, moment: nil, elapsed: .zero)
  }

  private func look(at moment: TrainingWatch.Moment? = nil) throws(EngineError) {
    if halt.isRequested { throw EngineError("the run was stopped") }
    let now = clock.now
    let (line, inBlock, inNotebook, inTraining) = times.withLock { times in
      let since = now - times.last
      times.last = now
      times.stride = since < .milliseconds(1) ? min(2 * times.stride, Self.longestStride) : 1
      countdown.store(times.stride, ordering: .relaxed)
      return (times.line, now - times.block, now - times.start, times.training.map { now - $0 } ?? .zero)
    }
    if let moment { progress.show(position, line: line, moment: moment, elapsed: inTraining) }
    let less = moment == nil ? "do less in it" : "train for fewer epochs"
    if let limit = limits.block, inBlock > limit {
      throw EngineError("this block has run for \(limit.words)", hint: "\(less), or raise --time-limit")
    }
    if let limit = limits.notebook, inNotebook > limit {
      throw EngineError("this notebook has run for \(limit.words)", hint: "\(less), or raise --time-limit")
    }
  }
}
