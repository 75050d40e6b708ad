/// One row of the benchmark: what Nabla does, and how often.
struct Row {
  let name: String
  /// What is done once, untimed.
  let setUp: String
  /// What is timed.
  let timed: String
  /// How many steps the timed part makes, where the time of one is wanted.
  var steps = 1
  var repeats = 5
  /// A value to show beside the time.
  var note: String?

  static let all: [Row] = [xor, xorReLU, digits, wide, convolution]

  private static let corners = "d = data(x1: [0, 0, 1, 1], x2: [0, 1, 0, 1], t: [0, 1, 1, 0])\nuse d\n"

  static let xor = Row(
    name: "xor",
    setUp: corners + """
      h = dense([x1, x2], 1, sigmoid, W: [[0.9, 0.7]], b: [-1.1])
      y = dense([x1, x2, h], 1, sigmoid, W: [[0.4, 0.6, -0.8]], b: [-0.2])
      E = sum((t - y)^2)
      """, timed: "run = train(E, optimizer: gd(rate: 0.5), epochs: 200000)", steps: 200_000, note: "E")

  static let xorReLU = Row(
    name: "xor-relu",
    setUp: corners + """
      y = mlp([x1, x2], [2, 4, 1], relu, last: sigmoid)
      E = mean(binary_cross_entropy(y, t))
      """, timed: "run = train(E, optimizer: gd(rate: 0.5), epochs: 100000)", steps: 100_000, note: "E")

  private static let digitsData = """
    digits = csv("digits.csv")
    training, test = split(digits, 0.8)
    x = digits["p1".."p64"] / 16
    label = digits.label

    """

  static let digits = Row(
    name: "digits",
    setUp: digitsData + """
      h = dense(x, 32, relu)
      z = dense(h, 10)
      p = softmax(z)
      E = mean(softmax_cross_entropy(z, label))
      """, timed: "run = train(E, optimizer: adam(rate: 0.001, batch: 32), epochs: 50, on: training)",
    note: "accuracy(p, label) on test")

  static let wide = Row(
    name: "wide",
    setUp: """
      h1 = dense(x, 256, relu)
      h2 = dense(h1, 128, relu)
      z = dense(h2, 10)
      E = mean(softmax_cross_entropy(z, label))
      """, timed: "run = train(E, optimizer: sgd(rate: 0.01, batch: 64), epochs: 1)", repeats: 3, note: "E")

  static let convolution = Row(
    name: "convolution",
    setUp: digitsData + """
      a = maxpool(conv2d(reshape(x, 8, 8, 1), 8, 3, relu, padding: 1), 2)
      c = maxpool(conv2d(a, 16, 3, relu, padding: 1), 2)
      z = dense(flatten(c), 10)
      p = softmax(z)
      E = mean(softmax_cross_entropy(z, label))
      """, timed: "run = train(E, optimizer: adam(rate: 0.001, batch: 32), epochs: 5, on: training)",
    note: "accuracy(p, label) on test")
}
