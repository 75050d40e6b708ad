import Engine
import Testing

@testable import Language

/// Source and what its last lines show, for layers, labels, data and training.
@Suite("Networks, labels, data and training")
struct NetworkTests {
  static let layers: [(String, String)] = [
    // Names
    (
      "h = dense([1, 2], 3, relu, W: [[1, 0], [0, 1], [1, 1]], b: [0, 0, -3])\nh.z\nh\nh.W[3]",
      "[1, 2, 0]\n[1, 2, 0]\n[1, 1]"
    ),
    ("h = dense([1, 2], 1, W: [[1, 1]], b: [-1.5])\nh", "1.5"),
    ("h = dense(2, 2, W: [[1], [3]])\nh", "[2, 6]"),
    ("y = dense(dense([1], 2, W: [[1], [2]]), 1, W: [[1, 1]])\ny.1.W\ny.W\ny", "[[1], [2]]\n[[1, 1]]\n3"),
    ("y = softmax(dense([1, 2], 2, W: [[1, 0], [1, 0]]))\ny.b\ny", "[0, 0]\n[0.5, 0.5]"),
    (
      "y = mlp([1, 2], [2, 4, 1], relu, last: sigmoid)\nshape(y.1.W)\nshape(y.2.W)\nshape(y.2.b)", "[4, 2]\n[1, 4]\n[1]"
    ),
    ("f(x) = dense(x, 1, W: [[2]])\na = f(3)\nb = f(a)\na.W[1, 1]\nb", "2\n12"),
    ("h = dense([1, 2], 2)\nh = dense([1, 2], 1, W: [[1, 1]])\nh.W", "[[1, 1]]"),
    ("h = dense([[1, 2], [3, 4]], 2, W: [[1, 0], [0, 2]])\nh", "[[1, 4], [3, 8]]"),
    ("h = dense([1, 2], 1, W: [[1, 1]])\nh at (h.W[1, 2] = 0)", "1"),
    ("use or\nh = dense([x1, x2], 1, W: [[1, 2]])\nE = sum(h)\n∂E/∂h.W\n∂E/∂h.W[1, 2]\n∇E.h.b", "[[2, 2]]\n2\n[4]"),
    (
      "y = dense(mlp([1], [1, 4, 3]), 1)\nshape(y.1.W)\nshape(y.2.W)\nshape(y.W)\nshape(y.2)",
      "[4, 1]\n[3, 4]\n[1, 3]\n[3]"
    ),
    ("h = dense([1, 2], 2)\nh = dense(h, 1)\nE = h^2\nshape(∇E.h.W)", "[1, 2]"),
    // Images
    (
      "x = reshape([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3, 1)\nh = conv2d(x, 1, 2, W: reshape([1, 0, 0, 1], 1, 2, 2, 1))\n"
        + "shape(h)\nflatten(h)", "[2, 2, 1]\n[6, 8, 12, 14]"
    ),
    ("h = conv2d(ones(5, 4, 2), 3, [3, 2], padding: 1, stride: 2)\nshape(h.W)\nshape(h)", "[3, 3, 2, 2]\n[3, 3, 3]"),
    ("flatten(maxpool([[1, 2, 9], [3, 4, 9], [9, 9, 9]], 2))", "[4]"),
    ("flatten(avgpool([[1, 2], [3, 4]], 2))", "[2.5]"),
    ("convolve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]])", "[[−4, −4], [−4, −4]]"),
    ("convolve([1, 2, 4, 8], [1, -1])", "[−1, −2, −4]"),
    // Sequences
    ("e = embedding([2, 1], 3, 2, W: [[1, 2], [3, 4], [5, 6]])\ne", "[[3, 4], [1, 2]]"),
    ("attention([[0, 0]], [[1, 0], [0, 1]], [[1], [3]])", "[[2]]"),
    ("attention([[0, 0]], [[1, 0], [0, 1]], [[1], [3]], mask: [[0, 1]])", "[[3]]"),
    ("layernorm = 3\nlayernorm", "3"),
    ("h = layernorm([1, 3])\nh\nh.gain", "[−1.000, 1.000]\n[1, 1]"),
    // Dropout is off, but in a sample
    ("h = dropout([1, 2], 0.5)\nh", "[1, 2]"),
    ("h = dropout(ones(10000), 0.25)\ns = sample(h, 1)\nabs(mean(s) - 1) < 0.05\nmax(s)", "1\n1.333"),
    ("shape(sample(dropout([1, 2], 0.5), 3))", "[3, 2]"),
  ]

