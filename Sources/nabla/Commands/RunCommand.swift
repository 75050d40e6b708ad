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
        nabla run or.md --in-place      into the notebook itself, for reading on a forge
      """)

  @OptionGroup var options: SharedOptions

  func run() async throws {
    if options.inPlace { return try await InPlace(options: options).run() }
    if options.output == "-" { return try await write() }
    let (paths, found) = NotebookPath.find(options.paths, output: options.output)
    let course = options.course(of: paths)
    let failures = found + [course?.failure].compactMap { $0 }
    for failure in failures { Console.error(failure.text) }
    if let course, !course.messages.isEmpty, options.warnings != .none { Console.error(course.messages) }
    let execution = Execution(options, formats: options.formats, output: options.output)
    let outcomes = await execution.run(paths, course: course)
    for outcome in outcomes where !outcome.messages.isEmpty { Console.error(outcome.messages) }
    let folder = OutputFolder(options.output)
    do {
      try folder.write(outcomes, options, course: failures.isEmpty ? course : nil)
    } catch {
      Console.error(error.text)
      throw ExitCode(2)
    }
    if !outcomes.isEmpty { Console.error("\(outcomes.summary), outputs in \(options.output)") }
    try Status.finish(outcomes, failures, isRefused: options.refuses(course))
  }

  /// To standard output: one notebook in one format, or several as one JSON array.
  private func write() async throws {
    guard options.formats.count == 1, let format = options.formats.first else {
      throw ValidationError("--output - takes one format, as in --format json.")
    }
    let (paths, failures) = NotebookPath.find(options.paths, output: nil)
    for failure in failures { Console.error(failure.text) }
    guard paths.count == 1 || format == .json else {
      if paths.isEmpty { throw ExitCode(2) }
      throw ValidationError("--output - writes one notebook; several only with --format json.")
    }
    let outcomes = await Execution(options, formats: [format], output: nil).run(
      paths)
    for outcome in outcomes where !outcome.messages.isEmpty { Console.error(outcome.messages) }
    if paths.count == 1 {
      if let file = outcomes.first?.files.first { try Console.output(file.contents) }
    } else {
      try Console.output(NotebookJSON.text(outcomes.compactMap(\.notebook)))
    }
    try Status.finish(outcomes, failures)
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
    _ outcomes: [NotebookOutcome], _ failures: [FileFailure], isRefused: Bool = false
  ) throws {
    if !failures.isEmpty || outcomes.contains(where: { $0.notebook == nil }) { throw ExitCode(2) }
    if isRefused || outcomes.contains(where: \.isFailed) { throw ExitCode(1) }
  }
}
