import Engine
import Source

/// A claim and whether it holds.
public struct CheckOutput: Sendable {
  /// The claim as the author wrote it.
  public let claim: String
  public let holds: Bool
  /// What the left side is; the values in their order, where the claim says that they fall or rise.
  public let found: Tensor
  /// What the right side is; nothing for a claim without one.
  public let wanted: Tensor?
  /// The sentence that says what was found, where the claim does not hold.
  public let message: String?
  /// Where the sides differ, for a claim about several values that does not hold.
  public let differences: ClaimDifferences?
  /// What the author can do, where the claim does not hold for a reason that is known.
  public let hint: String?
  public let span: Span

  init(
    claim: String, holds: Bool, found: Tensor, wanted: Tensor? = nil, message: String? = nil,
    differences: ClaimDifferences? = nil, hint: String? = nil, span: Span
  ) {
    self.claim = claim
    self.holds = holds
    self.found = found
    self.wanted = wanted
    self.message = message
    self.differences = differences
    self.hint = hint
    self.span = span
  }

  func moved(byLines count: Int) -> CheckOutput {
    let span = Span(
      Position(line: span.start.line + count, column: span.start.column),
      Position(line: span.end.line + count, column: span.end.column))
    return CheckOutput(
      claim: claim, holds: holds, found: found, wanted: wanted, message: message, differences: differences, hint: hint,
      span: span)
  }
}

/// The entries of two arrays for which a claim does not hold, the first few of them in full.
public struct ClaimDifferences: Sendable {
  public struct Entry: Sendable {
    /// Counted from 1: the row, where there are rows, and the place in it.
    public let place: [Int]
    public let found: String
    public let wanted: String
  }

  /// What the places are, and what stands on each side: `row`, `y`, `or.y`.
  public let headings: [String]
  public let entries: [Entry]
  /// For how many entries the claim does not hold, and of how many.
  public let count: Int
  public let total: Int
  /// What there is to say of those that are not in `entries`.
  public let more: String?

  /// The most entries that are shown.
  static let limit = 5

  /// The cells of each entry, as text.
  public var rows: [[String]] {
    entries.map { [$0.place.map(String.init).joined(separator: ", "), $0.found, $0.wanted] }
  }

  /// A table in lines of text, for a terminal; nothing for one entry, of which the message tells all.
  var lines: [String] {
    guard count > 1 else { return [] }
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let table = all.map { row in
      zip(row, widths).map { cell, width in String(repeating: " ", count: width - cell.count) + cell }
        .joined(separator: "   ")
    }
    return table + (more.map { [$0] } ?? [])
  }
}
