/// Columns as labels: their classes, also on the rows of another dataset.
extension Graph {
  /// The column that a formula is, seen through its names, `on` and rows.
  public func unbound(_ node: NodeID) -> NodeID {
    var node = node
    while true {
      switch self[node].kind {
      case .definition, .bound: node = self[node].inputs[0]
      case .operation(.onlyRow, _): node = self[node].inputs[0]
      default: return node
      }
    }
  }

  /// The classes of a column of text; nothing for other formulas.
  public func classes(of id: NodeID) -> [String]? {
    guard case .column(let names, false) = self[id].kind, let rows = self[id].rows else { return nil }
    return self[rows].column(names[0])?.classes
  }

  /// Text can be compared and be a label, but it is no number.
  func checkText(_ operation: Operation, _ inputs: [NodeID]) throws(EngineError) {
    switch operation {
    case .oneHot, .onlyRow, .equal, .notEqual: return
    default: break
    }
    for input in inputs {
      guard let classes = classes(of: unbound(input)) else { continue }
      let first = classes.prefix(3).joined(separator: ", ")
      throw EngineError("\(describe(input)) is text (\(first)\(classes.count > 3 ? ", …" : "")), so it is no number")
    }
  }

  /// The numbers of columns of `dataset`, with the rows as the last axis, or as the first. Text gets the places that it
  /// has among the classes of `original`, the dataset that the formula was written for.
  func numbers(of names: [String], in dataset: DatasetID, asIn original: DatasetID?, rowsFirst: Bool = false)
    -> [Double]
  {
    let data = self[dataset]
    guard names.count == 1, let original, let column = data.column(names[0]), let texts = column.classes,
      let classes = self[original].column(names[0])?.classes, classes != texts
    else { return rowsFirst ? data.rowMajorNumbers(of: names) : data.numbers(of: names) }
    let places = texts.map { text in classes.firstIndex(of: text).map { Double($0 + 1) } ?? .nan }
    return column.values.map { places[Int($0) - 1] }
  }

  /// Refuses a dataset whose column does not fit to the one that a formula was written for: text for numbers, or text
  /// that is no class there.
  func checkColumn(_ name: String, in dataset: DatasetID, asIn original: DatasetID?) throws(EngineError) {
    guard let original, dataset != original, let column = self[dataset].column(name),
      let first = self[original].column(name)
    else { return }
    let (here, there) = (self[dataset].name, self[original].name)
    guard column.shape == first.shape else {
      throw EngineError("\(name) is \(first.shape.phrase) in \(there), but \(column.shape.phrase) in \(here)")
    }
    switch (first.classes, column.classes) {
    case (nil, nil): return
    case (nil, _?): throw EngineError("\(name) holds numbers in \(there), but text in \(here)")
    case (_?, nil): throw EngineError("\(name) holds text in \(there), but numbers in \(here)")
    case (let classes?, let texts?):
      let used = Set(column.values.map { texts[Int($0) - 1] })
      guard let unknown = used.subtracting(classes).sorted().first else { return }
      throw EngineError("\(name) is \(unknown) in a row of \(here), which is no class of \(there)")
    }
  }

  /// Refuses labels of `dataset` that are none of the classes that a formula was written for.
  func checkLabels(_ label: NodeID, _ classes: NodeID, in dataset: DatasetID) throws(EngineError) {
    let column = unbound(label)
    guard case .column(let names, false) = self[column].kind, case .constant(let known) = self[classes].kind else {
      return
    }
    let numbers = numbers(of: names, in: dataset, asIn: self[column].rows)
    guard let unknown = Set(numbers).subtracting(known.elements).sorted().first else { return }
    let number = unknown == unknown.rounded() && unknown.magnitude < 1e15 ? "\(Int(unknown))" : "\(unknown)"
    throw EngineError(
      "\(names[0]) is \(number) in a row of \(self[dataset].name), which is none of the \(known.elements.count) classes"
    )
  }
}
