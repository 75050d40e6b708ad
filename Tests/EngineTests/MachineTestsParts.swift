import Kernels
import Testing

@testable import Engine

extension Program {
  /// How many loops over parts of the rows, or of the elements, the program has.
  fileprivate var loopCount: Int { instructions.all.filter { $0.opcode == .loop }.count }

  fileprivate func bits(_ parameters: [Tensor]) -> [[UInt64]] { values(parameters: parameters).map(\.tensor.bits) }
}

extension Graph {
  /// The program that runs in parts and shares memory, and the one that does neither.
  fileprivate func compiledBothWays(_ roots: [NodeID]) throws -> (compact: Program, plain: Program) {
    var options = CompileOptions()
    let compact = try compile(roots, options)
    options.isCompact = false
    return (compact, try compile(roots, options))
  }

  /// Reports where the two ways, or two instruction sets, give other bits.
  fileprivate func expectSameBitsBothWays(_ roots: [NodeID], loops: Bool = true, _ what: String = "") throws {
    let (compact, plain) = try compiledBothWays(roots)
    #expect(plain.loopCount == 0)
    if loops { #expect(compact.loopCount > 0, "\(what) is not cut into parts, so this shows nothing") }
    let parameters = parameters.map(\.initial)
    try InstructionSets.expectSameBits(what) {
      let (found, wanted) = (compact.bits(parameters), plain.bits(parameters))
      for (position, (a, b)) in zip(found, wanted).enumerated() where a != b {
        let element = zip(a, b).enumerated().first { $1.0 != $1.1 }?.offset ?? -1
        Issue.record("\(what) result \(position) in parts differs from element \(element) on")
      }
      return found
    }
  }
}

extension KernelInstructionSetTests {
  @Suite("Programs in parts, under each of them")
  struct PartTests {
    /// Rows that a part divides, and that leave a rest of one, of many, and of all but one.
    static let rowCounts = [2048, 2049, 3000, 5001, 5119]

    @Test("Networks over more rows than a part give the bits of the whole", arguments: NetworkCase.all, rowCounts)
    func networks(networkCase: NetworkCase, rows: Int) throws {
      var (network, loss) = try networkCase.make(rows)
      let roots = try network.withGradients(of: loss)
      try network.graph.expectSameBitsBothWays(roots)
    }

    @Test("Chains over arrays of more elements than a part do too", arguments: [2048, 2049, 3000, 5001])
    func elements(count: Int) throws {
      var network = TestNetwork(rows: 1, columns: [])
      let (a, b) = (network.parameter([count]), network.parameter([count]))
      let (s, t) = (network.parameter(.number), network.parameter([1]))
      let product = try network.apply(.add, network.apply(.multiply, a, s), network.apply(.multiply, b, b))
      let wave = try network.apply(.multiply, network.apply(.sine, product), network.apply(.exp, b))
      let shifted = try network.apply(.subtract, network.apply(.divide, wave, t), network.apply(.multiply, s, a))
      let chosen = try network.apply(.choose, network.apply(.greater, shifted, s), wave, network.apply(.negate, b))
      let power = try network.apply(.power, network.apply(.absolute, chosen), network.apply(.absolute, s))
      let loss = try network.apply(.sumElements, power)
      let roots = try network.withGradients(of: loss) + [chosen, shifted, power]
      try network.graph.expectSameBitsBothWays(roots)
    }

    @Test("Formulas of any operations do too", arguments: 1...30)
    func anything(seed: Int) throws {
      let rows = Self.rowCounts[seed % Self.rowCounts.count]
      var formulas = try AnyFormulas(rows: rows, seed: UInt64(seed))
      let roots = try formulas.roots(count: 40)
      try formulas.network.graph.expectSameBitsBothWays(roots, loops: false, "seed \(seed)")
    }

    @Test("Steps of a training in parts move the parameters to the same bits", arguments: NetworkCase.all)
    func steps(networkCase: NetworkCase) throws {
      let (network, loss) = try networkCase.make(3000)
      let optimizer = Optimizer(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), rate: .constant(0.01), batch: .all)
      let plan = try TrainingPlan(
        Training(loss: loss, optimizer: optimizer, epochs: 1), in: network.graph, values: network.parameterValues)
      #expect(plan.whole.loopCount > 0)
      let compact = try states(plan, plan.whole, steps: 3)
      let plain = try states(plan, plan.transparentStep(rows: 0), steps: 3)
      #expect(compact == plain)
      #expect(Set(compact).count == 3)
    }

    /// What the parameters and the optimiser's memory are after each step.
    private func states(_ plan: TrainingPlan, _ program: Program, steps: Int) throws -> [[UInt64]] {
      let counts = plan.initial.map(\.elements.count) + plan.stateCounts
      var state = plan.initial.flatMap(\.elements) + Array(repeating: 0, count: plan.stateCounts.reduce(0, +))
      var buffer = TrainingBuffer(program, plan)
      var streams = DropoutStreams(seed: 5, purpose: "dropout")
      buffer.load(state, counts)
      return try (1...steps).map { step in
        try buffer.step([], from: [:], dropping: &streams, rate: 0.01, step: step) {}
        buffer.store(into: &state, counts)
        return state.map(\.comparableBits)
      }
    }

    @Test(
      "An epoch of batches is an epoch over each of the datasets of their rows",
      arguments: NetworkCase.all.filter { !$0.hasDropout }, [1, 2, 7, 64, 300, 2500])
    func batches(networkCase: NetworkCase, size: Int) throws {
      let rows = size + size / 2 + 1
      let (network, loss) = try networkCase.make(rows)
      let rule = Optimizer.Rule.gradientDescent(momentum: 0, nesterov: false)
      let optimizer = Optimizer(rule, rate: .constant(0.1), batch: .rows(size))
      let run = try Training(loss: loss, optimizer: optimizer, epochs: 1).run(
        in: network.graph, values: network.parameterValues)

      // The rows that a training takes, each batch as a dataset of its own.
      var stream = RandomStream(seed: 0, stream: "order", purpose: "shuffle", occurrence: 0)
      let order = stream.permutation(rows)
      var graph = network.graph
      var values: [ParameterID: Tensor] = [:]
      for first in stride(from: 0, to: rows, by: size) {
        let batch = graph[network.dataset].rows(Array(order[first..<min(first + size, rows)]), name: "batch")
        var training = Training(loss: loss, optimizer: .descent(0.1), epochs: 1)
        training.rows = graph.add(batch)
        training.start = values
        let step = try training.run(in: graph, values: network.parameterValues)
        for (position, parameter) in step.parameters.enumerated() {
          values[parameter.id] = step.value(
            ofParameter: position, afterEpoch: 1, shape: graph[parameter.id].initial.shape)
        }
      }
      var hasMoved = false
      for (position, parameter) in run.parameters.enumerated() {
        let initial = graph[parameter.id].initial
        let found = run.value(ofParameter: position, afterEpoch: 1, shape: initial.shape)
        #expect(found?.bits == values[parameter.id]?.bits, "\(graph[parameter.id].name)")
        hasMoved = hasMoved || found != initial
      }
      #expect(hasMoved)
    }
  }
}

extension TestNetwork {
  /// The loss and its derivatives by every parameter.
  fileprivate mutating func withGradients(of loss: NodeID) throws -> [NodeID] {
    try [loss] + graph.parameters(in: loss).map { try derivative(of: loss, by: $0) }
  }
}
