import Engine
import Source
import Testing

@testable import Language

@Suite("Explanations of values")
struct ValueExplanationTests {
  private static let neuron = """
    use or
    param w1 = -0.786, w2 = -0.276, b = -0.520
    z = w1*x1 + w2*x2 + b
    y = σ(z)
    E = sum((t - y)^2)
    """
  private static let network = """
    use xor
    h = dense([x1, x2], 3, tanh)
    y = dense(h, 1, sigmoid)
    E = mean(binary_cross_entropy(y, t))
    """
  private static let arrays = """
    W = [[1, 0, -2], [3, 1, 4]]
    x = [2, 5, -1]
    p = softmax(x)
    q = [0.5, 0.3, 0.2]
    """

  /// Lines before, what is explained, and how many sides of equations can be worked out again at least.
  static let sources: [(String, String, Int)] = [
    (neuron, "y on or[2]", 4), (neuron, "E on or[3]", 5), (neuron, "y", 3), (neuron, "E", 3),
    (neuron, "y at (x1 = 0.5, x2 = 1)", 4), (neuron, "2*y - z on or[4]", 5),
    (network, "y on xor[2]", 10), (network, "E on xor[2]", 12), (network, "E", 10),
    (network, "h on xor[1] at h.b[1] = 2", 6),
    (arrays, "W @ x", 4), (arrays, "relu(W @ x + [1, -10])", 6), (arrays, "W @ Wᵀ", 8), (arrays, "x @ p", 2),
    (arrays, "max(x)", 1), (arrays, "sum(x)", 2), (arrays, "mean(x)", 3), (arrays, "variance(x)", 3),
    (arrays, "sqrt(sum(x^2))", 2), (arrays, "logsumexp(x)", 2), (arrays, "cosine(x, q)", 5),
    (arrays, "convolve(W, [[1, -1]])", 2), (arrays, "W * x", 8), (arrays, "cumsum(x)", 5),
    (arrays, "attention(W, W, W)", 10), (arrays, "(-log(0.05))", 2), (arrays, "(1 + 2)*(5 - 3)/4", 2),
    ("n = layernorm([1, 2, 6])", "n", 4),
    ("c = conv2d([[1, 2], [3, 4]], 1, 2, relu, padding: 1)", "c", 6),
  ]

  @Test("Both sides of every equals sign between numbers are the same number", arguments: 0..<sources.count)
  func equations(row: Int) throws {
    let (before, source, least) = Self.sources[row]
    let explanation = try #require(try Self.explanation(before, source))
    var count = 0
    for sides in Self.equations(explanation).flatMap(MathArithmetic.sides) {
      count += sides.count
      for side in sides {
        let isSame = (side - sides[sides.count - 1]).magnitude <= 1e-9 * max(1, side.magnitude)
        #expect(isSame, "\(source): \(sides)")
      }
    }
    #expect(count >= least, "\(source) shows \(count) numbers")
  }

  @Test("A total is the sum of the column above it, where the column has all lines", arguments: 0..<sources.count)
  func totals(row: Int) throws {
    let (before, source, _) = Self.sources[row]
    let explanation = try #require(try Self.explanation(before, source))
    for table in Self.parts(explanation.steps).compactMap(Self.table) where table.hiddenRows == 0 {
      for column in table.columns {
        guard case .numbers(let numbers) = column.cells, let total = column.total.flatMap(MathArithmetic.value) else {
          continue
        }
        #expect((numbers.reduce(0, +) - total).magnitude <= 1e-12 * max(1, total.magnitude), "\(source)")
      }
    }
  }

  @Test("The value that is explained is the value that is shown", arguments: 0..<sources.count)
  func value(row: Int) throws {
    let (before, source, _) = Self.sources[row]
    var run = Run()
    let result = run.block("\(before)\n\(source)\nexplain(\(source))")
    #expect(result.diagnostics.map(\.message) == [])
    guard case .value(let value)? = result.outputs.first, case .explanation(let explanation)? = result.outputs.last
    else {
      Issue.record("\(source) is not shown")
      return
    }
    #expect(explanation.value == value.tensor)
  }

