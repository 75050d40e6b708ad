import Render

/// What goes into an output folder in the course of a run: each notebook's files when they are there, and at the end
/// the index and the record.
struct CourseOutputs {
  /// So long a run goes on before what was written so far is recorded, in case that it is killed.
  private static let interval = Duration.seconds(2)

  let folder: OutputFolder
  private let options: SharedOptions
  /// Whether the run knows of all notebooks of the folder.
  private let isWhole: Bool
  private let clock = SuspendingClock()
  private var recorded: SuspendingClock.Instant
  /// What was written, or would be.
  private(set) var written: OutputFolder.Written = [:]

  init(_ options: SharedOptions, output: String, isWhole: Bool) {
    self.options = options
    self.isWhole = isWhole && options.shard == nil
    folder = OutputFolder(output)
    recorded = clock.now
  }

  /// Takes note of a notebook's files.
  mutating func note(_ files: [String: String], of notebook: String) {
    if !files.isEmpty { written[notebook] = files }
  }

  /// Records what was written where the last time is some seconds ago.
  mutating func recordSometimes() throws(FileFailure) {
    guard clock.now - recorded > Self.interval else { return }
    try folder.record(written, isWhole: false, endings: options.endings)
    recorded = clock.now
  }

  /// Whether the page that lists the course is to be made.
  var isIndexed: Bool { isWhole && options.formats.contains(.html) }

  /// The page that lists the course, where the run is to make it.
  func index(_ end: Execution.End) -> [RenderedFile] {
    guard let index = end.index, index.hasPage, isIndexed, !end.isStopped else { return [] }
    return [index.file]
  }

  /// Whether the run knew of all notebooks, so that what none of them makes is obsolete.
  func isWhole(_ end: Execution.End) -> Bool {
    isWhole && !end.isStopped && end.summaries.allSatisfy(\.isWhole)
  }

  /// Writes the index and the record, and deletes what is obsolete.
  mutating func finish(_ end: Execution.End) throws(FileFailure) {
    let index = index(end)
    note(try folder.write(index), of: OutputFolder.index)
    try folder.record(written, isWhole: isWhole(end), endings: options.endings)
    folder.clearPartialFiles()
  }
}
