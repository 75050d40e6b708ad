import ArgumentParser
import Render

/// `nabla check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run notebooks again and compare with the outputs that are there. Writes nothing.",
    discussion: """
      Example:
        nabla check Notebooks   in a CI job of a course whose Output is committed
      """)

  @OptionGroup var options: SharedOptions

  @Flag(help: "Also name numbers in the prose that an expression could say, such as `{nn} E`.")
  var prose = false

  func run() async throws {
    guard options.output != "-" else { throw ValidationError("check compares with a folder, not with -.") }
    let (paths, found) = NotebookPath.find(options.paths, output: options.output)
    let course = options.course(of: paths)
    let failures = found + [course?.failure].compactMap { $0 }
    for failure in failures { Console.error(failure.text) }
    if let course, !course.messages.isEmpty, options.warnings != .none { Console.error(course.messages) }
    let execution = Execution(
      formats: options.formats, output: options.output, jobs: options.jobs, warnings: options.warnings,
      hintsAtProse: prose)
    let outcomes = await execution.run(paths, course: course)
    for outcome in outcomes where !outcome.messages.isEmpty { Console.error(outcome.messages) }
    let folder = OutputFolder(options.output)
    let differences = folder.compare(outcomes, options, course: failures.isEmpty ? course : nil)
    for difference in differences { Console.error(difference) }
    let stale = differences.isEmpty ? "outputs are up to date" : "\(differences.count) stale"
    if !outcomes.isEmpty { Console.error("\(outcomes.summary), \(stale)") }
    try Status.finish(outcomes, failures, isStale: !differences.isEmpty, isRefused: options.refuses(course))
  }
}
