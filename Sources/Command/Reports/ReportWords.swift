import Notebook
import Render

/// Sentences that several reports have in common.
extension NotebookReport {
  /// `failed and stale`, with what is known of it in brackets.
  func verdict(isUpdated: Bool) -> String {
    var words: [String] = []
    for condition in conditions {
      switch condition {
      case .unreadable: words.append("cannot be read")
      case .failed: words.append("failed")
      case .stale: words.append(isUpdated ? "updated" : "stale")
      case .edited: words.append(isUpdated ? "updated, was edited by hand" : "edited by hand")
      case .lineEnds: words.append(isUpdated ? "updated, had other line ends" : "other line ends")
      case .fine: words.append("fine")
      }
    }
    // What was updated is said once, with the gravest that was wrong.
    if isUpdated, words.contains("updated"), words.last != "updated" { words.removeAll { $0 == "updated" } }
    let brackets = self.brackets
    return words.joined(separator: " and ") + (brackets.isEmpty ? "" : " (\(brackets.joined(separator: ", ")))")
  }

  private var brackets: [String] {
    let failed = claims.filter { $0.outcome == .failed }.count
    let blocks = cases.filter { $0.kind == .block }
    var parts: [String] = []
    if failed > 0 {
      parts.append("\(failed) of \(counted(claims.count, "claim")) \(failed == 1 ? "does" : "do") not hold")
    } else if conditions == [.fine], !claims.isEmpty {
      parts.append(counted(claims.count, "claim"))
    } else if conditions == [.fine], let count = notebook?.cells.count, count > 0 {
      parts.append(counted(count, "block"))
    }
    let failedBlocks = blocks.filter { $0.outcome == .failed }.count
    if failedBlocks > 0 { parts.append("\(counted(failedBlocks, "block")) failed") }
    let skipped = notebook?.cells.filter { $0.status == .skipped }.count ?? 0
    if skipped > 0 { parts.append("\(counted(skipped, "block")) skipped") }
    let changes = toldGroups.map(\.changes.count).reduce(0, +)
    if changes > 0 { parts.append(counted(changes, "change")) }
    if !warnings.isEmpty { parts.append(counted(warnings.count, "warning")) }
    return parts
  }

  /// What changed, but for what is told as a failure already: claims that do not hold, and blocks that did not run.
  private var toldGroups: [OutputComparison.Group] {
    guard isFailed else { return comparison.groups }
    return comparison.groups.compactMap { group in
      if case .block(let position) = group.place, let cells = notebook?.cells, position < cells.count,
        cells[position].hasError
      {
        return nil
      }
      let changes = group.changes.filter { !$0.isFailedClaim }
      return changes.isEmpty ? nil : OutputComparison.Group(place: group.place, changes: changes)
    }
  }

  /// What changed, a line each, below a line for each place; how much of it there is to be, and what is left out.
  func changeLines(in folder: String, limit: Int, ofPlace placeLimit: Int) -> [String] {
    var lines: [String] = []
    var shown = 0
    var leftOut: (changes: Int, places: Int) = (0, 0)
    for group in toldGroups {
      let changes = group.changes
      guard shown < limit else {
        leftOut = (leftOut.changes + changes.count, leftOut.places + 1)
        continue
      }
      // One that is left out would take a line too.
      let count = changes.count <= placeLimit + 1 ? changes.count : placeLimit
      lines.append(place(of: group, in: folder))
      lines += ChangeText.lines(changes).prefix(count).map { "  " + $0 }
      if count < changes.count { lines.append("  … and \(changes.count - count) more here") }
      shown += count
    }
    if leftOut.changes > 0 {
      lines.append("… and \(counted(leftOut.changes, "change")) in \(counted(leftOut.places, "more place"))")
    }
    return lines
  }

  /// `or.md:24: block training`
  private func place(of group: OutputComparison.Group, in folder: String) -> String {
    if let place = group.markup { return "\(Self.list([place.path], in: folder)):\(place.line): markup" }
    switch group.place {
    case .block(let position):
      guard let cells = notebook?.cells, position < cells.count else { return path ?? "" }
      let cell = cells[position]
      return "\(path ?? ""):\(line(cell.line)): block\(cell.name.map { " \($0)" } ?? "")"
    case .prose(let number?): return "\(path ?? ""):\(line(number)): prose"
    case .prose(nil), .unknown: return path.map { "\($0): prose" } ?? "index"
    }
  }

  /// The files that differ, a line for each way in which they do; when they were written anew, which were.
  func fileLines(in folder: String, isUpdated: Bool) -> [String] {
    func line(_ words: String, _ paths: [String]) -> String? {
      paths.isEmpty ? nil : "\(words): \(Self.list(paths, in: folder))"
    }
    func paths(_ conditions: OutputFinding.Condition...) -> [String] {
      findings.filter { conditions.contains($0.condition) }.map(\.path)
    }
    let nature = [
      line("only the drawing differs, no word or number", comparison.drawings),
      line(
        path == nil
          ? "only the text of the search differs, or what does not show" : "nothing that a reader sees differs",
        comparison.invisible),
    ]
    let files =
      isUpdated
      ? [
        line("written", findings.filter { $0.condition != .obsolete }.map(\.path)), line("removed", paths(.obsolete)),
      ]
      : [
        line("stale", paths(.stale)), line("not the record of these outputs, as after a merge", paths(.wrongRecord)),
        line("edited by hand", paths(.edited)),
        line("edited by hand, and stale too", paths(.editedAndStale)), line("missing", paths(.missing)),
        line("made by nothing now", paths(.obsolete)), line("other line ends", paths(.lineEnds)),
      ]
    return (nature + files).compactMap { $0 }
  }

  /// The notebook, or the output folder for what belongs to the whole course.
  func title(in folder: String) -> String { path ?? folder }

  /// `Output/or.html, Output/or.md and 3 figures`; one or two figures are named.
  private static func list(_ paths: [String], in folder: String) -> String {
    let figures = paths.filter { $0.hasSuffix(".svg") }
    let named = figures.count > 2 ? paths.filter { !$0.hasSuffix(".svg") } : paths
    let all =
      named.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
      + (figures.count > 2 ? [counted(figures.count, "figure")] : [])
    return all.count < 2 ? all.joined() : all.dropLast().joined(separator: ", ") + " and " + (all.last ?? "")
  }
}

extension LineChange {
  /// Whether it is the line of a claim that does not hold, or of its mark.
  fileprivate var isFailedClaim: Bool {
    switch self {
    case .added(let text): text.contains("✗ **") || text.hasSuffix("does not hold")
    case .removed(let text): text.hasPrefix("✓ ") || text.hasPrefix("- ✓ ")
    case .numbers, .figureData: false
    }
  }
}
