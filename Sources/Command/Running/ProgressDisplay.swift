import Engine
import Numerals
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What runs at the moment, for the user who waits: a line for each notebook on a terminal, below the messages; elsewhere
/// a line now and then of a training that takes long.
///
/// A class, since all notebooks that run at a time show themselves in it.
final class ProgressDisplay: Sendable {
  /// A run of so short a time shows nothing; lines are drawn anew so often at most; without a terminal a training says
  /// so often where it is.
  private static let (start, interval, report) = (
    Duration.milliseconds(300), Duration.milliseconds(100), Duration.seconds(30)
  )

  private struct Row {
    let name: String
    var text = ""
    var reported: SuspendingClock.Instant
  }

  private struct State {
    var rows: [Int: Row] = [:]
    var doneCount = 0
    var count = 0
    /// How many lines stand on the terminal.
    var drawn = 0
    var lastDraw: SuspendingClock.Instant
  }

  private let isTerminal: Bool
  private let clock = SuspendingClock()
  private let begin: SuspendingClock.Instant
  private let state: Mutex<State>

  init(isTerminal: Bool = Console.isTerminal) {
    self.isTerminal = isTerminal
    begin = clock.now
    state = Mutex(State(lastDraw: begin))
  }

  /// How many notebooks there are.
  func expect(_ count: Int) { state.withLock { $0.count = count } }

  func start(_ position: Int, _ name: String) {
    state.withLock { $0.rows[position] = Row(name: name, reported: clock.now) }
  }

  func end(_ position: Int) {
    state.withLock { state in
      state.rows[position] = nil
      draw(&state)
    }
  }

  /// Takes note that a notebook's files are there.
  func done() {
    state.withLock { state in
      state.doneCount += 1
      draw(&state)
    }
  }

  /// Tells where a notebook is, and how long its training has run.
  func show(_ position: Int, line: Int, moment: TrainingWatch.Moment?, elapsed: Duration) {
    let now = clock.now
    state.withLock { state in
      guard let row = state.rows[position] else { return }
      let isDue =
        isTerminal
        ? now - state.lastDraw >= Self.interval
        : elapsed >= Self.report && now - row.reported >= Self.report
      guard isDue || moment == nil else { return }
      let training = moment.flatMap { elapsed > .seconds(1) || !isTerminal ? Self.words($0, elapsed) : nil }
      let text = "\(row.name):\(line)\(training.map { ": \($0)" } ?? "")"
      state.rows[position]?.text = text
      if isTerminal {
        draw(&state)
      } else if isDue, training != nil {
        state.rows[position]?.reported = now
        Console.error(text)
      }
    }
  }

  /// Writes a message where it stays, above the lines.
  func print(_ text: String) {
    state.withLock { state in
      erase(&state)
      Console.error(text)
      draw(&state)
    }
  }

  /// Takes the lines away.
  func close() {
    state.withLock { state in
      state.rows = [:]
      erase(&state)
    }
  }

  // MARK: Words

  /// `epoch 400 of 1000, loss 0.0123, 12 s left`
  static func words(_ moment: TrainingWatch.Moment, _ elapsed: Duration) -> String {
    var text = "epoch \(moment.epoch) of \(moment.epochs)"
    if moment.loss.isFinite { text += ", loss \(Numerals.significant(moment.loss, digits: 4))" }
    guard moment.epoch > 0, elapsed > .seconds(1) else { return text }
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let left = seconds / Double(moment.epoch) * Double(moment.epochs - moment.epoch)
    return text + ", \(duration(left)) left"
  }

  private static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<99.5: "\(Int(seconds.rounded())) s"
    case ..<5970: "\(Int((seconds / 60).rounded())) min"
    case ..<1e9: "\(Int((seconds / 3600).rounded())) h"
    default: "very long"
    }
  }

  // MARK: Drawing

  private func draw(_ state: inout State) {
    let now = clock.now
    guard isTerminal, now - begin >= Self.start, now - state.lastDraw >= Self.interval || state.drawn == 0 else {
      return
    }
    state.lastDraw = now
    var lines = state.rows.sorted { $0.key < $1.key }.map(\.value.text).filter { !$0.isEmpty }
    if state.count > 1 { lines.append("\(state.doneCount) of \(state.count) notebooks") }
    guard !lines.isEmpty else { return }
    let width = Console.width
    let text = lines.map { String($0.prefix(max(1, width - 1))) }.joined(separator: "\n")
    Console.raw(Self.erasing(state.drawn) + text)
    state.drawn = lines.count
  }

  private func erase(_ state: inout State) {
    guard state.drawn > 0 else { return }
    Console.raw(Self.erasing(state.drawn))
    state.drawn = 0
  }

  /// From the end of the last of so many lines to the start of the first, and nothing behind it.
  private static func erasing(_ lines: Int) -> String {
    guard lines > 0 else { return "" }
    return (lines > 1 ? "\u{1B}[\(lines - 1)A" : "") + "\r\u{1B}[J"
  }
}
