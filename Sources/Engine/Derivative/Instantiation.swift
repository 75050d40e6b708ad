extension Graph {
  /// The formula that `template` describes for the operation at `node`, whose value receives `gradient`.
  mutating func instantiate(_ template: Template, for node: NodeID, gradient: NodeID?) throws(EngineError) -> NodeID {
    switch template {
    case .input(let index): return self[node].inputs[index]
    case .output: return node
    case .gradient:
      guard let gradient else { throw EngineError("a local derivative has no gradient") }
      return gradient
    case .number(let number): return constant(number)
    case .indices(let count): return constant(Tensor(vector: (1...count).map(Double.init)))
    case .zero: return constant(0)
    case .call(let name, let templates, let rule):
      var inputs: [NodeID] = []
      for template in templates { inputs.append(try instantiate(template, for: node, gradient: gradient)) }
      guard let operation = Operation.named(name) else { throw EngineError("there is no operation \(name)") }
      return try instantiate(operation, inputs, rule, for: node)
    }
  }

  private mutating func instantiate(
    _ operation: Operation, _ inputs: [NodeID], _ rule: TemplateAttribute, for node: NodeID
  ) throws(EngineError) -> NodeID {
    switch rule {
    case .fixed(let attribute): return try simplified(operation, inputs, attribute)
    case .own:
      guard case .operation(_, let own) = self[node].kind else { return try simplified(operation, inputs) }
      if case .rows(let dataset) = own { return try simplified(operation, inputs, rows(dataset, of: node)) }
      return try simplified(operation, inputs, own)
    case .shape(let input):
      return try simplified(operation, inputs, .shape(self[self[node].inputs[input]].shape))
    case .shapeWithLastAsOne(let input):
      let shape = self[self[node].inputs[input]].shape
      return try simplified(operation, inputs, .shape(Shape(Array(shape.axes.dropLast()) + [1])))
    case .partOfConcatenation(let input):
      guard case .operation(_, .axis(let axis)) = self[node].kind else { throw EngineError("an axis is missing") }
      let whole = Concatenation(self[node].inputs.map { self[$0].shape }, axis: axis)
      return try simplified(operation, inputs, .part(whole.part(of: input)))
    case .partOfList(let input):
      let shapes = self[node].inputs.map { self[$0].shape }
      let start = shapes[..<input].reduce(0) { $0 + $1.count }
      let part = Part(of: self[node].shape, [.range(start..<start + shapes[input].count)])
      return try simplified(.reshape, [simplified(operation, inputs, .part(part))], .shape(shapes[input]))
    }
  }

  /// The rows of `dataset` as the formula at `node` has them: where it takes the columns by an `on` of its own, no other
  /// `on` around the derivative changes them.
  func rows(_ dataset: DatasetID, of node: NodeID) -> Attribute {
    freeDatasets(of: node).contains(dataset) ? .rows(dataset) : .fixedRows(dataset)
  }
}
