import Render
import Source

/// The report as JSON, all changes and numbers in full. `Documentation/ci.md` describes its shape.
struct JSONReport {
  let report: CheckReport

  var text: String {
    JSONValue.object([
      ("status", .number(Double(report.status))),
      ("summary", summary),
      (
        "failures",
        .array(report.failures.map { .object([("path", .string($0.path)), ("message", .string($0.message))]) })
      ),
      ("diagnostics", .array(report.courseDiagnostics.map(Self.diagnostic))),
      ("notebooks", .array(report.notebooks.filter { $0.path != nil }.map(notebook))),
      ("outputs", .array(report.notebooks.filter { $0.path == nil }.flatMap(outputs))),
    ]).text + "\n"
  }

  private var summary: JSONValue {
    let claims = report.notebooks.flatMap(\.claims)
    let counts: [(String, Int)] = [
      ("notebooks", report.notebooks.filter { $0.path != nil }.count), ("fine", report.count(.fine)),
      ("failed", report.count(.failed)), ("stale", report.count(.stale)), ("edited", report.count(.edited)),
      ("line_ends", report.count(.lineEnds)),
      ("unreadable", report.count(.unreadable)), ("claims", claims.count),
      ("claims_that_hold", claims.filter { $0.outcome == .passed }.count),
    ]
    return .object(counts.map { ($0, .number(Double($1))) })
  }

  private func notebook(_ notebook: NotebookReport) -> JSONValue {
    .object([
      ("notebook", .string(notebook.path ?? "")),
      ("conditions", .array(notebook.conditions.map { .string($0.rawValue) })),
      ("message", notebook.notebook == nil ? .string(notebook.plainMessages) : .null),
      ("cases", .array(notebook.cases.map { Self.case($0, of: notebook) })),
      ("diagnostics", .array(diagnostics(notebook))),
      ("outputs", .array(outputs(notebook))),
      ("changes", .array(notebook.comparison.groups.flatMap { changes($0, of: notebook) })),
    ])
  }

  private static func `case`(_ one: ReportCase, of notebook: NotebookReport) -> JSONValue {
    .object([
      ("name", .string(one.name)), ("kind", .string(one.kind.rawValue)),
      ("block", one.block.map(JSONValue.string) ?? .null), ("line", .number(Double(notebook.line(one.line)))),
      ("outcome", .string(one.outcome.rawValue)), ("claim", one.claim.map(JSONValue.string) ?? .null),
      ("found", one.check.map { .numbers($0.found) } ?? .null),
      ("message", one.messages.first.map { .string($0.message) } ?? .null),
    ])
  }

  private func diagnostics(_ notebook: NotebookReport) -> [JSONValue] {
    let own = notebook.diagnostics.map { FileMessage(path: notebook.path ?? "", diagnostic: $0) }
    return (own + notebook.inOtherFiles).map(Self.diagnostic)
  }

  private static func diagnostic(_ message: FileMessage) -> JSONValue {
    let diagnostic = message.diagnostic
    func number(_ value: Int?) -> JSONValue { value.map { .number(Double($0)) } ?? .null }
    let span = diagnostic.span
    return .object([
      ("severity", .string(diagnostic.severity.rawValue)),
      ("name", diagnostic.name.map { .string($0.rawValue) } ?? .null),
      ("file", .string(message.path)), ("message", .string(diagnostic.message)),
      ("hint", diagnostic.hint.map(JSONValue.string) ?? .null),
      ("line", number(span?.start.line)), ("column", number(span?.start.column)),
      ("end_line", number(span?.end.line)), ("end_column", number(span?.end.column)),
    ])
  }

  private func outputs(_ notebook: NotebookReport) -> [JSONValue] {
    notebook.findings.map { finding in
      .object([
        ("path", .string(path(of: finding.path))),
        ("condition", .string(report.isUpdated ? "updated" : finding.condition.rawValue)),
      ])
    }
  }

  private func path(of output: String) -> String { report.folder.isEmpty ? output : "\(report.folder)/\(output)" }

  private func changes(_ group: OutputComparison.Group, of notebook: NotebookReport) -> [JSONValue] {
    var (block, line): (JSONValue, JSONValue) = (.null, .null)
    switch group.place {
    case .block(let position):
      guard let cells = notebook.notebook?.cells, position < cells.count else { break }
      block = cells[position].name.map(JSONValue.string) ?? .null
      line = .number(Double(notebook.line(cells[position].line)))
    case .prose(let number): line = number.map { .number(Double(notebook.line($0))) } ?? .null
    case .unknown: line = group.markup.map { .number(Double($0.line)) } ?? .null
    }
    let output = group.markup.map { JSONValue.string(path(of: $0.path)) } ?? .null
    return group.changes.compactMap { change in
      if case .figureData = change { return nil }
      let (old, new): (JSONValue, JSONValue) =
        switch change {
        case .numbers(let old, let new, _): (.string(old), .string(new))
        case .removed(let text): (.string(text), .null)
        case .added(let text): (.null, .string(text))
        case .figureData: (.null, .null)
        }
      return .object([("block", block), ("output", output), ("line", line), ("old", old), ("new", new)])
    }
  }
}
