import Engine
import Testing

@testable import Language

/// Losses that NumPy gave in float64 for the same networks, with the gradients written out by hand:
///
///     y = 1/(1 + exp(-(X @ w + b)));  d = -2*(t - y)*y*(1 - y);  w -= rate * X.T @ d;  b -= rate * d.sum()
///
/// NumPy's exp and its order of sums differ in the last bits, so the numbers agree to rounding and not to the bit.
@Suite("Numbers of an independent program")
struct IndependentNumbersTests {
  @Test("The perceptron on OR after 1000 epochs")
  func perceptron() throws {
    let loss = try loss(
      """
      use or
      param w1 = -0.786, w2 = -0.276, b = -0.520
      E = sum((t - σ(w1*x1 + w2*x2 + b))^2)
      run = train(E, optimizer: gd(rate: 0.5), epochs: 1000)
      [run.loss[0], E]
      """)
    #expect((loss[0] - 1.921074289387224).magnitude < 1e-14)
    #expect((loss[1] - 0.005400762116653648).magnitude < 1e-13)
  }

  @Test("The same network made of layers")
  func layers() throws {
    let loss = try loss(
      """
      use xor
      h = dense([x1, x2], 1, sigmoid, W: [[0.9, 0.7]], b: [-1.1])
      y = dense([x1, x2, h], 1, sigmoid, W: [[0.4, 0.6, -0.8]], b: [-0.2])
      E = sum((t - y)^2)
      run = train(E, optimizer: gd(rate: 0.5), epochs: 5000)
      [run.loss[0], run.loss[100], run.loss[500], E]
      """)
    let expected = [1.0138525218261802, 0.9696733356863244, 0.0867309390255069, 0.0030846148910700253]
    for (found, wanted) in zip(loss, expected) { #expect((found - wanted).magnitude < 1e-12 * max(1, wanted)) }
  }

  @Test("The network with a hidden unit on XOR after 0, 100, 500 and 5000 epochs")
  func skipNetwork() throws {
    let loss = try loss(
      """
      use xor
      param v1 = 0.9, v2 = 0.7, v0 = -1.1, w1 = 0.4, w2 = 0.6, w3 = -0.8, w0 = -0.2
      h = σ(v1*x1 + v2*x2 + v0)
      E = sum((t - σ(w1*x1 + w2*x2 + w3*h + w0))^2)
      run = train(E, optimizer: gd(rate: 0.5), epochs: 5000)
      [run.loss[0], run.loss[100], run.loss[500], E]
      """)
    let expected = [1.0138525218261802, 0.9696733356863244, 0.0867309390255069, 0.0030846148910700253]
    for (found, wanted) in zip(loss, expected) { #expect((found - wanted).magnitude < 1e-12 * max(1, wanted)) }
  }

  private func loss(_ source: String) throws -> [Double] {
    var run = Run()
    let result = run.block(source)
    guard case .value(let value)? = result.outputs.first, let tensor = value.tensor else {
      Issue.record("\(result.diagnostics)")
      return []
    }
    return tensor.elements
  }
}
