extension UpdateExplanation {
  /// One parameter in one step: its formulas, and the value of every letter in them.
  private struct Entry {
    let name: Math
    let formulas: UpdateFormulas
    let values: [NodeID: Tensor]
    let before: Tensor
    let gradient: Tensor
    let after: Tensor

    var isNumber: Bool { before.shape.isNumber }

    /// The value of a line; at the end the new parameter, as the training has it.
    func value(_ line: UpdateFormulas.Line) -> Tensor {
      line.node == formulas.lines[formulas.lines.count - 1].node ? after : values[line.node] ?? after
    }
  }

  /// A step's table of the parameters that are numbers, and the others one by one.
  func content(of step: UpdateTrace.Step) throws(EngineError) -> [Explanation.Step] {
    let shown = try trace.parameters.indices.prefix(Self.mostParameters).map { position throws(EngineError) in
      try entry(position, step)
    }
    let numbers = shown.filter(\.isNumber)
    var steps: [Explanation.Step] = []
    if !numbers.isEmpty {
      steps.append(Explanation.Step("", [.table(table(numbers))], isOpen: true))
      if numbers[0].formulas.lines.count > 1 {
        steps += numbers.map { entry in
          Explanation.Step("\(entry.name) in numbers", lines(entry).map { .equation(.row($0)) })
        }
      }
    }
    for entry in shown where !entry.isNumber { steps.append(array(entry)) }
    let hidden = trace.parameters.count - shown.count
    if hidden > 0 {
      steps.append(Explanation.Step("… and \(hidden) more \(hidden == 1 ? "parameter" : "parameters")"))
    }
    return steps
  }

  private func entry(_ position: Int, _ step: UpdateTrace.Step) throws(EngineError) -> Entry {
    let before = step.before[position]
    let parameter = graph[trace.identities[position]]
    let name: Math = before.shape.isNumber ? .name(parameter.name) : .array(parameter.name)
    let formulas = try UpdateFormulas(of: optimizer, shape: before.shape, parameter: name, loss: loss)
    let values = try formulas.values(
      parameter: before, gradient: step.gradients[position], memory: step.memory[position], rate: step.rate,
      step: step.number)
    return Entry(
      name: name, formulas: formulas, values: values, before: before, gradient: step.gradients[position],
      after: step.after[position])
  }

  // MARK: Numbers

  /// parameter | w | ∂E/∂w | what is between | w − α ∂E/∂w in numbers | new w
  private func table(_ entries: [Entry]) -> Explanation.Table {
    let w = Math.name("w")
    var columns: [Explanation.Table.Column] = [
      .init("parameter", .math(entries.map(\.name))),
      .init(Phrase(w), .values(entries.map { $0.before.elements[0] })),
      .init(
        Phrase(.partial(order: 1, of: loss, by: [w])), .values(entries.map { $0.gradient.elements[0] })),
    ]
    let lines = entries[0].formulas.lines
    for (index, line) in lines.dropLast().enumerated() {
      let numbers = entries.map { $0.value($0.formulas.lines[index]).elements[0] }
      columns.append(.init(Phrase(line.name), .values(numbers)))
    }
    if lines.count == 1 {
      let heading = (try? UpdateFormulas(of: optimizer, shape: .number, parameter: w, loss: loss)).map {
        Phrase($0.right($0.lines[0], numbers: [:]))
      }
      columns.append(
        .init(
          heading ?? "in numbers", .math(entries.map { $0.formulas.right($0.formulas.lines[0], numbers: $0.values) })))
    }
    columns.append(.init("new \(w)", .values(entries.map { $0.after.elements[0] })))
    return Explanation.Table(columns)
  }

  /// `v ← 0.9 · 0 + 0.2 = 0.2`, a formula a line. What the optimiser remembers of w is v with the index w.
  private func lines(_ entry: Entry) -> [[Math]] {
    let lines = entry.formulas.lines
    return lines.enumerated().map { index, line in
      let isLast = index == lines.count - 1
      let name = isLast ? line.name : Self.indexed(line.name, by: entry.name)
      return [
        name,
        .row([
          .sign(line.isChange ? "←" : "="), entry.formulas.right(line, numbers: entry.values), .sign("="),
          .value(entry.value(line)),
        ]),
      ]
    }
  }

  private static func indexed(_ name: Math, by parameter: Math) -> Math {
    if case .root(let inner) = name { return .root(.index(inner, [parameter])) }
    return .index(name, [parameter])
  }

  // MARK: Arrays

  /// Vectors and matrices of up to this many rows and columns are written out.
  private static let largestSide = 6
  /// Of larger ones so many elements are shown.
  private static let shownElements = 6

  private func array(_ entry: Entry) -> Explanation.Step {
    let shape = entry.before.shape
    guard shape.rank <= 2, shape.axes.allSatisfy({ $0 <= Self.largestSide }) else { return largeArray(entry) }
    let slope = [
      Math.partial(order: 1, of: loss, by: [entry.name]), .row([.sign("="), .value(entry.gradient)]),
    ]
    return Explanation.Step(Phrase(entry.name), [.equation(.aligned([slope] + lines(entry)))], isOpen: true)
  }

  /// The first elements, a row each.
  private func largeArray(_ entry: Entry) -> Explanation.Step {
    let count = min(Self.shownElements, entry.before.elements.count)
    func numbers(_ tensor: Tensor) -> Explanation.Table.Cells { .values(Array(tensor.elements.prefix(count))) }
    let places = (0..<count).map { offset in
      Math.index(entry.name.ofOneElement, entry.before.shape.place(of: offset).map { .exact(Double($0 + 1)) })
    }
    var columns: [Explanation.Table.Column] = [
      .init("element", .math(places)), .init(Phrase(entry.name), numbers(entry.before)),
      .init(Phrase(.partial(order: 1, of: loss, by: [entry.name])), numbers(entry.gradient)),
    ]
    for line in entry.formulas.lines.dropLast() {
      columns.append(.init(Phrase(line.name), numbers(entry.value(line))))
    }
    columns.append(.init("new \(entry.name)", numbers(entry.after)))
    return Explanation.Step(
      "\(entry.name), \(entry.before.shape.phrase)",
      [.table(Explanation.Table(columns, hiddenRows: entry.before.elements.count - count))], isOpen: true)
  }
}
