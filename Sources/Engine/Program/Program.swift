/// Formulas as a flat list of steps over one buffer, with every shape known. A value that can be run from any task.
public struct Program: Sendable {
  /// A place in the buffer: `count` elements, each with `rows` numbers beside one another.
  struct Slot: Hashable, Sendable {
    let offset: Int
    let shape: Shape
    /// The dataset whose rows the value has, and how many they are.
    let dataset: DatasetID?
    let rows: Int

    var count: Int { shape.count }
    var size: Int { shape.count * rows }
  }

  var steps: [Step] = []
  /// Where the results stand.
  var results: [Slot] = []
  /// Constants and columns at their places, 0 elsewhere.
  var initial: [Double] = []
  /// Where the parameters and the free variables are put before a run.
  var parameters: [(id: ParameterID, slot: Slot)] = []
  var variables: [(id: NodeID, slot: Slot)] = []

  /// A result: one tensor, or one a row of a dataset with the rows as the first axis.
  public struct Value: Hashable, Sendable {
    public let tensor: Tensor
    public let rows: DatasetID?

    public init(_ tensor: Tensor, rows: DatasetID?) {
      self.tensor = tensor
      self.rows = rows
    }
  }

  /// A buffer to run in, kept from run to run so that a run allocates nothing.
  public func makeBuffer() -> [Double] { initial }

  /// Computes everything for the given parameters. `variables` gives the values of free variables.
  public func run(_ buffer: inout [Double], parameters values: [Tensor], variables given: [NodeID: Tensor] = [:]) {
    buffer.withUnsafeMutableBufferPointer { buffer in
      // The steps address the buffer by offsets that the compiler laid out; no other access to it exists meanwhile.
      guard let base = buffer.baseAddress else { return }
      for (id, slot) in parameters { values[id.index].elements.copy(to: base + slot.offset) }
      for (id, slot) in variables {
        if let tensor = given[id] { tensor.elements.copy(to: base + slot.offset) }
      }
      for step in steps { step.run(base) }
    }
  }

  /// The result at `position`, read from a buffer after a run.
  public func result(_ position: Int, in buffer: [Double]) -> Value {
    let slot = results[position]
    let elements = Array(buffer[slot.offset..<slot.offset + slot.size])
    guard slot.dataset != nil else { return Value(Tensor(elements, shape: slot.shape), rows: nil) }
    let rowsFirst = Tensor.transposed(elements, rows: slot.count, columns: slot.rows)
    return Value(Tensor(rowsFirst, shape: Shape([slot.rows] + slot.shape.axes)), rows: slot.dataset)
  }

  /// The one number of the result at `position`.
  func number(_ position: Int, in buffer: [Double]) -> Double { buffer[results[position].offset] }

  /// All results of one run.
  public func values(parameters: [Tensor], variables: [NodeID: Tensor] = [:]) -> [Value] {
    var buffer = makeBuffer()
    run(&buffer, parameters: parameters, variables: variables)
    return results.indices.map { result($0, in: buffer) }
  }
}

extension Array where Element == Double {
  fileprivate func copy(to place: UnsafeMutablePointer<Double>) {
    withUnsafeBufferPointer { if let base = $0.baseAddress { place.update(from: base, count: count) } }
  }
}

extension Graph {
  /// The value of one formula for the given parameter values.
  public func evaluate(_ formula: NodeID, parameters: [Tensor]) throws(EngineError) -> Program.Value {
    try compile([formula]).values(parameters: parameters)[0]
  }
}
