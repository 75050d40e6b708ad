import Engine

/// The columns that the formula uses: their numbers, or the file that holds them.
struct DataSection {
  let network: Network
  let variables: Variables
  var lines: [String] = []

  /// Up to so many rows and numbers are written even where there is a file.
  private static let smallRowCount = 200
  private static let smallCount = 5_000
  /// The most numbers that a script holds.
  static let capacity = 100_000

  typealias Entry = (column: Column, rows: DatasetID, name: String)

  init(_ network: Network, _ variables: Variables) throws(EngineError) {
    (self.network, self.variables) = (network, variables)
    var datasets: [DatasetID] = []
    for entry in variables.columns where !datasets.contains(entry.rows) { datasets.append(entry.rows) }
    for dataset in datasets {
      try write(dataset, variables.columns.filter { $0.rows == dataset })
    }
    try writeFrozen()
  }

  private mutating func write(_ dataset: DatasetID, _ entries: [Entry]) throws(EngineError) {
    let data = network.graph[dataset]
    let count = entries.reduce(0) { $0 + data.count * width($1) }
    if let origin = data.origin, data.count > Self.smallRowCount || count > Self.smallCount {
      try write(entries, from: FileColumns(data: data, origin: origin))
      return
    }
    guard count <= Self.capacity else {
      throw EngineError(
        "\(data.name) has \(count) numbers here, which is more than the \(Self.capacity) that a script can hold",
        hint: "read them from a file with csv(\"…\"), which the script then reads too")
    }
    lines.append(Layout.comment("\(data.name): \(data.count) \(data.count == 1 ? "row" : "rows")"))
    let numbers = entries.filter { $0.column.classes == nil && width($0) == 1 && shape($0).isNumber }
    let isTable = numbers.count > 1 && numbers.count <= 8
    if isTable { writeTable(numbers, data) }
    for entry in entries where !(isTable && numbers.contains { $0.name == entry.name }) { writeColumn(entry, data) }
  }

  private func shape(_ entry: Entry) -> Shape {
    entry.column.isVector
      ? [entry.column.names.count] : network.graph[entry.rows].column(entry.column.names[0])?.shape ?? .number
  }

  private func width(_ entry: Entry) -> Int { shape(entry).count }

  private func values(_ entry: Entry) -> [Double] {
    network.graph.rowValues(of: entry.column.names, in: entry.rows, asIn: entry.column.asIn)
  }

  /// Columns of numbers side by side, as the author's table has them.
  private mutating func writeTable(_ entries: [Entry], _ data: Dataset) {
    let columns = entries.map(values)
    let rows = (0..<data.count).map { row in
      "    [\(columns.map { Literal.float($0[row]) }.joined(separator: ", "))],\n"
    }
    lines.append("\(entries.map(\.name).joined(separator: ", ")) = torch.tensor([\n\(rows.joined())]).T")
  }

  private mutating func writeColumn(_ entry: Entry, _ data: Dataset) {
    let before = entry.name.count + 3
    guard let classes = entry.column.classes else {
      let tensor = Tensor(values(entry), shape: Shape([data.count] + shape(entry).axes))
      lines.append("\(entry.name) = \(Literal.tensor(tensor, before: before))")
      return
    }
    let places = values(entry).map { value in Double(classes.firstIndex(of: value) ?? 0) }
    let tensor = Tensor(places, shape: Shape([data.count] + shape(entry).axes))
    if let names = classNames(entry) { lines.append(names) }
    let array = Literal.array(tensor, before: before + 13, indent: 0) { Literal.number($0) }
    lines.append("\(entry.name) = torch.tensor(\(array))")
  }

  /// What the places of a label mean, where they are not the label itself.
  private func classNames(_ entry: Entry) -> String? {
    guard let classes = entry.column.classes, classes != classes.indices.map(Double.init) else { return nil }
    let original = entry.column.asIn ?? entry.rows
    let texts = network.graph[original].column(entry.column.names[0])?.classes
    if texts == nil, classes == classes.indices.map({ Double($0 + 1) }) {
      return "# \(entry.name) is counted from 0 instead of 1"
    }
    let names = texts.map { $0.map(Literal.text) } ?? classes.map(Literal.number)
    let comment = "# \(entry.name): " + names.enumerated().map { "\($0) is \($1)" }.joined(separator: ", ")
    return comment.count <= Layout.width ? comment : nil
  }

  private mutating func writeFrozen() throws(EngineError) {
    var variables = self.variables
    for term in network.reachable(from: network.roots) {
      guard case .frozen(let tensor) = network.terms[term].kind else { continue }
      guard tensor.elements.count <= Self.capacity else {
        throw EngineError(
          "a value per row has \(tensor.elements.count) numbers, "
            + "which is more than the \(Self.capacity) that a script can hold")
      }
      let name = variables.name(of: term)
      lines.append("\(name) = \(Literal.tensor(tensor, before: name.count + 3))")
    }
  }
}
