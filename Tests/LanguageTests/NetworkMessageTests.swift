import Testing

@testable import Language

/// What is said of networks, data and trainings that do not work: the message, and the hint in brackets.
@Suite("Messages of networks, data and training")
struct NetworkMessageTests {
  static let small = "d = data(x: [1, 2, 3], t: [0, 1, 1])\nuse d\nparam w = 0.1\nE = mean((w*x - t)^2)\n"

  static let cases: [(String, String)] = [
    (
      "dense([1, 2], 2)",
      "a layer needs a name, since its parameters are named after it (write h = dense(…) in a line of its own)"
    ),
    ("h = dense([1, 2], 1, W: [[1, 2, 3]])", "W of this layer is a 1×2 matrix, but what is given is a 1×3 matrix"),
    ("h = dense([1, 2], 2)\nh.V", "h has no V (it has W, b, z)"),
    (
      "h = dense([1, 2], 2, 3)",
      "an activation is a function of one argument, but 3 is none (for example sigmoid, tanh or relu)"
    ),
    ("h = conv2d(ones(2, 2, 1), 1, 3)", "a window of 3×3 does not fit into an image of 2×2"),
    (
      "x = [1, 2, 3, 4]\nh = conv2d(x, 1, 2)",
      "an image is height × width × channels, but x is a vector of 4 (write reshape(x, 8, 8, 1) for an image of 8 × 8)"
    ),
    ("h = self_attention([[1, 2, 3]], heads: 2)", "2 heads cannot share 3 columns evenly"),
    ("cross_entropy([0.5, 0.5], 3)", "3 is no class: the classes are 1 to 2"),
    ("one_hot(0, 3)", "0 is no class: the classes are 1 to 3"),
    (
      "d = csv(\"digits.csv\")\np = softmax([d.p1, d.p2])\ncross_entropy(p, d.label)",
      "d.label has 3 classes, but p has 2 entries (the last layer needs a unit for each class)"
    ),
    (
      "squared_error([1, 2], 3)",
      "[1, 2] is a vector of 2, but 3 is a number (a prediction and its target have the same shape)"
    ),
    (small + "train(E, optimizer: sgd(rate: 0.1, batch: 4), epochs: 1)", "a batch of 4 is more than the 3 rows of d"),
    (
      small + "train(E, optimizer: gd(rate: 0/0), epochs: 1)",
      "the rate must be a number that is not negative, but it is NaN"
    ),
    (
      small + "train(w*x, optimizer: gd(rate: 1), epochs: 1)",
      "the loss must be one number, but it has a value per row (sum or average it)"
    ),
    (
      "param w = 1\nE = step(w)\nrun = train(E, optimizer: gd(rate: 1), epochs: 1)",
      "E does not change with w, so training leaves it as it is (step, argmax, comparisons and value(…) have the derivative 0)"
    ),
    (
      "param w = 1\nE = log(w)\nrun = train(E, optimizer: gd(rate: 1), epochs: 5)",
      "the training leaves the finite numbers in epoch 1: the first is log in the formula of E, which is −∞ (the argument of a logarithm must stay above 0)"
    ),
    (
      small + "run = train(E, optimizer: sgd(rate: 1e200, batch: 2), epochs: 9)",
      "the training leaves the finite numbers in epoch 1: the first is a power in the formula of E, which is ∞ (try a smaller rate, or clip: 1.0, which shortens long gradients)"
    ),
    (
      "a = csv(\"names.csv\")\nb = csv(\"other.csv\")\none_hot(a.name) on b",
      "name is Mary in a row of b, which is no class of a"
    ),
    (
      "a = data(t: [1, 2])\nb = data(t: [1, 3])\ncross_entropy([0.5, 0.5], a.t) on b",
      "t is 3 in a row of b, which is none of the 2 classes"
    ),
    ("use animals\nmean(name)", "name is text (cat, dog), so it is no number"),
    ("use animals\nsquared_error(lives, name)", "name is text (cat, dog), so it is no number"),
    (
      "d = csv(\"digits.csv\")\nv = d[\"p1\"..\"p3\"]\np2 = d.p2\nS = sum(v)\n∂S/∂p2",
      "S has p2 as an entry of the vector p1..p3 (name the vector, v = …, and write v[2])"
    ),
    ("d = csv(\"bad.csv\")", "bad.csv:3:3: the column t holds numbers, but here is \"four\""),
    ("d = csv(\"none.csv\")", "there is no file none.csv beside the notebook"),
    (
      "normal(0, 1) + 1",
      "normal(0, 1) is a distribution, but a value is wanted here (it draws in param w ~ normal(0, 1), and in a column behind the first of data(x: …, t: …))"
    ),
    ("d = data(x: [1, 2], t: [1, 2, 3])", "x has 2 rows, but t has 3 (the columns of a dataset are equally long)"),
    (
      "d = data(x: [1, 2])\na, b = split(d, 1)",
      "a share of 1 leaves one part of d's 2 rows empty (take a share between 0 and 1, such as 0.8)"
    ),
    ("zeros(100000, 100000)", "zeros(100000, 100000) would have more than 100 million numbers"),
    ("h = dense([1], 1000000000)", "dense([1], 1000000000) would have more than 100 million weights"),
    ("x = zeros(40000)\nouter(x, x)", "the formulas need more than 500 million numbers at once"),
    (
      "h = conv2d(ones(3000, 3000), 1, 100)",
      "windows of 100×100 at 2901×2901 places of an image would be more than 20 million numbers"
    ),
    ("[zeros(1000000) for i in 1..1000]", "the notebook's arrays have grown past 500 million numbers"),
    (
      "param w = 1\nr = train((w - 1)^2, optimizer: gd(rate: 0.1), epochs: 1)\nparam w = 5\nF = w^2\nF at r",
      "r trained no parameter that F is built from"
    ),
    ("one_hot(1, 1000000000)", "1000000000 classes are more than a million"),
    (
      "attention([[1, 2]], [[1, 2, 3]], [[1]])",
      "a query has 2 numbers, but a key has 3 (the rows of Q and of K are equally long)"
    ),
    ("dropout([1], 1)", "the rate of dropout is at least 0 and less than 1"),
    (
      small + "run = train(E, optimizer: gd(rate: 0.1), epochs: 1)\nrun.validation",
      "run followed no validation (write validate: in its train(…), for example validate: accuracy(p, label) on test)"
    ),
  ]

  @Test("What is wrong is said in the course's words", arguments: cases)
  func message(source: String, expected: String) {
    var run = Run()
    let result = run.block(source)
    let found = result.diagnostics.map { $0.message + ($0.hint.map { " (\($0))" } ?? "") }
    #expect(found == [expected])
    #expect(result.diagnostics.allSatisfy { $0.span != nil })
  }
}
