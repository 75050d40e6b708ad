import Language
import Notebook
import Source

/// One thing that a notebook is tested by: a claim, a block without claims, or its prose.
struct ReportCase {
  enum Kind: String {
    case claim, block, prose
  }

  enum Outcome: String {
    case passed, failed, skipped
  }

  let kind: Kind
  /// What it is called: the block's name and the claim. No line is in it, so that it keeps its name when lines move.
  var name: String
  /// The block's name, where it has one.
  let block: String?
  let line: Int
  let outcome: Outcome
  /// The claim as the author wrote it.
  var claim: String?
  /// The claim's output, where it came to it.
  var check: CheckOutput?
  /// Why it failed, or why it was skipped.
  var messages: [Diagnostic] = []
}

extension ReportCase {
  /// The cases of a notebook in the order of its lines. `diagnostics` are all messages of the notebook.
  static func cases(of notebook: ExecutedNotebook, _ diagnostics: [Diagnostic]) -> [ReportCase] {
    var cases: [ReportCase] = []
    var errors = diagnostics.filter { $0.severity == .error }
    for cell in notebook.cells {
      let lines = cell.block.block.lines
      let isOwn = { (error: Diagnostic) in error.span.map { lines.contains($0.start.line) } ?? false }
      cases += Self.cases(of: cell, errors.filter(isOwn))
      errors.removeAll(where: isOwn)
    }
    if !errors.isEmpty || !notebook.inlines.isEmpty {
      let line = errors.first?.span?.start.line ?? notebook.inlines.first?.code.range.span.start.line ?? 1
      cases.append(
        ReportCase(
          kind: .prose, name: "prose", block: nil, line: line, outcome: errors.isEmpty ? .passed : .failed,
          messages: errors))
    }
    return numbered(cases)
  }

  private static func cases(of cell: ExecutedNotebook.Cell, _ errors: [Diagnostic]) -> [ReportCase] {
    let name = cell.block.options.name
    let code = cell.block.fence.lines
    let line = cell.block.fence.firstLine
    let claims = cell.block.options.fails ? [] : code.filter(\.isClaim)
    let reached = cell.outputs.compactMap { output in if case .check(let check) = output { check } else { nil } }
    var errors = errors
    var cases: [ReportCase] = []
    for claim in claims {
      // A claim that could not be computed, or was not come to, has no output.
      let outputs: [CheckOutput?] = reached.filter { $0.span.start.line == claim.start.line }
      for check in outputs.isEmpty ? [nil] : outputs {
        let own = errors.filter { check == nil ? $0.span?.start.line == claim.start.line : $0.span == check?.span }
        errors.removeAll { own.contains($0) }
        let outcome: Outcome = !own.isEmpty ? .failed : check == nil ? .skipped : .passed
        let text = check?.claim ?? claim.claim
        cases.append(
          ReportCase(
            kind: .claim, name: (name.map { "\($0): " } ?? "") + text, block: name, line: claim.start.line,
            outcome: outcome, claim: text, check: check,
            messages: outcome == .skipped
              ? [.warning(.skippedBlock, "the block failed before it came to this", at: nil)] : own))
      }
    }
    let skipped = cell.outputs.compactMap { output -> Diagnostic? in
      if case .error(let diagnostic) = output, diagnostic.severity == .warning { diagnostic } else { nil }
    }
    // A block with claims is its claims, unless something else in it fails.
    guard claims.isEmpty || !errors.isEmpty else {
      if cell.status == .skipped { for place in cases.indices { cases[place].messages = skipped } }
      return cases
    }
    let outcome: Outcome =
      switch cell.status {
      case _ where !errors.isEmpty: .failed
      case .ok: .passed
      case .failed: .failed
      case .skipped: .skipped
      }
    let first = code.map(\.text).first { !$0.allSatisfy(\.isWhitespace) } ?? "empty"
    let block = ReportCase(
      kind: .block, name: name.map { "\($0): block" } ?? "block: \(first)", block: name, line: line, outcome: outcome,
      messages: errors.isEmpty ? skipped : errors)
    return [block] + cases
  }

  /// With a number behind a name that stands twice.
  private static func numbered(_ cases: [ReportCase]) -> [ReportCase] {
    var counts: [String: Int] = [:]
    return cases.map { one in
      var one = one
      counts[one.name, default: 0] += 1
      if let count = counts[one.name], count > 1 { one.name += " (\(count))" }
      return one
    }
  }
}

extension CodeLine {
  fileprivate var isClaim: Bool { text.drop(while: \.isWhitespace).hasPrefix("check ") }

  /// The claim of a line that was not come to, without a comment.
  fileprivate var claim: String {
    var claim = text.drop(while: \.isWhitespace).dropFirst(6).prefix { $0 != "#" }.drop(while: \.isWhitespace)
    while claim.last?.isWhitespace == true { claim.removeLast() }
    return String(claim)
  }
}
