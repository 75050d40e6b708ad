/// The summary of a step as Markdown: a table of what is not fine, and what there is to say of each.
struct GitHubSummary {
  /// Changes that are told of one notebook, and of one place in it.
  private static let (changeLimit, placeLimit) = (60, 12)

  let report: CheckReport
  let environment: GitHubEnvironment

  /// At most `limit` bytes: whole sections, and how many more there are.
  func text(limit: Int) -> String {
    let failures = report.failures.map { "- \(Self.escape($0.text))\n" }.joined()
    let troubled = report.notebooks.filter { $0.conditions != [.fine] }
    var out = "## nabla check\n\n\(report.summary)"
    out += troubled.isEmpty && failures.isEmpty ? ": all is well.\n\n" : ".\n\n"
    if !failures.isEmpty { out += failures + "\n" }
    for (position, notebook) in troubled.enumerated() {
      let section = section(notebook)
      let note = "… and \(counted(troubled.count - position, "more notebook")), in the log of this step.\n"
      // There must be room for the note, should the next section be too long.
      guard out.utf8.count + section.utf8.count + note.utf8.count + 8 <= limit else {
        out += note
        break
      }
      out += section
    }
    return out.utf8.count <= limit ? out : ""
  }

  private func section(_ notebook: NotebookReport) -> String {
    let name = notebook.path.map(environment.path) ?? notebook.title(in: report.folder)
    var lines = notebook.plainMessages.split(separator: "\n").map(String.init)
    if !notebook.findings.isEmpty {
      lines += notebook.changeLines(in: report.folder, limit: Self.changeLimit, ofPlace: Self.placeLimit)
      lines += notebook.fileLines(in: report.folder, isUpdated: report.isUpdated)
    }
    return "### \(Self.escape(name)): \(Self.escape(notebook.verdict(isUpdated: report.isUpdated)))\n\n"
      + Self.fenced(lines) + "\n"
  }

  /// Lines as they stand, in a fence that nothing in them ends.
  private static func fenced(_ lines: [String]) -> String {
    let longest = lines.map { line in line.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + "text"] + lines + [fence, ""]).joined(separator: "\n")
  }

  /// Text without any markup of its own.
  private static func escape(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "\\`*_{}[]<>#|~$&!".unicodeScalars.contains(scalar) { out.append("\\") }
      out.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    return String(out)
  }
}
