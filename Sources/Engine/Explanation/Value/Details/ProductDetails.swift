/// Products of vectors and matrices: each element as its row times its column. A product with what picks rows is an
/// embedding, one with the windows of an image a convolution.
extension WorkedFormulas {
  mutating func productContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    let inputs = graph[worked.core].inputs
    if let picked = unnamedOneHot(inputs[0]) { return try embeddingContent(worked, picked) }
    if let windows = patches(below: worked.core) { return try windowContent(worked, windows, .product) }
    if worked.isNumber {
      let written = try scope.graph.elementFormula(0, of: worked.formula, stoppingAt: stops(of: worked.node))
      return numberContent(worked, try numberLines(written, value: worked.value))
    }
    let shapes = inputs.map { graph[$0].shape }
    var parts: [Explanation.Part] = []
    if let line = try arraysInNumbers(worked) { parts.append(.equation(line)) }
    let result = graph[worked.core].shape
    parts.append(
      .phrase("Shapes: \(shapes[0].description) times \(shapes[1].description) gives \(result.description)."))
    let isOfRows = (shapes[0].rank, shapes[1].rank)
    let elements = try elementParts(worked) { offset in
      let place = worked.value.shape.place(offset)
      switch isOfRows {
      case (2, 1): return "row \(place[0] + 1)"
      case (1, 2): return "column \(place[0] + 1)"
      default: return place.count == 2 ? "row \(place[0] + 1), column \(place[1] + 1)" : "element \(offset + 1)"
      }
    }
    guard isOfRows == (2, 2) else { return StepContent(parts + elements) }
    return StepContent(parts, steps: [Explanation.Step("Each element is a row times a column", elements)])
  }

  /// The formula with the numbers of its arrays put in, and its value, where all are small.
  private mutating func arraysInNumbers(_ worked: WorkedFormula) throws(EngineError) -> Math? {
    var numbers: [NodeID: Tensor] = [:]
    for leaf in leaves(of: worked.formula) {
      let value = try value(of: leaf)
      guard value.isShort else { return nil }
      numbers[leaf] = value
    }
    guard worked.value.isShort else { return nil }
    let line = print(worked.formula, worked.node, numbers: numbers)
    return Self.chain((worked.name.map { [$0] } ?? []) + [line, .value(worked.value)])
  }

  // MARK: Embeddings

  private func unnamedOneHot(_ id: NodeID) -> NodeID? {
    guard !isLeaf(id), case .operation(.oneHot, _) = graph[id].kind else { return nil }
    return id
  }

  /// The rows that the indices pick.
  private mutating func embeddingContent(_ worked: WorkedFormula, _ picked: NodeID) throws(EngineError)
    -> StepContent?
  {
    let table = graph[worked.core].inputs[1]
    guard worked.core == unmoved(worked.formula, fromInside: true) else { return nil }
    let label = graph[picked].inputs[0]
    let places = try value(of: label).elements.map { String(Int($0)) }
    let rows = places.prefix(Self.elementLimit).joined(separator: ", ")
    let more = places.count > Self.elementLimit ? ", …" : ""
    let name = name(table)
    let shape = graph[table].shape
    return StepContent(
      [
        .phrase(
          places.count == 1
            ? "Row \(rows) of \(name), which is \(shape.description)."
            : "Rows \(rows)\(more) of \(name), which is \(shape.description).")
      ], isFormulaShown: false)
  }

  // MARK: Choices

  mutating func argmaxContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    let input = graph[worked.core].inputs[0]
    guard worked.isNumber, worked.core == worked.formula, let place = worked.value.number, place >= 1 else {
      return nil
    }
    let numbers = try value(of: input)
    let largest = numbers.elements[Int(place) - 1]
    return StepContent([
      .equation(.row([name(input), .sign("="), .value(numbers)])),
      .phrase("The largest is element \(Int(place)), \(.number(largest))."),
    ])
  }

  mutating func oneHotContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    guard worked.value.shape.rank == 1, let place = worked.value.elements.firstIndex(of: 1) else { return nil }
    return StepContent([.phrase("1 at place \(place + 1), 0 elsewhere.")], isFormulaShown: false)
  }
}
