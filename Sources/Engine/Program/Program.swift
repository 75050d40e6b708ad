import Kernels

/// Formulas as a flat list of instructions over one buffer, with every shape known. A value that can be run from any
/// task.
public struct Program: Sendable {
  /// What is computed once, when the buffer is made, and at each run.
  var setUp = InstructionParts([])
  var instructions = InstructionParts([])
  /// The places that gathers and scatters go by.
  var table: [Int64] = []
  /// How many numbers the buffer has, and those that are known.
  var size = 0
  var constants: [(numbers: [Double], location: Location)] = []
  /// Where the results stand.
  var results: [(value: ProgramValue, location: Location)] = []
  /// What is put into the buffer before a run.
  var leaves: [(value: ProgramValue, location: Location)] = []

  /// Every value with the formula that it is of, in the order of computing, where all were kept.
  var trace: [(node: NodeID, value: ProgramValue, location: Location)] = []

  /// A result: one tensor, or one a row of a dataset with the rows as the first axis.
  public struct Value: Hashable, Sendable {
    public let tensor: Tensor
    public let rows: DatasetID?

    public init(_ tensor: Tensor, rows: DatasetID?) {
      self.tensor = tensor
      self.rows = rows
    }
  }

  /// The free variables that the results depend on: without a value they count as 0.
  public var freeVariables: [NodeID] {
    leaves.compactMap { value, _ in if case .variable(let id) = value.source { id } else { nil } }
  }

  /// A buffer to run in, kept from run to run so that a run allocates nothing.
  public func makeBuffer() -> [Double] {
    var buffer = emptyBuffer
    buffer.withUnsafeMutableBufferPointer { run(setUp.all, $0) }
    return buffer
  }

  private var emptyBuffer: [Double] {
    var buffer = Array(repeating: 0.0, count: size)
    for (numbers, location) in constants { buffer.put(numbers, at: location) }
    return buffer
  }

  /// Computes everything with what the buffer holds of parameters, variables and columns.
  func run(_ buffer: inout [Double]) {
    buffer.withUnsafeMutableBufferPointer { run(instructions.all, $0) }
  }

  /// The same, looking in between parts of much work. What `look` throws ends it.
  func run(_ buffer: inout [Double], look: () throws(EngineError) -> Void) throws(EngineError) {
    try run(instructions, &buffer, look)
  }

  private func run(
    _ instructions: InstructionParts, _ buffer: inout [Double], _ look: () throws(EngineError) -> Void
  ) throws(EngineError) {
    for (position, part) in instructions.parts.enumerated() {
      if position > 0 { try look() }
      buffer.withUnsafeMutableBufferPointer { run(part, $0) }
    }
  }

  /// The instructions address the buffer by offsets that the layout chose inside it; no other access to it exists
  /// meanwhile.
  private func run(_ instructions: [NablaInstruction], _ buffer: UnsafeMutableBufferPointer<Double>) {
    nabla_run(instructions, instructions.count, buffer.baseAddress, table)
  }

  /// Runs instructions over and over; `body` is handed what does so with its recorder, and gives the number of runs.
  func runEpochs(
    of instructions: [NablaInstruction], _ buffer: inout [Double], _ count: Int,
    _ body: ((inout NablaRecorder) -> Int) -> Int
  ) -> Int {
    buffer.withUnsafeMutableBufferPointer { buffer in
      body { recorder in
        nabla_run_epochs(instructions, instructions.count, buffer.baseAddress, table, count, &recorder)
      }
    }
  }

  /// Runs one part of the instructions.
  func run(part: Int, _ buffer: inout [Double]) {
    buffer.withUnsafeMutableBufferPointer { run(instructions.parts[part], $0) }
  }

  /// Computes everything for the given parameters. `variables` gives the values of free variables.
  public func run(_ buffer: inout [Double], parameters values: [Tensor], variables given: [NodeID: Tensor] = [:]) {
    put(values, given, into: &buffer)
    run(&buffer)
  }

  private func put(_ values: [Tensor], _ given: [NodeID: Tensor] = [:], into buffer: inout [Double]) {
    for (value, location) in leaves {
      switch value.source {
      case .parameter(let id): buffer.put(values[id.index].elements, at: location)
      case .variable(let id): if let tensor = given[id] { buffer.put(tensor.elements, at: location) }
      case .constant, .columns, .mask, .computed: break
      }
    }
  }

  /// The elements of the first result at each of many places. A place has a number for each of `variables`.
  public func elements(at places: [[Double]], of variables: [NodeID], parameters values: [Tensor]) -> [[Double]] {
    let (value, location) = results[0]
    let sides = Dictionary(uniqueKeysWithValues: variables.enumerated().map { ($1, $0) })
    let open = leaves.compactMap { leaf, own -> (side: Int, offset: Int)? in
      guard case .variable(let id) = leaf.source, let side = sides[id] else { return nil }
      return (side, own.offset)
    }
    var buffer = makeBuffer()
    put(values, into: &buffer)
    return places.map { place in
      for (side, offset) in open { buffer[offset] = place[side] }
      run(&buffer)
      return Array(buffer[location.offset..<location.offset + value.size])
    }
  }

  /// The result at `position`, read from a buffer after a run.
  public func result(_ position: Int, in buffer: [Double]) -> Value {
    let (value, location) = results[position]
    let elements = Array(buffer[location.offset..<location.offset + value.size])
    guard value.dataset != nil else { return Value(Tensor(elements, shape: value.shape), rows: nil) }
    let rowsFirst = Tensor.transposed(elements, rows: value.count, columns: value.rows)
    return Value(Tensor(rowsFirst, shape: Shape([value.rows] + value.shape.axes)), rows: value.dataset)
  }

  /// The one number of the result at `position`.
  func number(_ position: Int, in buffer: [Double]) -> Double { buffer[results[position].location.offset] }

  /// All results of one run.
  public func values(parameters: [Tensor], variables: [NodeID: Tensor] = [:]) -> [Value] {
    var buffer = makeBuffer()
    run(&buffer, parameters: parameters, variables: variables)
    return results.indices.map { result($0, in: buffer) }
  }

  /// All results of one run, which ends with what `look` throws. It is called where much was computed since.
  public func values(
    parameters: [Tensor], look: () throws(EngineError) -> Void
  ) throws(EngineError) -> [Value] {
    var buffer = emptyBuffer
    try run(setUp, &buffer, look)
    put(parameters, into: &buffer)
    try run(instructions, &buffer, look)
    if setUp.work + instructions.work > InstructionParts.stride { try look() }
    return results.indices.map { result($0, in: buffer) }
  }
}

extension Array where Element == Double {
  /// Numbers as they are, from a place on.
  mutating func put(_ elements: [Double], at location: Location) {
    withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      elements.withUnsafeBufferPointer {
        if let from = $0.baseAddress { (base + location.offset).update(from: from, count: elements.count) }
      }
    }
  }
}

extension Graph {
  /// The value of one formula for the given parameter values. `look` is called where much was computed since; what it
  /// throws ends the work.
  public func evaluate(
    _ formula: NodeID, parameters: [Tensor],
    look: () throws(EngineError) -> Void = { () throws(EngineError) in }
  ) throws(EngineError) -> Program.Value {
    try compile([formula]).values(parameters: parameters, look: look)[0]
  }
}
