import Language

/// What is kept of a notebook that was run when its files are written: what the summary counts.
struct NotebookSummary: Sendable {
  let path: NotebookPath
  let messages: String
  let isRead: Bool
  let isFailed: Bool
  /// Whether all its files are known.
  let isWhole: Bool
  let blockCount: Int
  let claimCount: Int
  let holdingCount: Int
  let warningCount: Int

  init(_ outcome: NotebookOutcome) {
    path = outcome.path
    messages = outcome.messages
    isRead = outcome.notebook != nil
    isFailed = outcome.isFailed
    isWhole = isRead && !outcome.isTooLarge
    warningCount = outcome.warningCount
    let cells = outcome.notebook?.cells ?? []
    blockCount = cells.count
    // What a block shows that is there to fail is no claim of the notebook's.
    let claims = cells.filter { !$0.block.options.fails }.flatMap(\.outputs).compactMap { output in
      if case .check(let check) = output { check.holds } else { nil }
    }
    claimCount = claims.count
    holdingCount = claims.filter { $0 }.count
  }
}

extension [NotebookSummary] {
  /// `2 notebooks, 14 blocks, 9 claims hold`
  var text: String {
    func sum(_ count: KeyPath<NotebookSummary, Int>) -> Int { map { $0[keyPath: count] }.reduce(0, +) }
    var parts = [counted(count, "notebook"), counted(sum(\.blockCount), "block")]
    let (claims, holding) = (sum(\.claimCount), sum(\.holdingCount))
    if claims > 0 { parts.append(counted(holding, "claim holds", "claims hold")) }
    if holding < claims { parts.append(counted(claims - holding, "does not", "do not")) }
    let warnings = sum(\.warningCount)
    if warnings > 0 { parts.append(counted(warnings, "warning")) }
    let failed = filter(\.isFailed).count
    if failed > 0 { parts.append(counted(failed, "notebook failed", "notebooks failed")) }
    return parts.joined(separator: ", ")
  }
}
