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
        nabla check Notebooks --report github       with annotations on GitHub
        nabla check Notebooks --report junit=t.xml  for other CI systems
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the outputs that a run left, to compare with.", valueName: "folder"),
    completion: .directory)
  var output = "Output"

  @OptionGroup var options: SharedOptions

  @Flag(help: "Write the outputs that changed, as run does.")
  var update = false

  @Option(
    help: ArgumentHelp(
      "A report for machines: github, junit or json, to standard output or to a file; several may be asked for.",
      valueName: "kind[=file]"),
    completion: .list(ReportOption.Kind.allCases.map(\.rawValue)),
    transform: { try ReportOption($0) })
  var report: [ReportOption] = []

  @Flag(help: "Also name numbers in the prose that an expression could say, such as `{nn} E`.")
  var prose = false

  func validate() throws {
    guard output != "-" else { throw ValidationError("check compares with a folder, not with -.") }
    try options.validate(output: output)
    try ReportOption.validate(report)
  }

  func run() async throws {
    Interruption.note()
    if options.inPlace {
      return try await InPlace(options: options, output: output).check(update: update, reports: report)
    }
    let (paths, found) = NotebookPath.find(options.paths, output: output)
    let course = options.course(of: paths)
    let failures = found + [course?.failure].compactMap { $0 }
    var outputs = CourseOutputs(options, output: output, isWhole: course != nil && failures.isEmpty)
    let (folder, record, isUpdated) = (outputs.folder, outputs.folder.record, update)
    if update { try folder.checkInputs(paths, options.formats) }
    let execution = Execution(options, formats: options.formats, output: output, hintsAtProse: prose)
    var reports: [NotebookReport] = []
    var isRecordWrong = false
    var end = await execution.run(
      paths, shard: options.shard, course: course, isIndexed: outputs.isIndexed, isQuiet: true,
      deliver: { outcome throws(FileFailure) in
        let (findings, isRecordWrong) = folder.compare(
          outcome.files, of: outcome.path.name, record,
          beside: isUpdated ? UnknownNeighbours() : outcome.neighbours)
        let files = isUpdated ? try folder.write(outcome.files) : OutputFolder.digests(outcome.files)
        return (report: NotebookReport(outcome, findings), files: files, isRecordWrong: isRecordWrong)
      },
      emit: { summary, compared throws(FileFailure) in
        reports.append(compared.report)
        isRecordWrong = isRecordWrong || compared.isRecordWrong
        outputs.note(compared.files, of: summary.path.name)
        if isUpdated { try outputs.recordSometimes() }
      })
    let index = outputs.index(end)
    let (wrong, isIndexWrong) = folder.compare(
      index, of: OutputFolder.index, record, beside: update ? UnknownNeighbours() : end.unreadable)
    outputs.note(OutputFolder.digests(index), of: OutputFolder.index)
    var others =
      wrong
      + folder.obsolete(
        beside: outputs.written, record, isWhole: outputs.isWhole(end), endings: options.endings)
    if isRecordWrong || isIndexWrong {
      others.append(OutputFinding(notebook: OutputFolder.index, path: OutputRecord.fileName, condition: .wrongRecord))
    }
    if update { do { try outputs.finish(end) } catch { end.failure = end.failure ?? error } }
    try Status.stop(end, update ? "updated" : "checked")
    let result = CheckReport(
      reports, end.summaries, others: others, failures: failures,
      courseMessages: options.warnings == .none ? "" : course?.messages ?? "",
      courseDiagnostics: options.warnings == .none ? [] : course?.diagnostics ?? [], folder: folder.path,
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
