import Engine
import Testing

@testable import Language

@Suite("What a block shows")
struct ValueTests {
  static let cases: [(String, String)] = [
    // Numbers and operators
    ("2 + 3*4", "14"),
    ("-3^2", "−9"),
    ("2^3^2", "512"),
    ("(1 + 2)/4", "0.75"),
    ("7 - 2 - 1", "4"),
    ("3²  + 2³", "17"),
    ("2 < 3", "1"),
    ("2 ≥ 3", "0"),
    ("0.1 + 0.2 ≈ 0.30", "1"),
    ("if(2 > 1, 5, 6)", "5"),
    ("round(2.345, 2)", "2.35"),
    ("round(2.5)", "3"),
    ("max(1, 5, 3)", "5"),
    ("clip(5, 0, 1)", "1"),
    ("π", "3.142"),
    ("true", "1"),
    // Vectors and matrices
    ("[1, 2, 3] * 2", "[2, 4, 6]"),
    ("[[1, 0, -2], [3, 1, 4]] @ [2, 5, -1]", "[4, 7]"),
    ("[1, 2] @ [3, 4]", "11"),
    ("[[1, 2], [3, 4]]ᵀ", "[[1, 3], [2, 4]]"),
    ("[[1, 2], [3, 4]].T", "[[1, 3], [2, 4]]"),
    ("[1, [2, 3]]", "[1, 2, 3]"),
    ("[[1, 2], [3, 4]][2, 1]", "3"),
    ("[[1, 2], [3, 4]][2]", "[3, 4]"),
    ("[5, 6, 7, 8][2..3]", "[6, 7]"),
    ("[1, 2, 3] + [[10], [20]]", "[[11, 12, 13], [21, 22, 23]]"),
    ("[1..4]", "[1, 2, 3, 4]"),
    ("[s^2 for s in 1..4]", "[1, 4, 9, 16]"),
    ("sum([1, 2, 3])", "6"),
    ("mean([[1, 2], [3, 6]])", "3"),
    ("variance([1, 2, 3, 4])", "1.25"),
    ("min([4, 2, 8])", "2"),
    ("dot([1, 2], [3, 4])", "11"),
    ("norm([3, 4])", "5"),
    ("shape([[1, 2, 3], [4, 5, 6]])", "[2, 3]"),
    ("outer([1, 2], [3, 4])", "[[3, 4], [6, 8]]"),
    ("stack([1, 2], [3, 4])", "[[1, 2], [3, 4]]"),
    ("identity(2)", "[[1, 0], [0, 1]]"),
    ("linspace(0, 1, 5)", "[0, 0.25, 0.5, 0.75, 1]"),
    // Names and functions
    ("a = 3\nb = a*a\nb", "9"),
    ("f(x) = x^2 + 3*x\nf(2)", "10"),
    ("f(x, y) = x^2 + 3*y\nf(y: 1, x: 2)", "7"),
    ("k = 2\nf(x) = k*x\nk = 100\nf(3)", "6"),
    ("σ(0)", "0.5"),
    ("count = 7\ncount + 1", "8"),
    ("count = 7\ncount([1, 2])", "2"),
    ("param E = 2\nE^2", "4"),
    ("param W[2, 2] = 1\nW", "[[1, 1], [1, 1]]"),
    // Derivatives
    ("f(x) = x^2\nf'(3)", "6"),
    ("f(x) = x^3\nf''(2)", "12"),
    ("f(x) = x^2\nf'(x) at x = 3", "6"),
    ("f(x) = x^2\nf'([1, 2, 3])", "[2, 4, 6]"),
    ("relu'(0)", "0"),
    ("step(0)", "0"),
    ("abs'(0)", "0"),
    ("tanh'(0)", "1"),
    ("f(x, y) = x^2 + 3*y\n∂f/∂x(2, 1)", "4"),
    ("f(x, y) = x^2 + 3*y\n∇f(2, 1)", "[4, 3]"),
    ("f(x, y) = x^2*y^3\n∂²f/∂x∂y(2, 1)", "12"),
    ("∂(x^3)/∂x at x = 2", "12"),
    ("param w = 3\nE = w^2\n∂E/∂w^2", "36"),
    ("param w = 3\nE = w^3\n∂²E/∂w²", "18"),
    ("param w = 3\ndiff(w^2, w)", "6"),
    ("param w = 2\na = w*3\nb = w*3\n∂(a*b)/∂a", "6"),
    ("param w = 2, v = 5\nE = w*v\n∇E", "parameter: w v | derivative: 5 2"),
    ("param w = 2, v = 5\nE = w*v\n∇E.v", "2"),
    ("param w = 2, v = 5\ngrad(w*v)", "parameter: w v | derivative: 5 2"),
    ("param W = [[1, 2], [3, 4]]\nE = sum(W^2)\n∂E/∂W[2, 1]", "6"),
    ("param x = [2, 5, -1]\ny = [[1, 0, -2], [3, 1, 4]] @ x\n∂y/∂x", "[[1, 0, −2], [3, 1, 4]]"),
    // Rows
    ("use line\n2*x", "2, 4, 6"),
    ("use line\nsum(x*t)", "28"),
    ("use line\nmean(x)", "2"),
    ("use line\nmax(x)", "3"),
    ("use line\nx - mean(x)", "−1, 0, 1"),
    ("use line\nsum([x, t])", "3, 6, 9"),
    ("use line\nmean([x, t], over: \"rows\")", "[2, 4]"),
    ("use line\ncount(line)", "3"),
    ("use line\nt on line[2]", "4"),
    ("line.t on line[3]", "6"),
    ("line[3].t", "6"),
    ("line[\"t\"]", "2, 4, 6"),
    ("use line\nx on line[2..3]", "2, 3"),
    ("use or\ny = x1 + x2\ny on xor[4]", "2"),
    ("use or\ny = x1 + t\nsum(y) on xor", "4"),
    ("use line\nm = mean(x) on line[1..2]\n(x - m) on line[3]", "1.5"),
    ("use or\ny = 2*x1 + x2\ny at (x1 = 1, x2 = 3)", "5"),
    ("use line\nE = sum((t - 3*x)^2)\n∂E/∂x on line[2]", "12"),
    ("use line\nparam w = 1\ny = w*x\n∂y/∂w", "1, 2, 3"),
    ("use line\nsum(x, over: \"rows\")", "6"),
    // at
    ("param w = 2\nE = w^2\nE at w = 5", "25"),
    ("param w = 2\nE = w^2\n(E at w = 5) + E", "29"),
    ("param w = 2\nE = w^2\n(E at w = 5) at w = 7", "25"),
    (
      "use or\ny = 2*x1 + x2\ny on or[2] at x1 = 5",
      "error: x1 is taken from or[2] already, so at x1 = 5 would change nothing (write y at x1 = 5 on or[2])"
    ),
    (
      "use or\ny = 2*x1 + x2\na = y on or[2]\na at (x1 = 5, x2 = 1)",
      "error: x1 is taken from or[2] already, so at x1 = 5 would change nothing (write at before on)"
    ),
    ("use or\ny = 2*x1 + x2\ny at x1 = 5 on or[2]", "11"),
    ("use line\nm = mean(x) on line[1..2]\n(x - m) at x = 5", "3.5"),
    ("param w = 2\na = w + 1\nE = a^2\nE at a = 10", "100"),
    ("param W = [[1, 2], [3, 4]]\nsum(W) at W[1, 2] = 0", "8"),
    ("param w = 2\nv = value(w)\nE = v*w\n∂E/∂w at w = 100", "2"),
    // Training
    ("param w = 1\nE = (w - 3)^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 2)\nw", "2.5"),
    ("param w = 1\nE = (w - 3)^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 2)\nrun.loss", "[4, 1, 0.25]"),
    ("param w = 1\nE = (w - 3)^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 2)\nE at run[1]", "1"),
    ("param w = 1\nE = (w - 3)^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 2)\nrun.loss[1]", "1"),
    ("param w = 1\nE = (w - 3)^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 2)\nrun.w", "[1, 2, 2.5]"),
    ("param w = 1\nE = (w - 3)^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 2)\n∂E/∂w at run[0]", "−4"),
    (
      "param w = 1\nE = (w - 3)^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 99, until: E < 0.5)\nrun.epochs",
      "2"
    ),
    (
      "param w = 1\nE = (w - 3)^2\na = train(E, optimizer: gd(rate: 0.25), epochs: 2)\n"
        + "b = train(E, optimizer: gd(rate: 0.25), epochs: 2)\nb.loss[0]", "4"
    ),
    (
      "param w = 1\nE = (w - 3)^2\na = train(E, optimizer: gd(rate: 0.25), epochs: 2)\n"
        + "b = train(E, optimizer: gd(rate: 0.25), epochs: 2, from: a)\nb.loss[0]", "0.25"
    ),
    (
      "param w = 1\nE = (w - 3)^2\na = train(E, optimizer: gd(rate: 0.25), epochs: 2)\n"
        + "b = train(E, optimizer: gd(rate: 0.25), epochs: 2, from: (w = 7))\nb.loss[0]", "16"
    ),
    // Tables and figures
    ("use line\ntable(x, \"twice\": 2*x, total: \"twice\")", "x: 1 2 3 | twice: 2 4 6 | total 12"),
    ("line", "x: 1 2 3 | t: 2 4 6"),
    (
      "plot(x^2, x: -1..2)",
      "x² against x, -1 to 2. It has its smallest value, 0, at x = 0 and its largest, 4, at x = 2."
    ),
    ("use animals\nname", "name: dog cat"),
    ("use animals\ntable(name, lives)", "name: dog cat | lives: 4 9"),
    // Explanations
    ("param w = 3\na = 2*w\nE = a*a + w\nexplain(∂E/∂w)", "= 25, 2 paths"),
  ]

