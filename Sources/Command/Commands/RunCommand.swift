import ArgumentParser
import Render

/// `nabla run`
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run notebooks and write their pages.",
    discussion: """
      Examples:
        nabla run Notebooks             every notebook of a folder, into Output
        nabla run or.md --format html   one page
        nabla run or.md -f json -o -    for other programs, to standard output
        nabla run or.md --in-place      into the notebook itself, for a forge
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the outputs; - writes one notebook to standard output.", valueName: "folder"),
    completion: .directory)
  var output = "Output"

  @OptionGroup var options: SharedOptions

  func validate() throws { try options.validate(output: output) }

  func run() async throws {
    Interruption.note()
    if options.inPlace { return try await InPlace(options: options, output: output).run() }
    if output == "-" { return try await write() }
    let (paths, found) = NotebookPath.find(options.paths, output: output)
    let course = options.course(of: paths)
    let failures = found + [course?.failure].compactMap { $0 }
    for failure in failures { Console.error(failure) }
    if let course, !course.messages.isEmpty, options.warnings != .none { Console.error(course.messages) }
    var outputs = CourseOutputs(options, output: output, isWhole: course != nil && failures.isEmpty)
    let folder = outputs.folder
    try folder.checkInputs(paths, options.formats)
    let execution = Execution(options, formats: options.formats, output: output)
    var end = await execution.run(
      paths, shard: options.shard, course: course, isIndexed: outputs.isIndexed,
      deliver: { outcome throws(FileFailure) in try folder.write(outcome.files) },
      emit: { summary, files throws(FileFailure) in
        outputs.note(files, of: summary.path.name)
        try outputs.recordSometimes()
      })
    do { try outputs.finish(end) } catch { end.failure = end.failure ?? error }
    try Status.stop(end, "written")
    if !end.summaries.isEmpty { Console.error("\(end.summaries.text), outputs in \(output)") }
    try Status.finish(end.summaries, failures, isRefused: options.refuses(course))
  }

  /// To standard output: one notebook in one format, or several as one JSON array.
  private func write() async throws {
    guard options.formats.count == 1, let format = options.formats.first else {
      throw ValidationError("--output - takes one format, as in --format json.")
    }
    let (paths, failures) = NotebookPath.find(options.paths, output: nil)
    for failure in failures { Console.error(failure) }
    guard paths.count == 1 || format == .json else {
      if paths.isEmpty { throw ExitCode(2) }
      throw ValidationError("--output - writes one notebook; several only with --format json.")
    }
    let isArray = paths.count != 1
    var separator = ""
    if isArray { try Console.output("[") }
    let end = await Execution(options, formats: isArray ? [] : [format], output: nil).run(
      paths, shard: options.shard,
      deliver: { outcome throws(FileFailure) in
        isArray ? outcome.notebook.map(NotebookJSON.element) : outcome.files.first?.contents
      },
      emit: { _, text throws(FileFailure) in
        guard let text else { return }
        try Console.output(separator + text)
        if isArray { separator = "," }
      })
    try Status.stop(end, "written")
    if isArray { try Console.output(separator.isEmpty ? "]\n" : "\n]\n") }
    try Status.finish(end.summaries, failures)
  }
}

extension SharedOptions {
  /// Whether the run knows of every notebook of its output folder.
  private var namesOneFolder: Bool { paths.count == 1 && FileBytes.kind(of: paths[0]) == .folder }

  /// Whether a warning about the course fails the run.
  func refuses(_ course: CourseFolder?) -> Bool { warnings == .error && course?.messages.isEmpty == false }

  /// The course that the notebooks found are; nothing where the run is not of one whole folder.
  func course(of notebooks: [NotebookPath]) -> CourseFolder? {
    namesOneFolder ? CourseFolder(paths[0], names: notebooks.map(\.name)) : nil
  }
}

/// The exit status, the first that applies.
enum Status {
  static func finish(
    _ notebooks: [NotebookSummary], _ failures: [FileFailure], isRefused: Bool = false
  ) throws {
    if !failures.isEmpty || notebooks.contains(where: { !$0.isRead }) { throw ExitCode(2) }
    if isRefused || notebooks.contains(where: \.isFailed) { throw ExitCode(1) }
  }

  /// Ends a run that could not go on or was not to, and says how far it came.
  ///
  /// - Parameter done: what was done with notebooks, such as `written`.
  static func stop(_ end: Execution.End, _ done: String) throws {
    guard end.isStopped || end.failure != nil else { return }
    if let failure = end.failure { Console.error(failure) }
    if end.isStopped, end.wantedCount > 1 || end.failure == nil {
      Console.error("stopped: \(end.summaries.count) of \(counted(end.wantedCount, "notebook")) \(done)")
    }
    throw ExitCode(Interruption.status ?? 2)
  }
}
