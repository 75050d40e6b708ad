import Source

/// The forms of a claim.
extension StatementParser {
  /// `check E ≈ 0.86`, `check a ≈ b within 0.01`
  mutating func claim() throws(Misreading) -> Statement.Kind {
    place = .claim
    advance()
    if kind == .end {
      throw Misreading(
        "after check, what is claimed is missing", at: text.tokens[index - 1].span, hint: "as in check E ≈ 0.86")
    }
    let claim = try expression()
    if let trend = try trend(of: claim) { return trend }
    guard kind == .keyword(.within) else {
      try end()
      return .check(claim, within: nil)
    }
    guard case .binary(.approximately, _, _) = claim.kind else {
      throw Misreading("within goes with ≈", at: token.span, hint: "write check a ≈ b within 0.01")
    }
    advance()
    if kind == .end {
      throw Misreading(
        "after within, a number is missing", at: text.tokens[index - 1].span, hint: "as in check a ≈ b within 0.01")
    }
    let tolerance = try expression()
    try end()
    return .check(claim, within: tolerance)
  }

  /// `check run.loss falls`, `check E falls over run.loss`: a name behind an operand, so that `falls`, `rises` and
  /// `over` stay free for names.
  private mutating func trend(of series: Expression) throws(Misreading) -> Statement.Kind? {
    guard case .name(let word) = kind else { return nil }
    guard let trend = Trend(rawValue: word) else {
      guard let meant = Self.trendWords[word] else { return nil }
      throw Misreading("a claim has no word \(word)", at: token.span, hint: "write \(meant.rawValue)")
    }
    if case .binary(let sign, _, _) = series.kind, sign.isComparison {
      throw Misreading(
        "a claim compares, or says that something \(word)", at: token.span, hint: "write a line with check for each")
    }
    advance()
    guard kind == .name("over") else {
      try end()
      return .trend(series, trend, over: nil)
    }
    advance()
    if kind == .end {
      throw Misreading(
        "after over, a run or its loss is missing", at: text.tokens[index - 1].span,
        hint: "as in check E \(word) over run.loss")
    }
    let run = try expression()
    try end()
    return .trend(series, trend, over: run)
  }

  /// Other words for the same.
  private static let trendWords: [String: Trend] = [
    "fall": .falls, "decreases": .falls, "decrease": .falls, "drops": .falls, "sinks": .falls, "shrinks": .falls,
    "rise": .rises, "increases": .rises, "increase": .rises, "grows": .rises, "climbs": .rises,
  ]
}