  @Test(arguments: cases)
  func shows(source: String, expected: String) {
    #expect(Run.text(source) == expected)
  }

  @Test("The example of every operation that authors can write gives what its row says")
  func examples() {
    for operation in Operation.table
    where !["sumRows", "meanRows", "maximumRow", "minimumRow", "onlyRow", "countRows"].contains(operation.name) {
      var run = Run()
      let result = run.block(operation.example.source)
      guard case .value(let value)? = result.outputs.first, let tensor = value.tensor else {
        Issue.record("\(operation.name): \(result.diagnostics)")
        continue
      }
      #expect(tensor.elements == operation.example.value, "\(operation.example.source)")
    }
  }

  @Test("The example of every builtin that stands alone runs")
  func builtinExamples() {
    let standing = Vocabulary.builtins.filter {
      ![
        "train", "pytorch", "gd", "table", "normal", "uniform", "explain", "formula", "value", "diff", "grad", "sum",
        "mean", "gradients", "network", "count", "standardize",
      ].contains($0.name)
    }
    for builtin in standing {
      var run = Run()
      #expect(run.block(builtin.example).diagnostics.isEmpty, "\(builtin.example)")
    }
    let inContext = """
      use or
      param w1 = 0.1, w2 = 0.2, w = 0.3
      y = σ(w1*x1 + w2*x2 + w)
      E = sum((t - y)^2)
      x = x1
      training, test = split(or, 0.5)
      """
    for builtin in Vocabulary.builtins {
      var run = Run()
      #expect(run.block(inContext).diagnostics.isEmpty)
      #expect(run.block(builtin.example).diagnostics.isEmpty, "\(builtin.name): \(builtin.example)")
    }
  }
}
