/// Arrays: their first elements, each with its numbers, or a table with a line for each.
extension WorkedFormulas {
  static let elementLimit = 10
  /// Of arrays where each element is worked out alike, without sums.
  private static let plainLimit = 4

  private func isProduct(_ worked: WorkedFormula) -> Bool { graph.inputs(of: worked.core, as: .product) != nil }

  /// An array without a rule of its own: a vector made element by element as a table, others by their elements.
  mutating func arrayContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent {
    guard case .operation(let operation, _) = graph[worked.core].kind else { return StepContent() }
    switch operation.kernel {
    case .elementwise where worked.value.shape.rank == 1 && worked.core == worked.formula:
      return StepContent([.table(try termTable(worked.formula, own: worked.node))])
    case .elementwise, .outer, .axis, .scatterAdd: return StepContent(try elementParts(worked))
    default: return StepContent()
    }
  }

  /// The first elements: the first with names, all with numbers.
  mutating func elementParts(_ worked: WorkedFormula, label: ((Int) -> String)? = nil) throws(EngineError)
    -> [Explanation.Part]
  {
    let count = worked.value.elements.count
    var lines: [[Math]] = []
    let limit = isProduct(worked) ? Self.elementLimit : Self.plainLimit
    for offset in 0..<min(count, limit) {
      let element = try scope.graph.elementFormula(offset, of: worked.formula, stoppingAt: stops(of: worked.node))
      let left = try elementName(offset, worked, label)
      let numbers = try numberLines(element, value: Tensor(worked.value.elements[offset]))
      let symbols = written(element)
      if offset == 0, isOfNamedElements(element), !symbols.readsLike(numbers[0]) {
        lines.append([left, .row([.sign("="), symbols])])
        lines.append([.row([]), .row([.sign("="), Self.chain(numbers)])])
      } else {
        lines.append([left, .row([.sign("="), Self.chain(numbers)])])
      }
    }
    let more = count - limit
    let rest: [Explanation.Part] = more > 0 ? [.phrase("and \(more) more \(more == 1 ? "element" : "elements")")] : []
    return [.equation(lines.count == 1 ? .row(lines[0]) : .aligned(lines))] + rest
  }

  /// z₂ of a named array; else what `label` calls it, or its place.
  private mutating func elementName(_ offset: Int, _ worked: WorkedFormula, _ label: ((Int) -> String)?)
    throws(EngineError) -> Math
  {
    let shape = worked.value.shape
    if worked.node != worked.formula, !shape.isNumber {
      let selections = shape.place(offset).map { Part.Selection.place($0) }
      let element = try scope.graph.apply(.part, [worked.node], .part(Part(of: shape, selections)))
      return name(element)
    }
    let place = shape.place(offset).map { String($0 + 1) }.joined(separator: ", ")
    return .text(label?(offset) ?? "element \(place)")
  }

  /// Whether all that an element is made of has a name, as W₂₃ and x₃ have.
  private func isOfNamedElements(_ element: NodeID) -> Bool {
    (isLeaf(element) ? [element] : leaves(of: element)).allSatisfy { leaf in
      if cuts.contains(leaf), partNames[leaf] == nil { return false }
      guard let (whole, _) = graph.element(leaf) else { return true }
      if cuts.contains(whole) { return partNames[whole] != nil }
      if case .operation = graph[whole].kind { return names.contains { graph.bodyOfDefinition($0) == whole } }
      return true
    }
  }
}

extension Shape {
  /// The place along each axis, from 0, of an element in row-major order.
  func place(_ offset: Int) -> [Int] { zip(strides, axes).map { offset / $0 % $1 } }
}
