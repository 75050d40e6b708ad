import Engine

/// A file and where the columns stand in it.
struct FileColumns {
  let data: Dataset
  let origin: Dataset.Origin

  func place(_ name: String) -> Int { data.columns.firstIndex { $0.name == name } ?? 0 }

  /// `np.loadtxt(…)` of some columns; a file with text may have quotes, and signs that are comments elsewhere.
  func read(_ columns: String, isText: Bool = false) -> String {
    let hasText = data.columns.contains { $0.classes != nil }
    let text = hasText ? ", comments=None, quotechar='\"', encoding=\"utf-8\"" : ""
    return "np.loadtxt(\(Literal.text(origin.file)), delimiter=\",\", skiprows=1, usecols=\(columns)"
      + (isText ? ", dtype=str" : "") + text + ")"
  }
}

extension DataSection {
  mutating func write(_ entries: [Entry], from file: FileColumns) throws(EngineError) {
    lines.append(Layout.comment("\(file.data.name): \(file.data.count) rows of \(file.origin.file)"))
    var rows = ""
    if let chosen = file.origin.rows {
      guard chosen.count <= Self.capacity else {
        throw EngineError(
          "\(file.data.name) has \(chosen.count) rows of \(file.origin.file), "
            + "which is more than the \(Self.capacity) that a script can list")
      }
      var variables = self.variables
      let name = variables.take("\(file.data.name)_rows")
      let tensor = Tensor(vector: chosen.map(Double.init))
      lines.append("\(name) = \(Literal.array(tensor, before: name.count + 3, indent: 0) { Literal.number($0) })")
      rows = "[\(name)]"
    }
    for entry in entries {
      let names = entry.column.names
      let first = file.place(names[0])
      let isRun = names.enumerated().allSatisfy { file.place($1) == first + $0 }
      let columns =
        !entry.column.isVector
        ? "\(first)" : isRun ? "range(\(first), \(first + names.count))" : "\(names.map(file.place))"
      if file.data.column(names[0])?.classes != nil {
        writeTexts(entry, file.read(columns, isText: true), rows)
      } else {
        let numbers = Expression("torch.from_numpy(\(file.read(columns)))")
        let values = entry.column.classes.map { FunctionWriter.place(of: numbers, in: $0) } ?? numbers
        lines += Layout.statement("\(entry.name) = \(values.text)\(rows)", indent: 0)
      }
    }
  }

  /// Texts as places among their classes, in the order that the notebook has them in.
  private mutating func writeTexts(_ entry: Entry, _ texts: String, _ rows: String) {
    var variables = self.variables
    let original = entry.column.asIn ?? entry.rows
    let classes = network.graph[original].column(entry.column.names[0])?.classes ?? []
    let names = variables.take("\(entry.name)_names")
    let all = variables.take("\(entry.name)_texts")
    lines += Layout.statement("\(names) = [\(classes.map(Literal.text).joined(separator: ", "))]", indent: 0)
    lines += Layout.statement("\(all) = \(texts)\(rows)", indent: 0)
    // As numbers, classes are counted from 1.
    let place = "\(names).index(text.strip())\(entry.column.classes == nil ? " + 1.0" : "")"
    lines += Layout.statement("\(entry.name) = torch.tensor([\(place) for text in \(all)])", indent: 0)
  }
}
