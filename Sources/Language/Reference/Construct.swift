/// A form of the language that is no function: its words, what it means, and an example that runs.
struct Construct: Sendable {
  /// The sign or word that it is looked up by.
  let name: String
  /// Other spellings.
  var aliases: [String] = []
  /// Words that lead to it too.
  var keywords: [String] = []
  /// How it is written.
  let form: String
  let documentation: String
  let example: String

  static let all: [(topic: ReferenceTopic, constructs: [Construct])] = [
    (.statements, statements), (.expressions, expressions), (.derivatives, derivatives),
  ]

  private static let statements = [
    Construct(
      name: "=", form: "y = σ(w*x + b)",
      documentation:
        "Names a formula. It stays a formula: shown after a training it has the trained values. A later definition hides an earlier one from there on.",
      example: "a = 2\nc = a^2 + 1\nc"),
    Construct(
      name: "function", form: "f(x, y) = x^2 + 3*y", documentation: "Defines a function. It cannot call itself.",
      example: "f(x, y) = x^2 + 3*y\nf(2, 1)"),
    Construct(
      name: "param", keywords: ["~"], form: "param w = 0.5, b[8] = 0, W[8, 64] ~ xavier",
      documentation:
        "Declares trainable numbers or arrays with their first values: given, filled, or drawn from xavier, he, normal(…) or uniform(…).",
      example: "param c = 2, V[2, 2] ~ normal(0, 1)\nV\ngrad(c*sum(V))"),
    Construct(
      name: "use", form: "use or, use \"shared.md\"",
      documentation:
        "Makes names of a dataset's columns, each of which stands for one row's value; or starts from what another notebook defines.",
      example: "use or\nx1 + x2"),
    Construct(
      name: "check", keywords: ["within"], form: "check E ≈ 0.86, check a ≈ b within 0.01",
      documentation: "A claim. Where it does not hold, the run fails and says what was found.",
      example: "check 2/3 ≈ 0.667\ncheck 1/3 ≈ 0.3 within 0.05"),
    Construct(
      name: "falls", keywords: ["rises", "over", "trend"],
      form: "check run.loss falls, check norm(w) rises over run",
      documentation:
        "No value is above the one before it, and the last is below the first; rises is the other way round. Over a run it is so for any number, epoch by epoch.",
      example: "check [3, 2, 2, 1] falls"),
    Construct(
      name: "#", keywords: ["comment"], form: "# comment", documentation: "Starts a comment, to the end of the line.",
      example: "1 + 2 # three"),
  ]

  private static let expressions = [
    Construct(
      name: "on", form: "a on d",
      documentation:
        "The formula with its columns taken from a dataset or a row, by their names; what an inner on has set stays set.",
      example: "y on or[2]"),
    Construct(
      name: "at", form: "a at n = v, a at (n = v, m = u), a at run[k]",
      documentation:
        "The formula with names replaced, all at once; or with the parameter values that a run had after epoch k, at its end without [k].",
      example: "a = 2\n(x^2 + a) at (x = 3, a = 1)"),
    Construct(
      name: "≈", aliases: ["~="], keywords: ["==", "!=", "<", "<=", ">", ">=", "≠", "≤", "≥"],
      form: "a ≈ 0.86, a == b, a <= b",
      documentation:
        "Compares: 1 or 0. With ≈ the decimals of the number on the right count: it holds when the two are at most half a unit of the last one apart.",
      example: "2/3 ≈ 0.67"),
    Construct(
      name: "..", keywords: ["range"], form: "a..b", documentation: "A range, for plots, indices and lists.",
      example: "v = [5, 6, 7]\nv[2..3]"),
    Construct(
      name: "for", keywords: ["in"], form: "[… for s in a..b]", documentation: "A list with an entry for each number.",
      example: "[s^2 for s in 1..4]"),
    Construct(
      name: "+", keywords: ["-", "*", "/", "·", "×", "⊙"], form: "a + b, a - b, a * b, a / b",
      documentation: "Element by element; a number spreads over an array, and arrays spread as in NumPy.",
      example: "[1, 2, 3] * 2 + 1"),
    Construct(
      name: "@", form: "a @ b", documentation: "The product of matrices and vectors.",
      example: "[[1, 2], [3, 4]] @ [5, 6]"),
    Construct(
      name: "^", keywords: ["²", "³", "power"], form: "a^b, a²",
      documentation: "A power; looser than a minus on its right, tighter than one on its left: -x^2 is −(x²).",
      example: "-3^2"),
    Construct(
      name: "[ ]", keywords: ["[", "]", "vector", "matrix"], form: "[1, 2], [[1, 2], [3, 4]]",
      documentation:
        "A vector; with brackets as its entries a matrix, row by row. Brackets of numbers and vectors join them into one vector.",
      example: "[[1, 2], [3, 4]]"),
    Construct(
      name: "index", keywords: ["element"], form: "v[1], W[2, 3], W[2], v[1..3]",
      documentation: "An element, a row or a part. Indices start at 1.", example: "W = [[1, 2], [3, 4]]\nW[2, 1]"),
    Construct(
      name: ".", keywords: ["member"], form: "h.W, run.loss, d.t",
      documentation: "A part by its name: a layer's parameters, a run's series, a dataset's column.",
      example: "h = dense([1, 2], 2, relu, init: he)\nh.b"),
    Construct(
      name: "ᵀ", aliases: [".T"], form: "Wᵀ, W.T", documentation: "Rows and columns exchanged.",
      example: "[[1, 2], [3, 4]]ᵀ"),
    Construct(name: "π", aliases: ["pi"], form: "π", documentation: "The circle's number.", example: "π"),
  ]

  private static let derivatives = [
    Construct(
      name: "f'", keywords: ["'", "prime", "derivative"], form: "f', f'', f'(3)",
      documentation: "The derivative of a function of one argument; of a vector, element by element.",
      example: "f(x) = x^3 - x\nf'\nf'(2)"),
    Construct(
      name: "∂", keywords: ["∂E/∂w", "∂²", "partial"], form: "∂E/∂w, ∂²E/∂w∂v, ∂f/∂x(1, 2)",
      documentation:
        "The derivative of a formula by a parameter, a column, or any named formula that it was built from; a vector by a vector is the Jacobian. Its ASCII spelling is diff(E, w).",
      example: "∂E/∂w1"),
    Construct(
      name: "∇", keywords: ["gradient", "nabla"], form: "∇E, ∇E.w1, ∇f(1, 2)",
      documentation: "The derivative by every parameter, as a table; of a function, by its arguments.",
      example: "∇E"),
  ]
}
