import Testing

@testable import Engine

@Suite("Every row of the operation table")
struct OperationDerivativeTests {
  @Test("The derivative is what a small step to both sides gives", arguments: OperationCase.all)
  func derivative(operationCase: OperationCase) throws {
    for seed in 1...3 {
      var test = try OperationTestGraph(operationCase, seed: seed)
      let program = try test.graph.compile([test.loss])
      for (position, parameter) in test.parameters.enumerated() {
        let formula = try test.graph.derivative(of: test.loss, by: parameter)
        let gradient = try test.graph.evaluate(formula, parameters: test.values).tensor
        #expect(gradient.shape == test.values[position].shape)
        for element in gradient.elements.indices {
          let difference = Self.difference(program, test.values, position, element)
          let scale = max(1, gradient.elements[element].magnitude)
          #expect(
            (gradient.elements[element] - difference).magnitude <= 1e-7 * scale, "input \(position), element \(element)"
          )
        }
      }
    }
  }

  /// (f(x + h) − f(x − h)) / 2h with h = 2⁻¹⁷, whose error is about h² for functions as smooth as these.
  static func difference(_ program: Program, _ values: [Tensor], _ position: Int, _ element: Int) -> Double {
    let step = 0x1p-17
    func value(_ delta: Double) -> Double {
      var moved = values
      moved[position].elements[element] += delta
      return program.values(parameters: moved)[0].tensor.elements[0]
    }
    return (value(step) - value(-step)) / (2 * step)
  }

  @Test("Every operation of the table is tried, but for those that have no input to differentiate by")
  func everyRowIsTried() {
    let tried = Set(OperationCase.all.map(\.operation.name))
    #expect(Operation.table.map(\.name).filter { !tried.contains($0) } == ["onlyRow", "countRows", "one_hot"])
  }

  @Test("Names are unique, and every operation that a derivative rule calls is in the table")
  func rulesAreComplete() throws {
    let names = Operation.table.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    for operation in Operation.table {
      guard case .local(let templates) = operation.derivative else { continue }
      for name in templates.flatMap(\.calledNames) {
        #expect(Operation.named(name) != nil, "\(operation.name): \(name)")
      }
    }
  }

  @Test("Every operation has a one-line documentation and an example")
  func documented() {
    for operation in Operation.table {
      #expect(operation.documentation.hasSuffix("."), "\(operation.name)")
      #expect(!operation.documentation.contains("\n"), "\(operation.name)")
      #expect(!operation.example.source.isEmpty && !operation.example.value.isEmpty, "\(operation.name)")
    }
  }
}

extension Template {
  fileprivate var calledNames: [String] {
    switch self {
    case .call(let name, let inputs, _): [name] + inputs.flatMap(\.calledNames)
    case .input, .output, .gradient, .number, .indices, .zero: []
    }
  }
}
