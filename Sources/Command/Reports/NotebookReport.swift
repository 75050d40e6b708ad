import Language
import Notebook
import Source

/// What `check` found of one notebook, or of the pages that belong to none.
struct NotebookReport: Sendable {
  /// The notebook as the user named it; nothing for what belongs to the whole course, such as its index.
  let path: String?
  /// Nothing where the notebook could not be read.
  let notebook: ReportedNotebook?
  /// Its file, with the outputs that are in it, if any.
  let file: NotebookFile?
  /// With places in the file.
  let diagnostics: [Diagnostic]
  /// Those about files that it names.
  let inOtherFiles: [FileMessage]
  /// The messages as a terminal shows them.
  let messages: String
  /// The same without colours.
  var plainMessages: String { TextStyle.plain(messages) }
  let cases: [ReportCase]
  private(set) var findings: [OutputFinding]
  let comparison: OutputComparison
  let isFailed: Bool

  /// The words that tell how the notebook stands, the gravest first.
  enum Condition: String {
    case unreadable, failed, stale, edited
    case lineEnds = "line_ends"
    case fine
  }

  init(_ outcome: NotebookOutcome, _ findings: [OutputFinding]) {
    path = outcome.path.path
    notebook = outcome.notebook.map(ReportedNotebook.init)
    isFailed = outcome.isFailed
    // Lines are those of the file, which may have outputs in it that are no part of what was run.
    let file = outcome.inPlace?.file ?? outcome.notebook?.file
    self.file = file
    diagnostics = outcome.diagnostics.map { file?.inFile($0) ?? $0 }
    inOtherFiles = outcome.inOtherFiles
    messages = outcome.messages
    cases = outcome.notebook.map { ReportCase.cases(of: $0, outcome.diagnostics) } ?? []
    comparison = OutputComparison(findings, of: outcome.notebook)
    self.findings = findings.map(\.withoutContents)
  }

  /// The report of the files that belong to no notebook of the run.
  init(course findings: [OutputFinding]) {
    path = nil
    notebook = nil
    file = nil
    isFailed = false
    diagnostics = []
    inOtherFiles = []
    messages = ""
    cases = []
    self.findings = findings
    comparison = OutputComparison(findings, of: nil)
  }

  /// With files that are found obsolete when all notebooks were run.
  func adding(_ obsolete: [OutputFinding]) -> NotebookReport {
    var report = self
    report.findings += obsolete
    return report
  }

  var conditions: [Condition] {
    guard path == nil || notebook != nil else { return [.unreadable] }
    var all: [Condition] = []
    if isFailed { all.append(.failed) }
    if findings.contains(where: { $0.condition != .edited && $0.condition != .lineEnds }) { all.append(.stale) }
    if findings.contains(where: \.isEdited) { all.append(.edited) }
    if findings.contains(where: { $0.condition == .lineEnds }) { all.append(.lineEnds) }
    return all.isEmpty ? [.fine] : all
  }

  /// The warnings with their files.
  var warnings: [FileMessage] {
    diagnostics.filter { $0.severity == .warning }.map { FileMessage(path: path ?? "", diagnostic: $0) } + inOtherFiles
  }
  var claims: [ReportCase] { cases.filter { $0.kind == .claim } }

  /// The line of the file at which a line of what was run stands.
  func line(_ number: Int) -> Int { file?.line(ofAuthor: number) ?? number }

  /// The line of the notebook where its outputs differ first, where that is known.
  var firstLine: Int? {
    comparison.groups.compactMap { group -> Int? in
      switch group.place {
      case .block(let position):
        guard let cells = notebook?.cells, position < cells.count else { return nil }
        return line(cells[position].line)
      case .prose(let number): return number.map(line)
      case .unknown: return nil
      }
    }.first
  }
}
