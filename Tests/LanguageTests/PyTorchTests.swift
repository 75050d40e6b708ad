import Engine
import Foundation
import Testing

@testable import Language

/// Numbers that PyTorch gave in float64 for the same networks, losses and trainings; `PyTorch/record.py` made them.
/// PyTorch's order of sums and its exp differ in the last bits, so the numbers agree to rounding and not to the bit.
@Suite("Numbers of PyTorch")
struct PyTorchTests {
  struct Record: Decodable {
    let cases: [Case]
  }

  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let source: String
    let values: [Expected]

    var testDescription: String { name }
  }

  struct Expected: Decodable, Sendable {
    let expression: String
    let shape: [Int]
    let rows: Int?
    let elements: [Double]
  }

  static let cases: [Case] = {
    guard let url = Bundle.module.url(forResource: "cases", withExtension: "json"),
      let data = try? Data(contentsOf: url),
      let record = try? JSONDecoder().decode(Record.self, from: data)
    else { return [] }
    return record.cases
  }()

  @Test("The record is there")
  func isRecorded() { #expect(Self.cases.count > 50) }

  @Test("Values and gradients agree", arguments: cases)
  func agree(reference: Case) throws {
    var run = Run()
    let lines = reference.source + "\n" + reference.values.map(\.expression).joined(separator: "\n")
    let result = run.block(lines)
    #expect(result.diagnostics.map(\.message) == [])
    let found = result.outputs.compactMap { if case .value(let value) = $0 { value } else { nil } }
    try #require(found.count == reference.values.count)
    for (value, expected) in zip(found, reference.values) {
      let tensor = try #require(value.tensor)
      #expect(tensor.shape.axes == (expected.rows.map { [$0] } ?? []) + expected.shape, "\(expected.expression)")
      #expect(value.rows == expected.rows, "\(expected.expression)")
      try #require(tensor.elements.count == expected.elements.count)
      let largest = expected.elements.map(\.magnitude).max() ?? 0
      for (a, b) in zip(tensor.elements, expected.elements) where !((a - b).magnitude <= 1e-10 * max(largest, 1e-3)) {
        Issue.record("\(expected.expression): \(a) but PyTorch has \(b)")
        break
      }
    }
  }
}
