extension Compiler {
  /// What is not computed: constants, columns, parameters and free variables.
  mutating func leaf(_ id: NodeID, in environment: Environment) throws(EngineError) -> ValueID {
    let node = graph[id]
    if case .constant(let tensor) = node.kind { return try constant(tensor) }
    if case .column(let names, let isVector) = node.kind {
      guard let dataset = environment.rows ?? node.rows else { throw EngineError("a column without a dataset") }
      return try column(names, isVector, of: dataset, asIn: node.rows)
    }
    if let known = leaves[id] { return known }
    let value: ValueID
    switch node.kind {
    case .frozen(let tensor): value = try add(node.shape, rows: node.rows, .constant(tensor.movingFirstAxisLast()))
    case .parameter(let parameter): value = try add(node.shape, rows: nil, .parameter(parameter))
    default: value = try add(node.shape, rows: node.rows == nil ? nil : environment.rows ?? node.rows, .variable(id))
    }
    leaves[id] = value
    return value
  }

  mutating func constant(_ tensor: Tensor) throws(EngineError) -> ValueID {
    // Large ones are seldom equal, and comparing them takes long.
    let isSmall = tensor.elements.count <= 1000
    if isSmall, let known = constants[tensor] { return known }
    let value = try add(tensor.shape, rows: nil, .constant(tensor.elements))
    if isSmall { constants[tensor] = value }
    return value
  }

  private mutating func column(
    _ names: [String], _ isVector: Bool, of dataset: DatasetID, asIn original: DatasetID?
  ) throws(EngineError) -> ValueID {
    let isText = graph[options.batch?.source ?? dataset].column(names[0])?.classes != nil
    let key = ColumnKey(dataset: dataset, original: isText ? original : nil, names: names, isVector: isVector)
    if let known = columns[key] { return known }
    let batch = dataset == options.rows ? options.batch : nil
    let data = graph[batch?.source ?? dataset]
    for name in names where data.column(name) == nil {
      throw EngineError("\(data.name) has no column \(name), which the formula needs")
    }
    let source =
      batch == nil
      ? ProgramValue.Source.constant(
        graph.numbers(of: names, in: dataset, asIn: original)) : .columns(names, asIn: original)
    let value = try add(data.shape(of: names, isVector: isVector), rows: dataset, source)
    columns[key] = value
    return value
  }
}
