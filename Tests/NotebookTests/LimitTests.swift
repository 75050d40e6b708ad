import Foundation
import Testing

@testable import Command
@testable import Engine

@Suite("Limits, and what is shown meanwhile")
struct LimitTests {
  static let long = """
    # Long

    ```nn
    param w = 1
    E = (w - 2)^2
    ```

    ```nn #training
    run = train(E, optimizer: sgd(rate: 0.0001, batch: 1), epochs: 10000000)
    ```

    """

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let arguments: [String]
    let message: String
  }

  static let cases = [
    Case(
      testDescription: "the time of a training", text: long, arguments: ["--time-limit", "1s"],
      message: "N/or.md:9:7: error: this block has run for 1 second\n"),
    Case(
      testDescription: "the time of one product", text: "```nn\na = ones(4000, 4000)\n```\n\n```nn\nsum(a @ a)\n```\n",
      arguments: ["--time-limit", "1s"], message: "error: this block has run for 1 second\n"),
    Case(
      testDescription: "numbers in arrays", text: "```nn\na = zeros(100000)\nb = zeros(100000)\nb[1]\n```\n",
      arguments: ["--memory-limit", "1MB"], message: "error: the notebook keeps more than 1 MB of numbers\n"),
    Case(
      testDescription: "numbers of a file", text: "```nn\nd = csv(\"long.csv\")\n```\n",
      arguments: ["--memory-limit", "1MB"],
      message: "N/or.md:2:5: error: the notebook keeps more than 1 MB of numbers\n"),
    Case(
      testDescription: "numbers of columns that are made",
      text: "```nn\nd = data(x: linspace(0, 1, 50000), y: x^2, z: x + y)\n```\n",
      arguments: ["--memory-limit", "1MB"],
      message: "N/or.md:2:47: error: the notebook keeps more than 1 MB of numbers\n"),
    Case(
      testDescription: "numbers of trainings",
      text: "```nn\nparam w[1000] = 1\nrun = train(sum(w^2), optimizer: gd(rate: 0.1), epochs: 200)\n```\n",
      arguments: ["--memory-limit", "1MB"], message: "error: the notebook keeps more than 1 MB of numbers\n"),
  ]

  @Test("A block that goes over one fails at its place, and says what to change", arguments: cases)
  func limits(_ one: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(one.text, to: "N/or.md")
    try folder.write("x,y\n" + String(repeating: "1,2\n", count: 100_000), to: "N/long.csv")
    let result = try Binary.run(["run", "N"] + one.arguments, in: folder.url)
    #expect(result.status == 1)
    #expect(result.messages.contains(one.message), "\(result.messages)")
    #expect(result.messages.contains("raise --\(one.arguments[0].dropFirst(2))"))
  }

  @Test(
    "A time is a number with its unit",
    arguments: [("90s", 90), ("10m", 600), ("2h", 7200), ("none", nil), ("0", nil)] as [(String, Int64?)])
  func times(text: String, seconds: Int64?) throws {
    let limit = try #require(TimeLimit(argument: text))
    #expect(limit.duration?.components.seconds == seconds)
  }

  @Test("Other times and sizes are refused", arguments: ["", "10", "-3m", "m", "1d", "5 m", "1e3s"])
  func wrongLimits(_ text: String) {
    #expect(TimeLimit(argument: text) == nil)
    #expect(MemoryLimit(argument: text) == nil)
  }

  @Test("A size is a number with its unit", arguments: [("500MB", 500 << 20), ("4GB", 4 << 30)])
  func sizes(text: String, bytes: Int) throws { #expect(try #require(MemoryLimit(argument: text)).bytes == bytes) }

  @Test("A limit that is not reached changes no byte")
  func unreached() throws {
    let folder = try TemporaryFolder()
    try folder.write(ManyNotebooksTests.course["a.md"] ?? "", to: "N/c.md")
    #expect(try folder.run("run", "N", "-o", "A").status == 0)
    #expect(try folder.run("run", "N", "-o", "B", "--time-limit", "none", "--memory-limit", "none").status == 0)
    #expect(try folder.files(in: "A") == folder.files(in: "B"))
  }

  @Test(
    "A training says where it is",
    arguments: [
      (0, 1000, 2.5, 0.5, "epoch 0 of 1000, loss 2.5"),
      (400, 1000, 0.0123, 8, "epoch 400 of 1000, loss 0.0123, 12 s left"),
      (10, 100_000, .nan, 30, "epoch 10 of 100000, 83 h left"),
      (50, 100, 1, 300, "epoch 50 of 100, loss 1, 5 min left"),
    ] as [(Int, Int, Double, Double, String)])
  func words(epoch: Int, epochs: Int, loss: Double, seconds: Double, text: String) {
    let moment = TrainingWatch.Moment(epoch: epoch, epochs: epochs, loss: loss)
    #expect(ProgressDisplay.words(moment, .seconds(seconds)) == text)
  }

  @Test("Without a terminal nothing is drawn")
  func plain() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.long, to: "N/or.md")
    let result = try folder.run("run", "N", "--time-limit", "1s")
    #expect(!result.messages.contains("\u{1B}") && !result.messages.contains("epoch "))
  }
}
