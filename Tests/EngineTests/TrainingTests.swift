import Testing

@testable import Engine

@Suite("Training")
struct TrainingTests {
  /// E = (w − 3)², whose gradient descent is known in closed form: w − 3 shrinks by 1 − 2α each epoch.
  private func parabola(_ optimizer: Optimizer, epochs: Int) throws -> Run {
    var graph = Graph()
    let w = graph.parameter("w", initial: Tensor(1))
    let distance = try graph.apply(.subtract, [w, graph.constant(3)])
    let loss = try graph.apply(.power, [distance, graph.constant(2)])
    return try Training(loss: loss, optimizer: optimizer, epochs: epochs).run(in: graph, values: [Tensor(1)])
  }

  @Test("Gradient descent on a parabola follows its closed form")
  func closedForm() throws {
    let run = try parabola(.descent(0.25, momentum: 0), epochs: 20)
    #expect(run.epochs == 20 && run.losses.count == 21)
    for epoch in 0...20 {
      // With α = ¼ the distance halves, which is exact in binary.
      let distance = -2 * Double(sign: .plus, exponent: -epoch, significand: 1)
      #expect(run.value(ofParameter: 0, afterEpoch: epoch, shape: .number)?.elements == [3 + distance])
      #expect(run.losses[epoch] == distance * distance)
    }
  }

  @Test("Momentum adds a part of the last step, as PyTorch's SGD does")
  func momentum() throws {
    let run = try parabola(.descent(0.1, momentum: 0.5), epochs: 3)
    var (w, velocity) = (1.0, 0.0)
    for epoch in 0...3 {
      #expect(run.value(ofParameter: 0, afterEpoch: epoch, shape: .number)?.elements == [w])
      velocity = 0.5 * velocity + 2 * (w - 3)
      w -= 0.1 * velocity
    }
  }

  @Test("A rate that is too large is said with the epoch")
  func divergence() throws {
    #expect {
      _ = try parabola(.descent(50, momentum: 0), epochs: 1000)
    } throws: { error in
      guard let error = error as? EngineError else { return false }
      return error.message.hasPrefix("the training leaves the finite numbers in epoch")
        && error.hint == "try a smaller rate, or clip: 1.0, which shortens long gradients"
    }
  }

  @Test("A loss with a value per row, or without parameters, cannot be trained")
  func refusals() throws {
    var graph = Graph()
    let data = graph.add(Dataset(name: "d", columns: [.init(name: "x", values: [1, 2])]))
    let w = graph.parameter("w", initial: Tensor(1))
    let perRow = try graph.apply(.multiply, [w, graph.column("x", of: data)])
    let constant = graph.constant(1)
    for (loss, part) in [(perRow, "value per row"), (constant, "built from no param")] {
      let training = Training(loss: loss, optimizer: .descent(1, momentum: 0), epochs: 1)
      #expect {
        _ = try training.run(in: graph, values: [Tensor(1)])
      } throws: { ($0 as? EngineError)?.message.contains(part) == true }
    }
  }
}

extension Optimizer {
  /// Gradient descent over all rows.
  static func descent(_ rate: Double, momentum: Double = 0) -> Optimizer {
    Optimizer(.gradientDescent(momentum: momentum, nesterov: false), rate: .constant(rate), batch: .all)
  }
}