  static let labels: [(String, String)] = [
    ("one_hot(2, 3)", "[0, 1, 0]"),
    ("use animals\none_hot(name)", "[0, 1], [1, 0]"),
    ("d = csv(\"digits.csv\")\nt = d.label\none_hot(t)", "[0, 1, 0], [0, 0, 1], [0, 1, 0], [1, 0, 0]"),
    ("d = csv(\"digits.csv\")\none_hot(d.label) on d[1..2]", "[0, 1, 0], [0, 0, 1]"),
    ("cross_entropy([0.25, 0.75], 2)", "0.2877"),
    ("cross_entropy([0.25, 0.75], [0, 1])", "0.2877"),
    ("cross_entropy([1, 0], [1, 0])", "0"),
    ("entropy([1, 0])", "0"),
    ("entropy([0.5, 0.5])", "0.6931"),
    ("kl([1, 0], [0.5, 0.5])", "0.6931"),
    ("binary_cross_entropy(0, 0)", "0"),
    ("squared_error([1, 2], [0, 4])", "5"),
    ("half_squared_error(3, 1)", "2"),
    ("absolute_error([1, 2], [0, 4])", "3"),
    ("softmax([1000, 1000])", "[0.5, 0.5]"),
    ("softmax_cross_entropy([1000, 0], 2)", "1000"),
    ("z = [1000, 0]\np = softmax(z)\ncross_entropy(p, 2)", "1000"),
    ("param z = 800\ny = σ(z)\nE = binary_cross_entropy(y, 0)\nE\n∂E/∂z", "800\n1"),
    ("logsumexp([[0, 0], [1000, 1000]])", "[0.6931, 1001]"),
    ("argmax([[1, 5, 5], [9, 2, 3]])", "[2, 1]"),
    ("cumsum([[1, 2], [3, 4]])", "[[1, 3], [3, 7]]"),
    ("accuracy([0.1, 0.7, 0.2], 2)", "1"),
    ("use or\naccuracy(0.6*x1, t)", "0.75"),
    ("cosine([1, 0], [1, 1])", "0.7071"),
    ("concat([1], [2, 3])", "[1, 2, 3]"),
    ("concat([[1], [2]], [[3], [4]], axis: 2)", "[[1, 3], [2, 4]]"),
  ]

  static let data: [(String, String)] = [
    ("d = csv(\"digits.csv\")\ncount(d)\nd[2].label\nd[\"p1\"..\"p3\"] on d[3]", "4\n7\n[4, 4, 0]"),
    ("d = csv(\"names.csv\")\nmean(d.age)", "43"),
    (
      "d = data(x: idx(\"images-idx3-ubyte.gz\"), label: idx(\"labels-idx1-ubyte.gz\"))\nd.x on d[2]\nd.label",
      "[[5, 6], [7, 8]]\n9, 4"
    ),
    ("d = data(x: [[1, 2], [3, 4]], t: [5, 6])\nuse d\nsum(x) + t", "8, 13"),
    // A column is known to those after it; random numbers are drawn anew in each dataset, and are around the mean.
    ("x = 7\nd = data(x: [1, 2], t: 2*x + 1)\nd.t\nx", "3, 5\n7"),
    ("data(x: [1, 2], t: 2*x + normal(0, 0))", "x: 1 2 | t: 2 4"),
    (
      "a = data(x: linspace(0, 1, 1000), t: x + uniform(-1, 1))\nb = data(x: linspace(0, 1, 1000), t: x + uniform(-1, 1))\n"
        + "max(abs(a.t - a.x)) <= 1\nabs(mean(a.t - a.x)) < 0.05\nmean(a.t) != mean(b.t)", "1\n1\n1"
    ),
    ("data(x: [[1, 2], [3, 4]], t: [5, 6])", "x: 1,2 3,4 | t: 5 6"),
    (
      "d = data(x: linspace(0, 1, 10))\na, b = split(d, 0.8)\n[count(a), count(b)]\nsum(d.x on a) + sum(d.x on b)",
      "[8, 2]\n5"
    ),
    ("d = data(x: [1, 3])\nstandardize(d.x)", "−1, 1"),
    ("d = data(x: [1, 3])\ne = data(x: [5, 2])\nstandardize(d.x, on: d) on e", "3, 0"),
    ("d = data(x: [2, 2])\nstandardize(d.x)", "0, 0"),
    // The mean of three times 0.1 is not quite 0.1.
    ("d = data(x: 0.1*ones(3))\nabs(standardize(d.x)) < 1e-15", "1, 1, 1"),
    // Text of another file has its own classes.
    ("a = csv(\"names.csv\")\nb = csv(\"more.csv\")\none_hot(a.name) on b", "[0, 1], [0, 1]"),
  ]

