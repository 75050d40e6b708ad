import Foundation
import Testing

/// Notebooks that train, with a file of data beside them.
struct Course {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let notebooks = Binary.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Notebooks")
    for name in ["learning-or.md", "backpropagation.md"] {
      try folder.write(Data(contentsOf: notebooks.appending(path: name)), to: "N/\(name)")
    }
    try folder.write(Self.layers, to: "N/layers.md")
    try folder.write(Self.stripes, to: "N/data/stripes.csv")
  }

  /// Images of 4 × 4 with three kinds of stripes, and some noise.
  private static let stripes: String = {
    var text = (1...16).map { "p\($0)" }.joined(separator: ",") + ",label\n"
    for row in 0..<47 {
      let kind = row % 3
      let pixels = (0..<16).map { place in
        let (i, j) = (place / 4, place % 4)
        let isBright = kind == 0 ? i % 2 == 0 : kind == 1 ? j % 2 == 0 : (i + j) % 2 == 0
        return (isBright ? 9 : 1) + (row * 31 + place * 17 + row * place) % 5
      }
      text += pixels.map(String.init).joined(separator: ",") + ",\(["rows", "columns", "board"][kind])\n"
    }
    return text
  }()

  private static let layers = """
    ---
    title: Layers
    seed: 11
    digits: 12
    ---

    # Layers

    ```nn
    stripes = csv("data/stripes.csv")
    training, test = split(stripes, 0.8)
    x = stripes["p1".."p16"] / 16
    label = stripes.label
    h = conv2d(reshape(x, 4, 4, 1), 3, 3, relu, padding: 1)
    m = flatten(maxpool(h, 2))
    d = dropout(dense(m, 9, gelu), 0.25)
    z = dense(d, 3)
    p = softmax(z)
    E = mean(cross_entropy(p, label))
    run = train(E, optimizer: adam(rate: 0.01, batch: 7), epochs: 12, on: training,
      validate: accuracy(p, label) on test)
    plot(run.loss, log: "y")
    ```

    ```nn #probabilities
    p on test
    z on test
    ∂E/∂h.W on training
    ```

    ```nn #attention
    rows = reshape(x, 4, 4)
    a = layernorm(rows + self_attention(rows, heads: 2))
    y = dense(flatten(a), 3, tanh)
    L = mean(softmax_cross_entropy(y, label)) + 0.001*sum(a.gain^2)
    deep = train(L, optimizer: rmsprop(rate: 0.002, batch: 10, momentum: 0.5), epochs: 5, on: training, clip: 0.5)
    plot(deep.loss)
    a.gain
    y.b
    L on test
    ```

    After training the loss is `{nn digits=15} E on training`.
    """

  /// All files of a run, and what it says. `command` is a program that runs the command.
  func outputs(under command: [String] = [], environment: [String: String] = [:], jobs: Int) throws -> [String: Data] {
    let output = "O-\(UUID().uuidString)"
    let result = try Machine.run(
      command + [
        Binary.executable.path, "run", "N", "--jobs", "\(jobs)", "--output", output, "--format",
        "html,fragment,markdown,json",
      ], environment: environment, in: folder.url)
    #expect(result.status == 0, "\(result.messages)")
    var files = try folder.files(in: output)
    #expect(files.count > 12)
    files["messages"] = Data(result.messages.replacing(output, with: "O").utf8)
    return files
  }
}
