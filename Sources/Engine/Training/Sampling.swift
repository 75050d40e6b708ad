extension Graph {
  /// The values of a formula with dropout on, `count` times, along a new first axis behind the rows.
  public func sample(_ formula: NodeID, count: Int, parameters: [Tensor], seed: UInt64) throws(EngineError)
    -> Program.Value
  {
    var options = CompileOptions()
    options.isTraining = true
    let program = try compile([formula], options)
    var buffer = program.makeBuffer()
    var streams = DropoutStreams(seed: seed, purpose: "sample")
    var draws: [Program.Value] = []
    for _ in 0..<count {
      for (value, location) in program.leaves {
        guard case .mask(let dropout) = value.source else { continue }
        streams.draw(dropout, into: &buffer, location.offset..<location.offset + value.size)
      }
      program.run(&buffer, parameters: parameters)
      draws.append(program.result(0, in: buffer))
    }
    let shape = self[formula].shape
    guard let rows = draws[0].rows else {
      return Program.Value(
        Tensor(draws.flatMap(\.tensor.elements), shape: Shape([count] + shape.axes)), rows: nil)
    }
    let rowCount = draws[0].tensor.shape.axes[0]
    let elements = (0..<rowCount).flatMap { row in
      draws.flatMap { $0.tensor.elements[row * shape.count..<(row + 1) * shape.count] }
    }
    return Program.Value(Tensor(elements, shape: Shape([rowCount, count] + shape.axes)), rows: rows)
  }
}
