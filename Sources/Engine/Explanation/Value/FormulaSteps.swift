/// A step for a formula: its name, the formula and its value in a line, and what shows when it is opened.
extension WorkedFormulas {
  /// The formulas that have steps, inputs first: the named ones, and unnamed parts of them. What only passes a value on
  /// has none.
  mutating func withSteps(_ named: [NodeID]) -> [NodeID] {
    for node in named where !isPassing(node) { cut(graph.bodyOfDefinition(node)) }
    nameParts()
    return (named.filter { !isPassing($0) } + cuts.subtracting(totals)).sorted()
  }

  /// Whether a name only stands for numbers, a column or a part of something, so that there is nothing to work out.
  func isPassing(_ node: NodeID) -> Bool {
    let formula = unmoved(graph.bodyOfDefinition(node), fromInside: true)
    switch graph[formula].kind {
    case .constant, .frozen, .parameter, .variable, .column, .definition: return true
    case .bound, .derivative: return false
    case .operation(let operation, _):
      guard operation == .list || operation == .concatenate else { return false }
      return graph[formula].inputs.allSatisfy { isLeaf($0) || isPassing($0) }
    }
  }

  /// With `isWhole`, the step of what is explained: open, and without a title that would only say the answer again.
  mutating func step(_ worked: WorkedFormula, isWhole: Bool = false) throws(EngineError) -> Explanation.Step {
    let content = try content(of: worked)
    var sides: [Math] = worked.name.map { [$0] } ?? []
    if content.isFormulaShown {
      let formula = written(worked.formula, own: worked.node)
      if sides.last.map({ !$0.readsLike(formula) }) ?? true { sides.append(formula) }
    }
    sides += content.line
    let answer = valueMath(worked)
    if let answer, answer != sides.last { sides.append(answer) }
    let isOpen = isWhole && !(content.parts.isEmpty && content.steps.isEmpty)
    if isOpen, worked.rows == nil, sides.count <= 2, worked.name != nil, answer == sides.last {
      return Explanation.Step("", content.parts, steps: content.steps, isOpen: true)
    }
    let word = partNames[worked.node]?.word.map { $0 + " " } ?? ""
    let shape = answer == nil ? ", \(worked.value.shape.phrase)" : ""
    let place = worked.rows == nil ? "" : Self.rowPlace
    return Explanation.Step(
      "\(word)\(Phrase(Self.chain(sides)))\(shape)\(place)", content.parts, steps: content.steps, isOpen: isOpen)
  }

  /// The value where it fits into a line. An array of one number that an axis of length 1 is left of is a number.
  private func valueMath(_ worked: WorkedFormula) -> Math? {
    if worked.value.elements.count == 1, case .operation(let operation, _) = graph[worked.core].kind,
      case .axis = operation.kernel
    {
      return .number(worked.value.elements[0])
    }
    return worked.value.isShort ? .shown(worked.value) : nil
  }

  private mutating func content(of worked: WorkedFormula) throws(EngineError) -> StepContent {
    if isLeaf(worked.formula), !bodyHasRule(worked) { return StepContent() }
    if case .operation(let operation, _) = graph[worked.core].kind, let detail = ValueDetail.of(operation),
      let content = try detail.content(&self, worked)
    {
      return content
    }
    return try worked.isNumber ? numberContent(worked) : arrayContent(worked)
  }

  /// Whether the formula is an operation: that of a name is a leaf of others, but has a step of its own.
  private func bodyHasRule(_ worked: WorkedFormula) -> Bool {
    if case .operation = graph[worked.formula].kind { true } else { false }
  }

  // MARK: Numbers

  /// A formula of numbers: numbers put in, worked out line by line.
  mutating func numberContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent {
    let lines = try numberLines(worked.formula, own: worked.node, value: worked.value)
    return numberContent(worked, lines)
  }

  /// The most names and numbers of a formula and its lines of numbers that stand in a title.
  private static let heaviestTitle = 6

  /// Lines of numbers that are short stand in the title; the last of them is the value.
  func numberContent(_ worked: WorkedFormula, _ lines: [Math]) -> StepContent {
    let formula = written(worked.formula, own: worked.node)
    let lines = lines[0].readsLike(formula) ? Array(lines.dropFirst()) : lines
    guard lines.count > 1 else { return StepContent() }
    let weight = lines.dropLast().reduce(formula.weight) { $0 + $1.weight }
    if weight <= Self.heaviestTitle { return StepContent(line: Array(lines.dropLast())) }
    return StepContent([.equation(Self.equation(worked.name, lines))])
  }

  /// name = first = second = …, in one line or, where that is long, in several.
  static func equation(_ name: Math?, _ lines: [Math]) -> Math {
    let weight = lines.reduce(0) { $0 + $1.weight }
    guard weight > 16, lines.count > 1 else { return chain((name.map { [$0] } ?? []) + lines) }
    return .aligned(
      lines.enumerated().map { position, line in
        let left = position == 0 ? name : nil
        let hasSign = position > 0 || name != nil
        return [left ?? .row([]), hasSign ? .row([.sign("="), line]) : line]
      })
  }

  /// a = b = c
  static func chain(_ sides: [Math]) -> Math {
    sides.count == 1 ? sides[0] : .row(Array(sides.map { [$0] }.joined(separator: [.sign("=")])))
  }
}

/// What shows when a step is opened.
struct StepContent {
  var parts: [Explanation.Part]
  var steps: [Explanation.Step]
  /// What stands between the formula and its value in the title.
  var line: [Math]
  /// Whether the title has the formula; that of a convolution is not what a reader would write.
  var isFormulaShown: Bool

  init(
    _ parts: [Explanation.Part] = [], steps: [Explanation.Step] = [], line: [Math] = [], isFormulaShown: Bool = true
  ) {
    self.parts = parts
    self.steps = steps
    self.line = line
    self.isFormulaShown = isFormulaShown
  }
}

extension Tensor {
  /// Whether it fits into a line.
  var isShort: Bool {
    switch shape.rank {
    case 0: true
    case 1: elements.count <= 6
    case 2: shape.axes[0] <= 4 && shape.axes[1] <= 4
    default: shape.rank == 3 && shape.axes[2] == 1 && withoutChannel.isShort
    }
  }

  /// An image of one channel as a matrix.
  var withoutChannel: Tensor {
    guard shape.rank == 3, shape.axes[2] == 1 else { return self }
    return Tensor(elements, shape: Shape(Array(shape.axes.dropLast())))
  }
}
