import Source

extension WarningRule {
  /// A label of a table that no code speaks of.
  static let unusedTables = WarningRule(isOfUnused: true) { outline in
    guard !outline.tables.isEmpty else { return [] }
    let words = outline.allWords
    return outline.tables.filter { !words.contains($0.name) }.map { table in
      .warning(
        .unusedTable, "nothing uses the table \(table.name)", at: table.span,
        hint: "write use \(table.name) in a block below it, or leave the label out")
    }
  }
}
