import Language
import Notebook
import Render

/// Runs notebooks, several at a time. Each is read, executed, rendered and handed on by itself, so that of many at most
/// a few are held; what comes of them is given in their order.
struct Execution: Sendable {
  /// What is left when all were handed on.
  struct End: Sendable {
    /// Of the notebooks that were handed on, in order.
    fileprivate(set) var summaries: [NotebookSummary] = []
    /// How many there were to be.
    fileprivate(set) var wantedCount = 0
    /// The course of those that could be read.
    fileprivate(set) var index: CourseIndex?
    /// Those that could not.
    fileprivate(set) var unreadable = UnknownNeighbours()
    /// Whether the run ended before all were handed on.
    fileprivate(set) var isStopped = false
    /// Why it did, where the user did not ask for it.
    var failure: FileFailure?
  }

  private let runner: NotebookRunner
  private let jobs: Int
  private let halt = Halt()
  private let progress = ProgressDisplay()

  init(_ options: SharedOptions, formats: [Format], output: String?, hintsAtProse: Bool = false) {
    runner = NotebookRunner(options, formats: formats, output: output, hintsAtProse: hintsAtProse)
    jobs = options.jobs
  }

  /// Runs them all, each after those that it uses.
  ///
  /// - Parameters:
  ///   - shard: those of `paths` whose outputs are wanted; the others run only where these need them.
  ///   - course: what makes a course of the notebooks; nothing where they stand by themselves.
  ///   - isIndexed: whether the page that lists the course is to be made.
  ///   - isQuiet: whether the notebooks' messages are shown by others.
  ///   - deliver: writes or compares what came of a notebook, when it is there. Several run at once.
  ///   - emit: takes what `deliver` gave, in the order of `paths`.
  func run<Delivery: Sendable>(
    _ paths: [NotebookPath], shard: Shard? = nil, course: CourseFolder? = nil, isIndexed: Bool = false,
    isQuiet: Bool = false, deliver: @escaping @Sendable (NotebookOutcome) throws(FileFailure) -> Delivery,
    emit: (NotebookSummary, Delivery) throws(FileFailure) -> Void
  ) async -> End {
    // Where all run at once they are kept as they were read. Else some wait for long: they are read again when it is
    // their turn, so that memory does not grow with their number, and so that a change in between is noticed.
    let readings = await concurrently(paths.count) { NotebookReading(of: paths[$0], isKept: paths.count <= jobs) }
    var state = CourseState(
      paths, readings, shard: shard, course: course, isIndexed: isIndexed,
      load: { NotebookReading(of: $0, isKept: false).outlook })
    var schedule = RunSchedule(
      uses: state.uses, references: state.references, wanted: state.wanted, heldLimit: 2 * jobs + 8,
      lengths: jobs > 1 ? state.lengths : nil)
    let unreadable = UnknownNeighbours(
      zip(paths, readings).filter { if case .failure = $1.outlook { true } else { false } }.map(\.0))
    var end = End()
    end.unreadable = unreadable
    end.wantedCount = state.wanted.count
    progress.expect(end.wantedCount)
    defer { progress.close() }
    var delivered: [Int: (NotebookSummary, Delivery)] = [:]
    var waiting = state.wanted[...]

    func take(_ summary: NotebookSummary, _ delivery: Delivery) {
      do {
        if !summary.messages.isEmpty, !isQuiet { progress.print(summary.messages) }
        try emit(summary, delivery)
        end.summaries.append(summary)
      } catch {
        stop(&end, error)
      }
    }
    await withTaskGroup(of: Event<Delivery>.self) { group in
      func hand(on outcome: @escaping @Sendable () -> NotebookOutcome, of position: Int) {
        group.addTask {
          var outcome = outcome()
          outcome.neighbours = unreadable
          return .delivered(position, Self.delivery(of: outcome, deliver))
        }
      }
      var running = 0
      func start() {
        while running < jobs, !halt.isRequested, let step = schedule.next() {
          running += 1
          switch step {
          case .execute(let position):
            let task = state.task(of: position)
            progress.start(position, state.name(of: position))
            group.addTask {
              let watch = NotebookWatch(runner.limits, halt, progress, position: position)
              return .executed(position, task(runner, watch))
            }
          case .render(let position):
            guard let rendering = state.takeRendering(of: position, runner) else { continue }
            hand(on: rendering, of: position)
          }
        }
      }
      start()
      while let event = await group.next() {
        running -= 1
        switch event {
        case .executed(let position, let result):
          progress.end(position)
          guard !halt.isRequested else { continue }
          state.note(result, of: position, schedule)
          for unused in schedule.executed(position) { state.forget(definitionsOf: unused) }
        case .delivered(let position, .success(let delivery)):
          delivered[position] = delivery
          progress.done()
          while end.failure == nil, let next = waiting.first,
            let (summary, delivery) = delivered.removeValue(forKey: next)
          {
            waiting.removeFirst()
            take(summary, delivery)
          }
        case .delivered(_, .failure(let failure)): stop(&end, failure)
        }
        start()
      }
    }
    // Where the run was stopped, what is whole is told although others before it are missing.
    for position in waiting {
      guard end.failure == nil, let (summary, delivery) = delivered[position] else { continue }
      take(summary, delivery)
    }
    end.index = state.index
    end.isStopped = end.isStopped || end.summaries.count < state.wanted.count
    return end
  }

  private func stop(_ end: inout End, _ failure: FileFailure) {
    halt.ask()
    end.isStopped = true
    end.failure = end.failure ?? failure
  }

  private enum Event<Delivery: Sendable>: Sendable {
    case executed(Int, Result<ExecutedNotebook, NotebookLibrary.Unreadable>)
    case delivered(Int, Result<(NotebookSummary, Delivery), FileFailure>)
  }

  private static func delivery<Delivery>(
    of outcome: NotebookOutcome, _ deliver: (NotebookOutcome) throws(FileFailure) -> Delivery
  ) -> Result<(NotebookSummary, Delivery), FileFailure> {
    do {
      return .success((NotebookSummary(outcome), try deliver(outcome)))
    } catch {
      return .failure(error)
    }
  }

  /// The results of `work` for 0, 1, … in their order; at most `jobs` are worked at.
  private func concurrently<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: count)
      var next = 0
      func start() {
        guard next < count else { return }
        let position = next
        group.addTask { (position, work(position)) }
        next += 1
      }
      for _ in 0..<max(1, jobs) { start() }
      while let (position, result) = await group.next() {
        results[position] = result
        start()
      }
      return results.compactMap { $0 }
    }
  }
}
