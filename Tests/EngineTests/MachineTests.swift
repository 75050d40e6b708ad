import Kernels
import Testing

@testable import Engine

/// The instruction sets that this machine has.
enum InstructionSets {
  private static let names = ["baseline", "avx2", "avx512"]

  /// What `body` gives under each set, for as long as no one else forces one: so this belongs under the one suite that
  /// does, which is serialized.
  static func each<Value>(_ body: () throws -> Value) throws -> [(name: String, value: Value)] {
    let usual = String(cString: nabla_instruction_set())
    defer { _ = nabla_force_instruction_set(usual) }
    var results: [(name: String, value: Value)] = []
    for name in names where nabla_force_instruction_set(name) == 1 {
      results.append((name, try body()))
      try #require(String(cString: nabla_instruction_set()) == name, "another test forced a set meanwhile")
    }
    return results
  }

  /// Reports every set whose bits differ from the first one's.
  static func expectSameBits(_ what: String = "", _ body: () throws -> [[UInt64]]) throws {
    let results = try each(body)
    for (name, bits) in results.dropFirst() {
      for (position, (found, wanted)) in zip(bits, results[0].value).enumerated() where found != wanted {
        let element = zip(found, wanted).enumerated().first { $1.0 != $1.1 }
        Issue.record(
          """
          \(what) result \(position), element \(element?.offset ?? -1): \
          \(name) has \(number(element?.element.0)), \(results[0].name) \(number(element?.element.1))
          """)
      }
      #expect(bits.map(\.count) == results[0].value.map(\.count))
    }
  }

  private static func number(_ bits: UInt64?) -> String {
    bits.map { "\(Double(bitPattern: $0)) (0x\(String($0, radix: 16)))" } ?? "nothing"
  }
}

extension Double {
  /// The bits, with one NaN for all: no output tells them apart, and processors differ in the sign of those they make.
  var comparableBits: UInt64 { isNaN ? Double.nan.bitPattern : bitPattern }
}

extension Tensor {
  var bits: [UInt64] { elements.map(\.comparableBits) }
}

/// An operation of the table over a dataset of so many rows, and one number made of it.
private struct OperationOverRows {
  var graph = Graph()
  var parameters: [NodeID] = []
  let value: NodeID
  let loss: NodeID

  init(_ operationCase: OperationCase, rows: Int, next: () -> Double) throws {
    let columns = operationCase.shapes.enumerated().map { position, shape in
      Dataset.Column(name: "x\(position)", values: (0..<rows * shape.count).map { _ in next() }, shape: shape)
    }
    // The first of the graph, as the attributes of the cases have it.
    let dataset = graph.add(Dataset(name: "data", columns: columns))
    var inputs: [NodeID] = []
    for (position, shape) in operationCase.shapes.enumerated() {
      let parameter = graph.parameter(
        "p\(position)", initial: Tensor((0..<shape.count).map { _ in next() }, shape: shape))
      parameters.append(parameter)
      let column = try graph.column("x\(position)", of: dataset)
      inputs.append(operationCase.hasRows ? try graph.apply(.multiply, [parameter, column]) : parameter)
    }
    value = try graph.apply(operationCase.operation, inputs, operationCase.attribute)
    var sum = try graph.apply(.multiply, [value, value])
    if !graph[sum].shape.isNumber { sum = try graph.apply(.sumElements, [sum]) }
    if let rows = graph[sum].rows { sum = try graph.apply(.sumRows, [sum], .rows(rows)) }
    loss = sum
  }

  /// The value, the loss and the gradients.
  mutating func bits() throws -> [[UInt64]] {
    var roots = [value, loss]
    for parameter in parameters { roots.append(try graph.derivative(of: loss, by: parameter)) }
    return try graph.compile(roots).values(parameters: graph.parameters.map(\.initial)).map(\.tensor.bits)
  }
}

// Tests that force a set stand in one serialized suite, or one would compare what another has forced.
extension KernelInstructionSetTests {
  @Suite("The compiled program under each of them")
  struct ProgramTests {
    @Test("On x86-64 at least two are compared")
    func several() throws {
      let names = try InstructionSets.each { String(cString: nabla_instruction_set()) }
      #expect(names.allSatisfy { $0.name == $0.value })
      #if arch(x86_64)
        #expect(names.count >= 2)
      #endif
    }

    /// One row, fewer than a vector has lanes, and several vectors with a rest of each length.
    static let rowCounts = [1, 3, 8, 37, 150]

    @Test("Values and gradients of every row of the operation table are the same bits", arguments: OperationCase.all)
    func operations(operationCase: OperationCase) throws {
      for rows in operationCase.hasRows ? Self.rowCounts : [3] {
        var numbers = TestNumbers(state: UInt64(rows))
        var test = try OperationOverRows(operationCase, rows: rows) { numbers.between(-1.5, 2.5) }
        try InstructionSets.expectSameBits("\(operationCase), \(rows) rows,") { try test.bits() }
      }
    }

    @Test("Also of zeros, infinities, NaN and what overflows or is subnormal", arguments: OperationCase.all)
    func specialValues(operationCase: OperationCase) throws {
      let special: [Double] = [
        0, -0.0, 1, -1, 2, 0.5, .infinity, -.infinity, .nan, 0x1p-1030, -0x1p-1074, 1e300, -1e200, 700, -750, 1e-200,
      ]
      for rows in operationCase.hasRows ? [3, 70] : [3] {
        var numbers = TestNumbers(state: UInt64(rows))
        var test = try OperationOverRows(operationCase, rows: rows) { special[Int(numbers.bits() >> 60)] }
        try InstructionSets.expectSameBits("\(operationCase), \(rows) rows,") { try test.bits() }
      }
    }
  }
}
