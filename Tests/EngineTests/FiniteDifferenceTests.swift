import Testing

@testable import Engine

@Suite("Finite differences beside derivatives")
struct FiniteDifferenceTests {
  /// log Σ eᶻʲ − z₁ for z of many sizes: nearly 0 where z₁ is by far the largest, though its parts are large.
  private static func explanation(of z: [Double]) throws -> GradientExplanation {
    var graph = Graph()
    let parameter = graph.parameter("p", initial: Tensor(vector: z))
    let logits = graph.definition("z", try graph.apply(.multiply, [parameter, graph.constant(1)]))
    let first = try graph.apply(.part, [logits], .part(Part(of: Shape([z.count]), [.place(0)])))
    let loss = graph.definition("E", try graph.apply(.subtract, [graph.apply(.logSumExp, [logits]), first]))
    let derivative = try graph.derivative(of: loss, by: logits)
    return try GradientExplanation(of: derivative, parameters: [Tensor(vector: z)], in: graph)
  }

  static let logits: [[Double]] = [
    [0.3, -0.2, 0.1], [31.7, 2.3, -4.9], [31.7, 12.3, -44.9], [317.3, 311.9, 300.1], [9801.7, 9797.3, 9000.9],
  ]

  private static func softmax(_ z: [Double]) throws -> [Double] {
    var graph = Graph()
    let value = try graph.apply(.softmax, [graph.constant(Tensor(vector: z))])
    return try graph.evaluate(value, parameters: []).tensor.elements
  }

  @Test("Rounding of large numbers whose difference is small is no error of a derivative", arguments: logits)
  func rounding(z: [Double]) throws {
    var explanation = try Self.explanation(of: z)
    let base = explanation.base
    let differences = try explanation.finiteDifferences(of: base, elements: Array(z.indices))
    let softmax = try Self.softmax(z)
    for (place, difference) in differences.enumerated() {
      let derivative = softmax[place] - (place == 0 ? 1 : 0)
      #expect(difference.remark(beside: derivative).kind == .finiteDifference, "\(z) \(place): \(difference)")
    }
  }

  @Test("A derivative that is wrong by a thousandth of a softmax is told", arguments: logits)
  func wrong(z: [Double]) throws {
    var explanation = try Self.explanation(of: z)
    let differences = try explanation.finiteDifferences(of: explanation.base, elements: Array(z.indices))
    let softmax = try Self.softmax(z)
    for (place, difference) in differences.enumerated() {
      let derivative = softmax[place] - (place == 0 ? 1 : 0)
      #expect(difference.remark(beside: derivative + 1e-3).kind == .warning, "\(z) \(place): \(difference)")
      #expect(difference.remark(beside: derivative - 1e-3).kind == .warning, "\(z) \(place): \(difference)")
    }
  }
}