  @Test("Of many rows the first are shown, and the sum is over all of them")
  func manyRows() throws {
    let before =
      "many = data(x: [k for k in 1..25])\nuse many\nparam w = 2\ny = w*x\nE = sum(y - mean(y))\nS = sum(y^2)"
    let sum = try #require(try Self.explanation(before, "S"))
    let table = try #require(Self.parts(sum.steps).compactMap(Self.table).first)
    #expect(table.rowCount == 10 && table.hiddenRows == 15)
    #expect(table.columns.last?.total == .number(22100))
    let rows = try #require(try Self.explanation(before, "y"))
    let values = try #require(Self.parts(rows.steps).compactMap(Self.table).last)
    #expect(values.columns[1].cells == .numbers((1...10).map { 2 * Double($0) }) && values.hiddenRows == 15)
    #expect(rows.value?.elements.count == 25)
    let centred = try #require(try Self.explanation(before, "y - mean(y)"))
    #expect(centred.value?.elements.first == -24)
  }

  @Test("The named formulas stand in the order of computation, the one that is explained last")
  func order() throws {
    let explanation = try #require(try Self.explanation(Self.neuron, "y on or[2]"))
    let names = explanation.steps.map { step -> Math? in
      guard case .math(.row(let parts))? = step.title.pieces.first else { return nil }
      return parts.first
    }
    #expect(names == [.name("z"), .name("y")])
    #expect(explanation.answer == .row([.name("y"), .sign("="), .number(explanation.value?.number ?? 0)]))
  }

  static let examples = Operation.table.map(\.example.source) + Vocabulary.builtins.map(\.example)

  @Test("Every example of the vocabulary that has a value can be explained", arguments: examples)
  func vocabulary(source: String) {
    var run = Run()
    let parts = source.split(separator: "=", maxSplits: 1)
    let isNamed = parts.count == 2 && parts[0].hasSuffix(" ") && !source.contains("==")
    let before = "use xor\nparam w = 1\ny = w*x1\n"
    var shown = Run()
    let shows = shown.block(before + (isNamed ? "\(source)\n\(parts[0])" : source)).outputs
    guard case .value(let value)? = shows.last, value.tensor != nil else { return }
    let result = run.block(before + (isNamed ? "\(source)\nexplain(\(parts[0]))" : "explain(\(source))"))
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    guard case .explanation? = result.outputs.last else {
      Issue.record("\(source) shows no explanation")
      return
    }
  }

  /// What is asked to explain what has no value, and what is said.
  static let refused: [(String, String, String?)] = [
    ("or", "explain takes a value or a derivative, but or is a dataset", "explain(y on or[2])"),
    ("or[2]", "explain takes a value or a derivative, but or[2] is a dataset", "explain(y on or[2])"),
    ("f", "explain takes a value or a derivative, but f is a function", "explain(f(2))"),
    ("run", "explain takes a value or a derivative, but run is a run", "explain(E at run)"),
    ("\"text\"", "\"text\" is a text, but a value is wanted here", nil),
    ("name", "name is text, so there is no number to explain", nil),
  ]

  @Test(arguments: 0..<refused.count)
  func refusal(row: Int) {
    let (source, message, hint) = Self.refused[row]
    var run = Run()
    let before =
      "use or\nparam w = 1\nf(x) = x^3\nE = sum((t - w*x1)^2)\nrun = train(E, epochs: 1, optimizer: gd(rate: 0.5))\nuse animals\n"
    let errors = run.block(before + "explain(\(source))").diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.message) == [message])
    if let hint { #expect(errors.first?.hint?.contains(hint) == true) }
  }

  // MARK: Reading

  private static func explanation(_ before: String, _ source: String) throws -> Explanation? {
    var run = Run()
    let result = run.block("\(before)\nexplain(\(source))")
    try #require(result.diagnostics.map(\.message) == [])
    guard case .explanation(let explanation)? = result.outputs.last else { return nil }
    return explanation
  }

  private static func parts(_ steps: [Explanation.Step]) -> [Explanation.Part] {
    steps.flatMap { $0.parts + parts($0.steps) }
  }

  private static func table(_ part: Explanation.Part) -> Explanation.Table? {
    if case .table(let table) = part { table } else { nil }
  }

  /// The equations of the steps, and their titles.
  private static func equations(_ explanation: Explanation) -> [Math] {
    func titles(_ steps: [Explanation.Step]) -> [Math] {
      steps.flatMap { step in
        step.title.pieces.compactMap { if case .math(let math) = $0 { math } else { nil } } + titles(step.steps)
      }
    }
    let equations = parts(explanation.steps).compactMap { part -> Math? in
      if case .equation(let equation) = part { equation } else { nil }
    }
    return equations + titles(explanation.steps)
  }
}
