import Testing

@testable import Engine

/// A training of a network: how parameters move, and over how many rows.
struct TrainingCase: CustomTestStringConvertible, Sendable {
  let name: String
  let optimizer: Optimizer
  var rows = 45
  var clip: Double?

  var testDescription: String { name }

  static let all = [
    TrainingCase(
      name: "adam, batches of 7 and a last one of 3",
      optimizer: Optimizer(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), rate: .constant(0.01), batch: .rows(7))),
    TrainingCase(
      name: "adamw with a falling rate, batches of 8 and a last one of 5",
      optimizer: Optimizer(
        .adam(beta1: 0.9, beta2: 0.99, epsilon: 1e-8), rate: .cosine(0.02), batch: .rows(8), decay: 0.01,
        isDecayDecoupled: true)),
    TrainingCase(
      name: "rmsprop with momentum and decay, batches of 1",
      optimizer: Optimizer(
        .rmsprop(smoothing: 0.9, epsilon: 1e-8, momentum: 0.5), rate: .constant(0.001), batch: .rows(1), decay: 0.001),
      rows: 9),
    TrainingCase(
      name: "gradient descent with momentum over all rows, clipped",
      optimizer: Optimizer(.gradientDescent(momentum: 0.9, nesterov: true), rate: .constant(0.01), batch: .all),
      clip: 0.5),
    TrainingCase(
      name: "adam over all of so many rows that they are cut into parts",
      optimizer: Optimizer(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), rate: .constant(0.01), batch: .all),
      rows: 2100),
  ]

  func training(of loss: NodeID, epochs: Int) -> Training {
    var training = Training(loss: loss, optimizer: optimizer, epochs: epochs)
    training.clip = clip
    training.seed = 3
    return training
  }
}

extension KernelInstructionSetTests {
  @Suite("Trainings under each of them")
  struct TrainingTests {
    @Test(
      "Losses and parameters after each epoch are the same bits", arguments: NetworkCase.all, TrainingCase.all)
    func trainings(networkCase: NetworkCase, trainingCase: TrainingCase) throws {
      let (network, loss) = try networkCase.make(trainingCase.rows)
      let training = trainingCase.training(of: loss, epochs: 3)
      try InstructionSets.expectSameBits {
        let run = try training.run(in: network.graph, values: network.parameterValues)
        let histories = run.parameters.enumerated().map { position, parameter in
          (0...run.epochs).flatMap { epoch in
            run.value(ofParameter: position, afterEpoch: epoch, shape: network.shape(parameter.node))?.bits ?? []
          }
        }
        // A training that does nothing would show nothing.
        #expect(run.losses.count == 4 && Set(run.losses).count == 4)
        return [run.losses.map(\.comparableBits)] + histories
      }
    }

    @Test(
      "A step of gradient descent is the parameter minus the rate times its derivative",
      arguments: NetworkCase.all.filter { !$0.hasDropout }, [45, 3000])
    func steps(networkCase: NetworkCase, rows: Int) throws {
      var (network, loss) = try networkCase.make(rows)
      let run = try Training(loss: loss, optimizer: .descent(0.1), epochs: 1).run(
        in: network.graph, values: network.parameterValues)
      let derivatives = try run.parameters.map { try network.derivative(of: loss, by: $0.node) }
      let values = try network.graph.compile(derivatives).values(parameters: network.parameterValues)
      for (position, parameter) in run.parameters.enumerated() {
        let initial = network.graph[parameter.id].initial
        let wanted = zip(initial.elements, values[position].tensor.elements).map { $0 - 0.1 * $1 }
        let found = run.value(ofParameter: position, afterEpoch: 1, shape: initial.shape)
        #expect(found?.bits == wanted.map(\.comparableBits), "\(network.graph[parameter.id].name)")
      }
    }
  }
}
