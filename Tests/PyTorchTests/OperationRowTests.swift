import Engine
import Testing

@testable import PyTorch

@Suite("Every operation as Python")
struct OperationRowTests {
  @Test("Every row of the engine's table has its row of Python, and no other has")
  func complete() {
    #expect(OperationRow.table.map(\.name).sorted() == Engine.Operation.table.map(\.name).sorted())
  }

  @Test("Every operation is tried, but for one_hot, whose classes are tried in the losses")
  func tried() {
    let tried = Set(OperationCase.all.map(\.operation.name))
    #expect(Engine.Operation.table.map(\.name).filter { !tried.contains($0) } == ["one_hot"])
    #expect(Set(OperationCase.all.map(\.name)).count == OperationCase.all.count)
  }

  @Test("An operation can be written", arguments: OperationCase.all)
  func written(tried: OperationCase) throws {
    let formula = try OperationFormula(tried)
    let text = try Script.text(of: formula.loss, values: formula.values, in: formula.graph)
    #expect(text.contains("class Network(nn.Module):"))
  }

  @Test(
    "PyTorch has the engine's value and gradients",
    .enabled(if: Python.hasTorch, "NABLA_PYTHON names no Python with torch"))
  func values() throws {
    var scripts: [String: String] = [:]
    for tried in OperationCase.all {
      let formula = try OperationFormula(tried)
      scripts[tried.name] = try Script.text(of: formula.loss, values: formula.values, in: formula.graph)
    }
    let outcomes = try Python.run(scripts)
    for tried in OperationCase.all {
      var formula = try OperationFormula(tried)
      guard let outcome = outcomes[tried.name], let loss = outcome.loss?.value else {
        Issue.record("\(tried.name): \(outcomes[tried.name]?.error ?? "no loss")\n\(scripts[tried.name] ?? "")")
        continue
      }
      let value = try formula.graph.evaluate(formula.loss, parameters: formula.values).tensor.elements[0]
      #expect((loss - value).magnitude <= 1e-12 * max(1, value.magnitude), "\(scripts[tried.name] ?? "")")
      for parameter in formula.parameters {
        let derivative = try formula.graph.derivative(of: formula.loss, by: parameter)
        let wanted = try formula.graph.evaluate(derivative, parameters: formula.values).tensor.elements
        let name = try #require(formula.graph.parameterID(parameter).map { formula.graph[$0].name })
        guard let found = outcome.gradients?[name]?.map(\.value), found.count == wanted.count else {
          // What the value does not change with is still a member.
          Issue.record("\(tried.name): no gradient by \(name)\n\(scripts[tried.name] ?? "")")
          continue
        }
        for (a, b) in zip(found, wanted) where !((a - b).magnitude <= 1e-12 * max(1, b.magnitude)) {
          Issue.record(
            "\(tried.name), by \(name): PyTorch has \(found), the engine \(wanted)\n\(scripts[tried.name] ?? "")")
          break
        }
      }
    }
  }
}
