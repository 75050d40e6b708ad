/// What `check` found, for every kind of report to tell.
struct CheckReport {
  /// The notebooks in order, and at the end what belongs to none of them, if there is something to tell of it.
  let notebooks: [NotebookReport]
  /// What could not be found or read at all.
  let failures: [FileFailure]
  /// What `course.yml` brought up.
  let courseMessages: String
  /// The same, with the files that it is in.
  let courseDiagnostics: [FileMessage]
  /// `2 notebooks, 14 blocks, 9 claims hold`
  private let counts: String
  /// The folder of the outputs.
  let folder: String
  /// Whether the outputs were written anew.
  let isUpdated: Bool
  /// Whether a warning about the course fails the run.
  private let isRefused: Bool

  /// - Parameter others: what was found when all notebooks were run: obsolete files, which may be those of a notebook,
  ///   and what is wrong with the index.
  init(
    _ reports: [NotebookReport], _ summaries: [NotebookSummary], others: [OutputFinding], failures: [FileFailure],
    courseMessages: String, courseDiagnostics: [FileMessage] = [], folder: String, isUpdated: Bool, isRefused: Bool
  ) {
    self.isRefused = isRefused
    let own = Dictionary(grouping: others, by: \.notebook)
    let names = Set(summaries.map(\.path.name))
    let rest = others.filter { !names.contains($0.notebook) }
    notebooks =
      zip(reports, summaries).map { $0.adding(own[$1.path.name] ?? []) }
      + (rest.isEmpty ? [] : [NotebookReport(course: rest)])
    self.failures = failures
    self.courseMessages = courseMessages
    self.courseDiagnostics = courseDiagnostics
    counts = summaries.text
    self.folder = folder
    self.isUpdated = isUpdated
  }

  /// The exit status, the first that applies.
  var status: Int32 {
    if !failures.isEmpty || notebooks.contains(where: { $0.conditions == [.unreadable] }) { return 2 }
    if isRefused || notebooks.contains(where: \.isFailed) { return 1 }
    return isUpdated || notebooks.allSatisfy(\.findings.isEmpty) ? 0 : 3
  }

  /// What was found in one line: `2 notebooks, 14 blocks, 9 claims hold, 1 stale`.
  var summary: String {
    var parts = [counts]
    let (stale, edited, ends) = (count(.stale), count(.edited), count(.lineEnds))
    if isUpdated {
      let written = notebooks.filter { !$0.findings.isEmpty }.count
      parts.append(written == 0 ? "outputs were up to date" : "\(written) updated")
    } else {
      if stale > 0 { parts.append("\(stale) stale") }
      if edited > 0 { parts.append("\(edited) edited by hand") }
      if ends > 0 { parts.append("\(ends) with other line ends") }
      if stale + edited + ends == 0 { parts.append("outputs are up to date") }
    }
    return parts.joined(separator: ", ")
  }

  func count(_ condition: NotebookReport.Condition) -> Int {
    notebooks.filter { $0.conditions.contains(condition) }.count
  }
}

/// `1 block`, `2 blocks`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number) \(number == 1 ? one : many ?? one + "s")"
}