  static let training: [(String, String)] = [
    (
      "d = data(x: linspace(-1, 1, 20))\nuse d\nparam w = 0, b = 0\nE = mean((w*x + b - (3*x + 1))^2)\n"
        + "run = train(E, optimizer: adam(rate: 0.1, batch: 5), epochs: 200)\nround(w, 3)\nround(b, 3)\n"
        + "run.loss[200] == E\nE at run[7] == run.loss[7]", "3\n1\n1\n1"
    ),
    (
      "param w = 1\nE = w^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 3, validate: 2*w)\nrun.validation[0..3]",
      "[2, 1, 0.5, 0.25]"
    ),
    ("param w = 1\nE = w^2\nrun = train(E, optimizer: sgd(rate: 0.25), epochs: 2)\nw", "0.25"),
    // A param that the loss is not built from keeps its value, and may be followed along.
    (
      "param w = 1, v = 8\nE = w^2\nrun = train(E, optimizer: gd(rate: 0.25), epochs: 2, validate: v*w)\n"
        + "run.validation[0..2]\nv", "[8, 4, 2]\n8"
    ),
    ("param w = 4\nE = w^2/2\nrun = train(E, optimizer: gd(rate: 1), epochs: 1, clip: 1)\nw", "3.000"),
    (
      "param w = 1\nE = w^2/2\nrun = train(E, optimizer: gd(rate: step_decay(0.5, every: 1, factor: 0)), epochs: 9)\nw",
      "0.5"
    ),
    (
      "d = data(x: [1, 2, 3, 4])\nuse d\nparam w = 0\nE = mean((w - x)^2)\n"
        + "run = train(E, optimizer: sgd(rate: 0.1, batch: 2), epochs: 3, record: \"steps\")\nrun.epochs\nrun.loss[6] == E",
      "3\n1"
    ),
    (
      "param w ~ normal(0, 1)\nE = w^2\nruns = [train(E, optimizer: gd(rate: 0.1), epochs: 1, seed: s) for s in 1..3]\n"
        + "runs[1].loss[0] != runs[2].loss[0]", "1"
    ),
    (
      "h = dense([1, 2], 2, tanh)\nE = sum(h)\nrun = train(E, optimizer: gd(rate: 0.1), epochs: 4)\n"
        + "run.h.W[1, 2][0..4] == stack(h.W at run[0], h.W at run[1], h.W at run[2], h.W at run[3], h.W at run[4])[1..5, 1, 2]",
      "[1, 1, 1, 1, 1]"
    ),
    // The shuffle is the seed's: the same source gives the same numbers.
    (
      "d = data(x: [1, 2, 3, 4, 5])\nuse d\nparam w = 0\nE = mean((w - x)^2)\n"
        + "a = train(E, optimizer: sgd(rate: 0.1, batch: 2), epochs: 3)\nb = train(E, optimizer: sgd(rate: 0.1, batch: 2), epochs: 3)\n"
        + "a.loss[3] == b.loss[3]", "1"
    ),
  ]

  @Test("A layer brings its own parameters", arguments: NetworkTests.layers)
  func layer(source: String, expected: String) { #expect(Run.text(source) == expected) }

  @Test("A label knows its classes, and a distribution may have zeros", arguments: NetworkTests.labels)
  func label(source: String, expected: String) { #expect(Run.text(source) == expected) }

  @Test("Data come from files and from columns", arguments: NetworkTests.data)
  func dataset(source: String, expected: String) { #expect(Run.text(source) == expected) }

  @Test("Training", arguments: NetworkTests.training)
  func train(source: String, expected: String) { #expect(Run.text(source) == expected) }
}
