import ArgumentParser
import Render

/// `nabla check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run notebooks again and compare with the outputs that are there.",
    discussion: """
      Tells of each notebook whether it is fine, failed (a block or a claim), stale (a run would write something else), \
      or edited by hand (an output is not as the run left it that wrote it). Without --update it writes no outputs.

      Examples:
        nabla check Notebooks                       a course whose Output is committed
        nabla check Notebooks --update              and write what changed
        nabla check Notebooks --report github       with annotations and a summary on GitHub
        nabla check Notebooks --report junit=t.xml  for other CI systems
      """)

  @OptionGroup var options: SharedOptions

  @Flag(help: "Write the outputs that changed, as run does.")
  var update = false

  @Option(
    help: ArgumentHelp(
      "A report for machines: github, junit or json, to standard output or to a file; several may be asked for.",
      valueName: "kind[=file]"),
    transform: { try ReportOption($0) })
  var report: [ReportOption] = []

  @Flag(help: "Also name numbers in the prose that an expression could say, such as `{nn} E`.")
  var prose = false

  func validate() throws {
    guard options.output != "-" else { throw ValidationError("check compares with a folder, not with -.") }
    try ReportOption.validate(report)
  }

  func run() async throws {
    if options.inPlace { return try await InPlace(options: options).check(update: update, reports: report) }
    let (paths, found) = NotebookPath.find(options.paths, output: options.output)
    let course = options.course(of: paths)
    let failures = found + [course?.failure].compactMap { $0 }
    let execution = Execution(options, formats: options.formats, output: options.output, hintsAtProse: prose)
    let outcomes = await execution.run(paths, course: course)
    let folder = OutputFolder(options.output)
    let whole = failures.isEmpty ? course : nil
    let findings = folder.compare(outcomes, options, course: whole)
    if update { try folder.write(outcomes, options, course: whole) }
    let result = CheckReport(
      outcomes, findings, failures: failures,
      courseMessages: options.warnings == .none ? "" : course?.messages ?? "", folder: folder.path,
      isUpdated: update, isRefused: options.refuses(course))
    try result.tell(report)
  }
}

extension CheckReport {
  /// Prints the report, writes those for machines, and ends with the exit status.
  func tell(_ options: [ReportOption]) throws {
    Console.error(PlainReport(report: self).text)
    for option in options { try option.write(self) }
    if status != 0 { throw ExitCode(status) }
  }
}
