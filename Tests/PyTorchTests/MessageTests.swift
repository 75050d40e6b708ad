import Testing

/// What cannot be written says so, at its place.
@Suite("Messages of pytorch")
struct MessageTests {
  static let columns = "d = data(x: [1, 2], t: [0, 1])\nuse d\nparam w = 0.5\ny = w * x\n"

  @Test(arguments: [
    ("pytorch(y)", "pytorch takes a loss, which is one number, but this is a value per row (sum or average it)"),
    (
      "pytorch(w * [1, 2, 3])",
      "pytorch takes a loss, which is one number, but this is a vector of 3 (sum or average it)"
    ),
    ("pytorch(sum(x))", "this is built from no param, so there is no network to write in PyTorch"),
    (
      "pytorch(mean(sample(dropout(x, 0.5), 3)))",
      "pytorch takes a loss, which is one number, but this is a value per row (sum or average it)"
    ),
    (
      "E = sum((step(y) - t)^2)\nrun = train(E, optimizer: gd(rate: 1), epochs: 2)\npytorch(run)",
      "the loss does not change with its parameters, so PyTorch has nothing to train (step, argmax and comparisons have the derivative 0)"
    ),
    (
      "runs = [train(sum((y - t)^2), optimizer: gd(rate: s), epochs: 2) for s in [0.1, 0.2]]\npytorch(runs)",
      "pytorch takes one run, but runs has 2 (for example pytorch(runs[1]))"
    ),
    (
      "param W[400, 300] ~ xavier\npytorch(sum(W))",
      "W has 120000 first values, which is more than the 100000 that a script can hold"
    ),
    (
      "e = data(x: linspace(0, 1, 100001))\npytorch(sum(w * e.x))",
      "e has 100001 numbers here, which is more than the 100000 that a script can hold (read them from a file with csv(\"…\"), which the script then reads too)"
    ),
    ("pytorch(d)", "d is a dataset, but a value is wanted here"),
    ("pytorch()", "pytorch needs E, a loss, one number, or a run (for example pytorch(E))"),
  ])
  func message(source: String, wanted: String) {
    let result = NotebookResult(of: Self.columns + source)
    #expect(result.messages.map { String($0.drop { $0 != " " }.dropFirst()) } == [wanted])
    #expect(result.script == nil)
  }

  @Test("An error stands at its call")
  func place() {
    let result = NotebookResult(of: Self.columns + "pytorch(y)")
    #expect(result.messages.first?.hasPrefix("5:1: ") == true, "\(result.messages)")
  }

  @Test("A loss whose gradient is 0 is written without one")
  func flat() throws {
    let script = try #require(NotebookResult(of: Self.columns + "pytorch(sum((step(y) - t)^2))").script)
    #expect(!script.contains("backward()"))
    #expect(script.contains("there is nothing to run backward"))
  }

  @Test("A large parameter of one number is written by it")
  func filled() throws {
    let source = Self.columns + "param W[400, 300] = 0\npytorch(sum(W) + sum(y))"
    let script = try #require(NotebookResult(of: source).script)
    #expect(script.contains("self.W = nn.Parameter(torch.zeros(400, 300))"))
  }

  @Test("The parameters of a loss have their present values, those of a run its first")
  func values() throws {
    let source = Self.columns + "E = sum((y - t)^2)\nrun = train(E, optimizer: gd(rate: 0.1), epochs: 1)\n"
    let trained = try #require(NotebookResult(of: source + "pytorch(E)").script)
    #expect(trained.contains("nn.Parameter(torch.tensor(0.4))"))
    let first = try #require(NotebookResult(of: source + "pytorch(run)").script)
    #expect(first.contains("nn.Parameter(torch.tensor(0.5))"))
  }
}
