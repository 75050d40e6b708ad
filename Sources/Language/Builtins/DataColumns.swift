import Data
import Engine
import Source

extension Evaluator {
  /// What a file holds; what is wrong with it is said with its name and place.
  mutating func parsed<T>(_ call: Builtin.Call, _ parse: ([UInt8]) throws(DataError) -> T)
    throws(Diagnostic) -> T
  {
    let address = try text(call.expression(0))
    let bytes: [UInt8]
    reads.insert(address)
    switch state.surroundings.files(address) {
    case .success(let read): bytes = read
    case .failure(let failure): throw Diagnostic(failure.message, at: call.expression(0).span)
    }
    do {
      return try parse(bytes)
    } catch {
      let place = [error.line, error.column].compactMap { $0.map { ":\($0)" } }.joined()
      throw Diagnostic("\(address)\(place): \(error.message)", at: call.expression(0).span)
    }
  }

  /// A column from an array whose first axis is the rows.
  mutating func dataColumn(_ name: Identifier, _ expression: Expression) throws(Diagnostic)
    -> Dataset.Column
  {
    let node = try formula(expression)
    let value = try numbers(of: node, at: expression.span)
    guard value.tensor.shape.rank >= 1 else {
      throw Diagnostic(
        "a column is a vector, but \(expression.source) is a number", at: expression.span,
        hint: "linspace(0, 1, 30) makes thirty numbers")
    }
    let shape = Shape(Array(value.tensor.shape.axes.dropFirst()))
    return Dataset.Column(
      name: name.name, values: value.tensor.elements, shape: shape,
      classes: value.rows == nil ? nil : state.graph.classes(of: state.graph.unbound(node)))
  }
}

extension Dataset.Column {
  /// A column of a file. Text becomes classes.
  init(_ column: DataColumn) {
    switch column.entries {
    case .numbers(let numbers): self.init(name: column.name, values: numbers)
    case .texts(let texts): self.init(name: column.name, texts: texts)
    }
  }

  /// A column of text: its classes are the sorted distinct texts.
  init(name: String, texts: [String]) {
    let classes = Set(texts).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, Double($0 + 1)) })
    self.init(name: name, values: texts.map { places[$0] ?? 0 }, classes: classes)
  }
}
