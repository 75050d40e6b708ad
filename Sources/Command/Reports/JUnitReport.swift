import Render
import Source

/// The report as JUnit's XML, as CI systems read it: a suite a notebook, a case a claim or block, and one for the outputs.
/// No clock is in it.
struct JUnitReport {
  /// Changes that are told of one notebook, and of one place in it.
  private static let (changeLimit, placeLimit) = (60, 12)

  let report: CheckReport

  private struct Suite {
    let name: String
    var cases: [Case] = []

    func count(_ verdict: String) -> Int { cases.filter { $0.verdict == verdict }.count }
  }

  private struct Case {
    let name: String
    var line: Int?
    /// `failure`, `error` or `skipped`; nothing where all is well.
    var verdict: String?
    var type = ""
    var message = ""
    var text = ""
  }

  var text: String {
    let suites = failures + report.notebooks.map(suite)
    let counts = ["failure", "error", "skipped"].map { verdict in
      suites.map { $0.count(verdict) }.reduce(0, +)
    }
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"nabla check\""
    out += Self.numbers(suites.map(\.cases.count).reduce(0, +), counts) + ">\n"
    for suite in suites {
      let counts = ["failure", "error", "skipped"].map(suite.count)
      out += "  <testsuite name=\"\(Self.escape(suite.name))\"\(Self.numbers(suite.cases.count, counts))>\n"
      out += suite.cases.map { Self.element($0, of: suite) }.joined()
      out += "  </testsuite>\n"
    }
    return out + "</testsuites>\n"
  }

  // MARK: Suites

  private var failures: [Suite] {
    report.failures.map { failure in
      Suite(
        name: failure.path,
        cases: [Case(name: "can be read", verdict: "error", type: "unreadable", message: failure.message)])
    }
  }

  private func suite(_ notebook: NotebookReport) -> Suite {
    guard let path = notebook.path else {
      return Suite(name: notebook.title(in: report.folder), cases: [outputs(notebook)])
    }
    guard notebook.notebook != nil else {
      let message = notebook.plainMessages.split(separator: "\n").first.map(String.init) ?? ""
      let one = Case(
        name: "can be read", verdict: "error", type: "unreadable", message: message, text: notebook.plainMessages)
      return Suite(name: path, cases: [one])
    }
    return Suite(name: path, cases: notebook.cases.map { Self.case($0, of: notebook) } + [outputs(notebook)])
  }

  private static func `case`(_ one: ReportCase, of notebook: NotebookReport) -> Case {
    let text = one.messages.map { notebook.file?.text(of: $0) ?? "" }.joined()
    let line = notebook.line(one.line)
    let message = one.messages.first?.message ?? ""
    switch one.outcome {
    case .passed: return Case(name: one.name, line: line)
    case .skipped: return Case(name: one.name, line: line, verdict: "skipped", message: message)
    case .failed:
      return Case(
        name: one.name, line: line, verdict: "failure", type: one.kind.rawValue, message: message, text: text)
    }
  }

  private func outputs(_ notebook: NotebookReport) -> Case {
    guard !notebook.findings.isEmpty, !report.isUpdated else { return Case(name: "outputs are up to date") }
    let words = notebook.findings.contains(where: \.isEdited) ? "edited by hand" : "stale"
    let files = notebook.fileLines(in: report.folder, isUpdated: false)
    let lines = notebook.changeLines(in: report.folder, limit: Self.changeLimit, ofPlace: Self.placeLimit) + files
    return Case(
      name: "outputs are up to date", line: notebook.firstLine, verdict: "failure", type: words,
      message: files.joined(separator: "; "), text: lines.map { $0 + "\n" }.joined())
  }

  // MARK: XML

  private static func numbers(_ count: Int, _ counts: [Int]) -> String {
    " tests=\"\(count)\" failures=\"\(counts[0])\" errors=\"\(counts[1])\" skipped=\"\(counts[2])\" time=\"0\""
  }

  private static func element(_ one: Case, of suite: Suite) -> String {
    let line = one.line.map { " line=\"\($0)\"" } ?? ""
    let head =
      "    <testcase classname=\"\(escape(suite.name))\" name=\"\(escape(one.name))\" file=\"\(escape(suite.name))\"\(line)"
      + " time=\"0\""
    guard let verdict = one.verdict else { return head + "/>\n" }
    let type = one.type.isEmpty ? "" : " type=\"\(escape(one.type))\""
    let message = one.message.isEmpty ? "" : " message=\"\(escape(one.message))\""
    let inner =
      one.text.isEmpty
      ? "<\(verdict)\(message)\(type)/>" : "<\(verdict)\(message)\(type)>\(escape(one.text))</\(verdict)>"
    return "\(head)>\n      \(inner)\n    </testcase>\n"
  }

  /// As in HTML, but for what XML 1.0 does not allow at all, and for line ends, which stay such in attributes.
  private static func escape(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\t", "\n", "\r": "&#\(scalar.value);"
      case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: HTMLText.escape(String(scalar))
      }
    }.joined()
  }
}
