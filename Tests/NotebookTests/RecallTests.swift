import Digests
import Engine
import Foundation
import Language
import Notebook
import Render
import Source
import Synchronization
import TeXMath
import Testing

@testable import Command

/// After an edit only what depends on it is run again. What comes out must be what a fresh run gives, to the byte.
@Suite("What is recalled after an edit is what a fresh run gives")
struct RecallTests {
  /// How many edits are tried; more with NABLA_EDITS.
  static let edits = ProcessInfo.processInfo.environment["NABLA_EDITS"].flatMap(Int.init) ?? 25

  @Test("Over edits made at random, in notebooks made at random", arguments: 1...6)
  func random(seed: Int) throws {
    var draft = Draft(seed: seed)
    var kept: KeptExecution?
    let trainings = TrainingMemory()
    for _ in 0..<Self.edits {
      draft.edit()
      try compare(draft.text, &kept, trainings)
    }
  }

  @Test("Over lines that go, come and change in the notebooks of the golden tests", arguments: GoldenTests.names)
  func golden(name: String) throws {
    let folder = Binary.folder.appending(path: "Golden").appending(path: name)
    var lines = try String(contentsOf: folder.appending(path: "notebook.md"), encoding: .utf8)
      .components(separatedBy: "\n")
    var random = SmallRandom(name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    var kept: KeptExecution?
    let trainings = TrainingMemory()
    try compare(lines.joined(separator: "\n"), &kept, trainings, [.html])
    for _ in 0..<max(1, Self.edits / 25) {
      let place = random.below(lines.count)
      switch random.below(3) {
      case 0: lines.remove(at: place)
      case 1: lines.insert("A sentence.\n", at: place)
      default: lines[place] = lines[place].replacingOccurrences(of: "1", with: "2")
      }
      try compare(lines.joined(separator: "\n"), &kept, trainings, [.html])
    }
  }

  @Test("A changed sentence runs nothing, and a changed block only what depends on it")
  func whatRuns() throws {
    let text = """
      Words.

      ```nn
      param w = 1
      E = (w - 3)^2
      run = train(E, optimizer: gd(rate: 0.1), epochs: 5)
      ```

      ```nn
      a = 1
      other = train(E + 1, optimizer: gd(rate: 0.1), epochs: 5)
      ```

      ```nn
      a
      ```

      Then `{nn} E` and `{nn} a`.

      """
    let counter = CountingStore()
    var kept: KeptExecution?
    func asked(_ text: String) throws -> Int {
      let before = counter.count
      var surroundings = Surroundings()
      surroundings.trainings = counter
      let loaded = try LoadedNotebook.load(SourceText(name: "n.md", text: text))
      kept = loaded.execute(after: kept, in: surroundings, isUsed: false, formulas: TeXConverter()).kept
      return counter.count - before
    }
    #expect(try asked(text) == 2)
    #expect(try asked(text.replacing("Words.", with: "Other words.")) == 0)
    #expect(try asked(text.replacing("Words.", with: "Words.\n\nMore words.")) == 0)
    #expect(try asked(text.replacing("Then", with: "Now")) == 0)
    #expect(try asked(text.replacing("\na\n", with: "\na + 1\n")) == 0)
    // What a training gives is asked of the store, where it is kept.
    #expect(try asked(text.replacing("a = 1", with: "a = 2")) == 1)
    #expect(counter.trained == 2)
    #expect(try asked(text.replacing("- 3", with: "- 4")) == 2)
    #expect(counter.trained == 4)
  }

  private func compare(
    _ text: String, _ kept: inout KeptExecution?, _ trainings: TrainingMemory, _ formats: [Format] = Format.allCases
  ) throws {
    guard let loaded = try? LoadedNotebook.load(SourceText(name: "n.md", text: text)) else { return }
    var surroundings = Surroundings(files: files)
    surroundings.stamp = { (try? files($0).get()).map { SHA256.hexadecimal(String(decoding: $0, as: UTF8.self)) } }
    let fresh = loaded.execute(in: surroundings)
    surroundings.trainings = trainings
    let recalled = loaded.execute(after: kept, in: surroundings, isUsed: false, formulas: TeXConverter())
    kept = recalled.kept
    #expect(
      fresh.diagnostics.map { $0.rendered(in: loaded.source) }
        == recalled.notebook.diagnostics.map { $0.rendered(in: loaded.source) }, "\(text)")
    for format in formats {
      let wanted = format.render(fresh, at: Place(name: "n"))
      #expect(format.render(recalled.notebook, at: Place(name: "n")) == wanted, "\(format) of \(text)")
    }
  }

