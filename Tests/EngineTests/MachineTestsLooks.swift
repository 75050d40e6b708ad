import Synchronization
import Testing

@testable import Engine

extension KernelInstructionSetTests {
  @Suite("Looks within long work")
  struct LookTests {
    @Test("Programs that are cut as small as can be give the same bits", arguments: NetworkCase.all, [300, 5001])
    func cut(networkCase: NetworkCase, rows: Int) throws {
      var (network, loss) = try networkCase.make(rows)
      let roots = try [loss] + network.parameters(in: loss).map { try network.derivative(of: loss, by: $0) }
      for isCompact in [true, false] {
        var options = CompileOptions()
        options.isCompact = isCompact
        let whole = try network.graph.compile(roots, options)
        var cut = whole
        cut.instructions = InstructionParts(whole.instructions.all, stride: 1)
        #expect(cut.instructions.parts.count >= whole.instructions.all.count / (isCompact ? 20 : 1))
        var looks = 0
        let found = try cut.values(parameters: network.parameterValues) { looks += 1 }
        // Between parts, and behind the last where all is much work.
        let isLong = cut.setUp.work + cut.instructions.work > InstructionParts.stride
        #expect(looks == cut.instructions.parts.count + cut.setUp.parts.count - 2 + (isLong ? 1 : 0))
        #expect(found.map(\.tensor.bits) == whole.values(parameters: network.parameterValues).map(\.tensor.bits))
      }
    }

    @Test(
      "A product of any form is cut by rows, by columns or by rows of the data",
      arguments: [(400, 3), (3, 400), (200, 200)])
    func products(m: Int, n: Int) throws {
      var network = TestNetwork(rows: 9000, columns: [("x", [7]), ("u", [3, 2]), ("v", [2, 3])])
      let fixed = try network.apply(.product, network.parameter([m, 7]), network.parameter([7, n]))
      let rows = try network.apply(.product, network.parameter([5, 7]), network.column("x"))
      let both = try network.apply(.product, network.column("u"), network.column("v"))
      var options = CompileOptions()
      options.isCompact = false
      let whole = try network.graph.compile([fixed, rows, both], options)
      var cut = whole
      cut.instructions = InstructionParts(whole.instructions.all, stride: 1)
      cut.setUp = InstructionParts(whole.setUp.all, stride: 1)
      // Blocks of 72 rows or 128 columns, of 128 columns of the data, and of 4096 rows of it.
      let blocks = m >= n ? (m + 71) / 72 : (n + 127) / 128
      let products = cut.instructions.all.count { $0.opcode == .product }
      #expect(products == blocks + (9000 + 127) / 128)
      // What has no parameter in it is computed once, at set-up.
      #expect(cut.setUp.all.count { $0.opcode == .rowProduct } == 3)
      let values = network.parameterValues
      #expect(cut.values(parameters: values).map(\.tensor.bits) == whole.values(parameters: values).map(\.tensor.bits))
    }

    /// A layer of 400 by 400 over 2000 rows: an epoch is some 100 milliseconds.
    private static func long(batch: Optimizer.Batch) throws -> (network: TestNetwork, training: Training) {
      var network = TestNetwork(rows: 2000, columns: [("x", [400])])
      let loss = try network.squares(network.dense(network.column("x"), 400, .hyperbolicTangent))
      let rule = Optimizer.Rule.gradientDescent(momentum: 0, nesterov: false)
      let optimizer = Optimizer(rule, rate: .constant(1e-6), batch: batch)
      return (network, Training(loss: loss, optimizer: optimizer, epochs: 3))
    }

    @Test(
      "A training looks at its watch several times in a long epoch, and ends when that says so",
      arguments: [2000, 1000])
    func training(size: Int) throws {
      let (network, training) = try Self.long(batch: size == 2000 ? .all : .rows(size))
      let epochs = Mutex<[Int]>([])
      let watch = TrainingWatch { moment throws(EngineError) in epochs.withLock { $0.append(moment.epoch) } }
      let run = try training.run(in: network.graph, values: network.parameterValues, watch: watch)
      let seen = epochs.withLock { $0 }
      #expect((0..<3).allSatisfy { epoch in seen.count { $0 == epoch } >= 3 }, "\(seen)")
      #expect(seen == seen.sorted())
      let again = try training.run(in: network.graph, values: network.parameterValues)
      #expect(run.losses == again.losses)
      let count = Mutex(0)
      let stopping = TrainingWatch { _ throws(EngineError) in
        let asked = count.withLock { count in
          count += 1
          return count
        }
        if asked == 3 { throw EngineError("enough") }
      }
      #expect(throws: EngineError("enough")) {
        try training.run(in: network.graph, values: network.parameterValues, watch: stopping)
      }
      #expect(count.withLock { $0 } == 3)
    }

    @Test("A short training asks once, at its start")
    func short() throws {
      var network = TestNetwork(rows: 4, columns: [("x", [2])])
      let loss = try network.squares(network.dense(network.column("x"), 1, .hyperbolicTangent))
      let count = Mutex(0)
      let watch = TrainingWatch { _ throws(EngineError) in count.withLock { $0 += 1 } }
      _ = try Training(loss: loss, optimizer: .descent(0.1), epochs: 100).run(
        in: network.graph, values: network.parameterValues, watch: watch)
      #expect(count.withLock { $0 } == 1)
    }
  }
}
