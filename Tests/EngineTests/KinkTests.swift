import Engine
import Testing

@Suite("At a kink")
struct KinkTests {
  @Test(
    "The derivative at 0 is the one that the language promises",
    arguments: [(Operation.relu, 0.0), (.step, 0), (.absolute, 0), (.leakyRelu, 0.01), (.sign, 0)])
  func atZero(operation: Operation, expected: Double) throws {
    var graph = Graph()
    let x = graph.variable("x")
    let y = try graph.apply(operation, [x])
    let derivative = try graph.derivative(of: y, by: x)
    let value = try graph.bind(derivative, targets: [x], values: [graph.constant(0)])
    #expect(try graph.evaluate(value, parameters: []).tensor.elements == [expected])
  }

  @Test("The derivative of x² and of a power at 0 is finite")
  func powers() throws {
    var graph = Graph()
    let x = graph.variable("x")
    let square = try graph.apply(.power, [x, graph.constant(2)])
    let derivative = try graph.derivative(of: square, by: x)
    let value = try graph.bind(derivative, targets: [x], values: [graph.constant(0)])
    #expect(try graph.evaluate(value, parameters: []).tensor.elements == [0])
  }
}