  private var files: DataFiles {
    { address in
      address == "d.csv"
        ? .success(Array("a,b\n1,2\n3,5\n4,4\n".utf8)) : .failure(DataFileFailure("there is no file \(address)"))
    }
  }
}

/// Counts what is asked of it.
private final class CountingStore: TrainingStore {
  private let counts = Mutex((asked: 0, trained: 0))
  private let memory = TrainingMemory()

  var count: Int { counts.withLock { $0.asked } }
  var trained: Int { counts.withLock { $0.trained } }

  func record(for key: String) -> TrainingRecord? {
    counts.withLock { $0.asked += 1 }
    return memory.record(for: key)
  }

  func keep(_ record: TrainingRecord, for key: String, took: Duration) {
    counts.withLock { $0.trained += 1 }
    memory.keep(record, for: key, took: took)
  }
}

/// Numbers that are the same in each run of the tests.
struct SmallRandom {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }
}

/// A notebook whose parts come and go.
private struct Draft {
  private var random: SmallRandom
  private var parts: [[String]] = []

  init(seed: Int) {
    random = SmallRandom(UInt64(seed))
    parts = [["<!-- table: or -->", "| x1 | t |", "|--|--|", "| 0 | 0 |", "| 1 | 1 |"]]
    for _ in 0..<6 { parts.append(part()) }
  }

  var text: String { parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n" }

  /// Most statements need others, so that much fails when one goes.
  private static let statements = [
    "a = 2", "a = 3", "b = a + 1", "c = a*b", "a", "c", "check b ≈ 3", "check a == 2",
    "param w = 0.5", "param w ~ normal(0, 1)", "param v = 1, u = 2", "f(x) = x^2 + a", "f(2)", "f'",
    "g(x) = w*x + f(x)",
    "use or", "use d", "d = csv(\"d.csv\")", "y = σ(w*x1)", "E = sum((t - y)^2)", "E", "table(x1, t, y)",
    "run = train(E, optimizer: gd(rate: 0.5), epochs: 4)",
    "run = train(E, optimizer: gd(rate: 0.5), epochs: 5, seed: 3)",
    "plot(run.loss)", "formula(E)", "explain(∂E/∂w on or[2])", "∂E/∂w", "∇E", "h = dense([x1, 1], 2, tanh)", "h",
    "y = dense(h, 1, sigmoid)", "h.W", "first, second = split(or, 0.5)", "E on first", "formula(y)", "x1 = 7",
    "sample(dropout([1, 2, 3], 0.5), 2)", "k = dropout(h, 0.5)", "or.t", "sum(or.x1)", "mean(x1)", "z = y",
    "w at run[2]",
    "E at (w = 1)", "boundary(y, x1: -1..1, w: -1..1)",
    "s = [train(E, optimizer: gd(rate: 0.1), epochs: 2, seed: i) for i in 1..2]",
    "plot(s.loss)", "value(w)", "no = such + thing", "1 +",
  ]

  private mutating func statement() -> String { Self.statements[random.below(Self.statements.count)] }

  private mutating func part() -> [String] {
    switch random.below(4) {
    case 0: return ["Some words, and `{nn} \(["a", "E", "w", "c", "b + a", "f(1)"][random.below(6)])`."]
    case 1: return ["More words.", "", "# A heading with `{nn digits=2} \(["a", "E"][random.below(2)])`"]
    default:
      let options = ["", " hide", " fails", " #n\(random.below(5))", " caption=\"Now {a}.\""][random.below(5)]
      return ["```nn" + options] + (0...random.below(3)).map { _ in statement() } + ["```"]
    }
  }

  mutating func edit() {
    let place = random.below(parts.count)
    switch random.below(9) {
    case 0, 1: parts.insert(part(), at: place)
    case 2 where parts.count > 4: parts.remove(at: place)
    case 3: parts.swapAt(place, random.below(parts.count))
    case 4: parts[place].insert("", at: 0)
    case 5 where parts[place].count > 2 && parts[place][0].hasPrefix("```"): parts[place][1] = statement()
    case 6 where parts[place].count > 3 && parts[place][0].hasPrefix("```"): parts[place].remove(at: 1)
    case 7 where parts[place].count == 1: parts[place][0] += " And more."
    default: parts[place] = parts[place].map { $0.replacingOccurrences(of: "| 1 | 1 |", with: "| 1 | 0 |") }
    }
    if parts.count > 16 { parts.removeLast(4) }
  }
}
