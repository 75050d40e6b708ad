/// The report for a terminal: a line for each notebook in order, details under those that are not fine, a summary.
struct PlainReport {
  /// Changes that are shown of one place, those of one notebook after which no further place is shown, and notebooks
  /// whose changes are shown.
  private static let (placeLimit, changeLimit, notebookLimit) = (4, 16, 20)

  let report: CheckReport

  var text: String {
    var out = report.failures.map { $0.text(Console.style) + "\n" }.joined() + report.courseMessages
    var shown = 0
    for notebook in report.notebooks {
      out += line(of: notebook) + "\n" + notebook.messages
      guard !notebook.findings.isEmpty else { continue }
      shown += 1
      if shown <= Self.notebookLimit {
        out += notebook.changeLines(in: report.folder, limit: Self.changeLimit, ofPlace: Self.placeLimit).map {
          "  \($0)\n"
        }.joined()
      }
      out += notebook.fileLines(in: report.folder, isUpdated: report.isUpdated).map { "  \($0)\n" }.joined()
    }
    return out + summary
  }

  private func line(of notebook: NotebookReport) -> String {
    "\(notebook.title(in: report.folder)): \(notebook.verdict(isUpdated: report.isUpdated))"
  }

  private var summary: String {
    guard report.notebooks.contains(where: { $0.path != nil }) else { return "" }
    return report.summary + "\n" + hints.map { "hint: \($0)\n" }.joined()
  }

  /// What the user can do, each said once.
  private var hints: [String] {
    guard !report.isUpdated else { return [] }
    let findings = report.notebooks.flatMap(\.findings)
    var hints: [String] = []
    if findings.contains(where: { $0.condition == .lineEnds }) {
      hints.append("git changes line ends here; put the line \"\(report.folder)/** -text\" into .gitattributes")
    }
    if findings.contains(where: \.isEdited) {
      hints.append("a change in an output is lost with the next run; make it in the notebook")
    }
    // What fails is to be mended first.
    let hasFailed = report.notebooks.contains(where: \.isFailed)
    let sound = report.notebooks.filter { $0.path == nil ? !hasFailed : !$0.isFailed }
    if sound.flatMap(\.findings).contains(where: { $0.condition != .lineEnds }) {
      hints.append("nabla check --update writes the outputs anew")
    }
    return hints
  }
}
