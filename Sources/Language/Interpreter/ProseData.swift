import Engine
import Numerals
import Source

extension Evaluator {
  /// The dataset that a labelled table of the prose above makes.
  mutating func proseTable(_ name: String, at span: Span) throws(Diagnostic) -> Value? {
    if let known = state.tables[name] { return .dataset(known) }
    guard let table = state.prose.first(where: { $0.name == name }) else { return nil }
    guard table.span.start < span.start else {
      throw Diagnostic(
        "the table \(name) is below, at line \(table.span.start.line)", at: span,
        hint: "a block may use a table of the prose above it")
    }
    let dataset = state.graph.add(try Self.dataset(of: table))
    state.tables[name] = dataset
    return .dataset(dataset)
  }

  private static func dataset(of table: ProseTable) throws(Diagnostic) -> Dataset {
    guard !table.rows.isEmpty else { throw Diagnostic("the table \(table.name) has no rows", at: table.span) }
    var columns: [Dataset.Column] = []
    for (position, heading) in table.headings.enumerated() {
      guard !heading.text.isEmpty else {
        throw Diagnostic("a column of \(table.name) has no heading", at: heading.span)
      }
      guard !columns.contains(where: { $0.name == heading.text }) else {
        throw Diagnostic("the table \(table.name) has two columns \(heading.text)", at: heading.span)
      }
      columns.append(try column(heading.text, cells: table.rows.map { $0[position] }))
    }
    return Dataset(name: table.name, columns: columns)
  }

  /// Numbers where the first cell is one; else each text is a class.
  private static func column(_ name: String, cells: [ProseTable.Cell]) throws(Diagnostic) -> Dataset.Column {
    let numbers = cells.map { number($0.text) }
    guard numbers.contains(where: { $0 != nil }) else {
      for cell in cells where cell.text.isEmpty {
        throw Diagnostic("the column \(name) has an empty cell", at: cell.span)
      }
      return Dataset.Column(name: name, texts: cells.map(\.text))
    }
    var values: [Double] = []
    for (cell, number) in zip(cells, numbers) {
      guard let number else {
        let what = cell.text.isEmpty ? "an empty cell" : "\"\(cell.text)\""
        throw Diagnostic("the column \(name) holds numbers, but here is \(what)", at: cell.span)
      }
      values.append(number)
    }
    return Dataset.Column(name: name, values: values)
  }

  /// A number as a table writes it; a typographic minus is a minus.
  private static func number(_ text: String) -> Double? {
    let plain = text.replacing("−", with: "-")
    guard let first = plain.unicodeScalars.first, "+-.0123456789".unicodeScalars.contains(first),
      let number = Double(plain), number.isFinite
    else { return nil }
    return number
  }
}
