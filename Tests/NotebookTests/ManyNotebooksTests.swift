import Foundation
import Testing

@testable import Command

@Suite("Many notebooks in one run")
struct ManyNotebooksTests {
  // MARK: The order

  /// Goes through a schedule with so many at a time, and gives the order and the most that were held.
  private func order(
    uses: [[Int]], references: [[Int]], wanted: [Int], jobs: Int, limit: Int = 4, lengths: [Int]? = nil
  ) -> (steps: [RunSchedule.Step], held: Int) {
    var schedule = RunSchedule(uses: uses, references: references, wanted: wanted, heldLimit: limit, lengths: lengths)
    var steps: [RunSchedule.Step] = []
    var running: [RunSchedule.Step] = []
    var (held, most) = (0, 0)
    while true {
      while running.count < jobs, let step = schedule.next() {
        steps.append(step)
        running.append(step)
        if case .render = step { held -= 1 }
      }
      // The one that was started last ends first.
      guard let step = running.popLast() else { return (steps, most) }
      if case .execute(let position) = step {
        _ = schedule.executed(position)
        if wanted.contains(position) { held += 1 }
        most = max(most, held)
      }
    }
  }

  struct OrderCase: CustomTestStringConvertible {
    let testDescription: String
    var uses: [[Int]]
    var references: [[Int]]
    var wanted: [Int]
    var lengths: [Int]?
    let order: [RunSchedule.Step]
  }

  static let orders = [
    OrderCase(
      testDescription: "one after the other, each rendered at once", uses: [[], []], references: [[], []],
      wanted: [0, 1], order: [.execute(0), .render(0), .execute(1), .render(1)]),
    OrderCase(
      testDescription: "what is used comes first", uses: [[1], []], references: [[], []], wanted: [0, 1],
      order: [.execute(1), .render(1), .execute(0), .render(0)]),
    OrderCase(
      testDescription: "a link ahead waits for where it leads", uses: [[], [], []], references: [[2], [], []],
      wanted: [0, 1, 2],
      order: [.execute(0), .execute(1), .render(1), .execute(2), .render(2), .render(0)]),
    OrderCase(
      testDescription: "what nobody needs is left, what is used or linked to is run but not rendered",
      uses: [[1], [], [], []], references: [[2], [3], [], []], wanted: [0],
      order: [.execute(1), .execute(0), .execute(2), .render(0)]),
    OrderCase(
      testDescription: "the longest first, after what it uses", uses: [[], [], [0]], references: [[], [], []],
      wanted: [0, 1, 2], lengths: [1, 2, 3],
      order: [.execute(0), .render(0), .execute(2), .render(2), .execute(1), .render(1)]),
  ]

  @Test("are executed and rendered in an order in which each has what it needs", arguments: orders)
  func order(_ one: OrderCase) {
    let found = order(uses: one.uses, references: one.references, wanted: one.wanted, jobs: 1, lengths: one.lengths)
      .steps
    #expect(found == one.order)
  }

  @Test("hold a few at a time, however they link to one another", arguments: [1, 2, 8])
  func held(jobs: Int) {
    let count = 300
    let none = Array(repeating: [Int](), count: count)
    let neighbours = (0..<count).map { position in
      [position - 1, position + 1].filter { (0..<count).contains($0) }
    }
    // Every chapter tells something of the last one.
    let glossary = (0..<count).map { _ in [count - 1] }
    for references in [none, neighbours, glossary] {
      for lengths in [nil, (0..<count).map { $0 * 7 % 31 }] {
        let (steps, held) = order(
          uses: none, references: references, wanted: Array(0..<count), jobs: jobs, lengths: lengths)
        #expect(steps.count == 2 * count)
        #expect(held <= 4 + 2 * jobs)
      }
    }
  }

  // MARK: Shards

  @Test("A shard is a number and how many there are", arguments: ["", "2", "0/8", "9/8", "a/b", "1/2/3", "-1/2", "2/"])
  func wrongShards(_ text: String) { #expect(throws: (any Error).self) { try Shard(text) } }

  @Test("Every notebook is in one shard, about as many in each, and other notebooks move none")
  func shares() throws {
    let shards = try (1...8).map { try Shard("\($0)/8") }
    let names = (1...800).map { "part\($0 % 7)/chapter-\($0)" }
    for name in names { #expect(shards.filter { $0.contains(name) }.count == 1) }
    for shard in shards { #expect((60...140).contains(names.filter(shard.contains).count)) }
    #expect(
      try ["or", "xor", "digits", "kurs/σ"].map { name in
        try #require((1...8).first { shards[$0 - 1].contains(name) })
      } == [3, 6, 6, 6])
  }

  static let course = [
    "a.md": "# A\n\n```nn #base caption=\"The base\"\nk = 2\nplot(k*x, x: 0..1)\n```\n\nOn to [](c.md#end).\n",
    "b.md": "# B is `{nn} 1 + 1`\n\n```nn\nuse \"a.md\"\ncheck k == 2\n```\n\n[](a.md#base) and [](d.md).\n",
    "c.md": "# C\n\n```nn #end caption=\"The end\"\nplot(x^2, x: 0..1)\n```\n\nBack to [](b.md).\n",
    "d.md": "# D\n\nSee [](a.md#base).\n",
    "course.yml": "title: Four\nnotebooks: [c.md, b.md, a.md, d.md]\n",
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in Self.course { try folder.write(text, to: "N/\(name)") }
    return folder
  }

  @Test("All shards together write what one run does, but for the index")
  func shardsAreTheWhole() throws {
    let folder = try folder()
    #expect(try folder.run("run", "N", "-o", "Whole").status == 0)
    for number in 1...3 {
      let result = try folder.run("run", "N", "-o", "Parts", "--shard", "\(number)/3")
      #expect(result.status == 0)
      #expect(try folder.run("check", "N", "-o", "Whole", "--shard", "\(number)/3").status == 0)
    }
    var whole = try folder.files(in: "Whole")
    var parts = try folder.files(in: "Parts")
    for name in ["index.html", ".nabla-files"] { (whole[name], parts[name]) = (nil, nil) }
    #expect(whole == parts && whole.count > 8)
    // What another shard wrote is not obsolete.
    #expect(try folder.run("run", "N", "-o", "Whole", "--shard", "1/3").status == 0)
    #expect(folder.exists("Whole/index.html") && folder.exists("Whole/a.html") && folder.exists("Whole/d.html"))
    let wrong = try folder.run("run", "N", "--shard", "4/3")
    #expect(wrong.status == 2 && wrong.messages.contains("such as 2/8 for the second of eight"))
  }

  @Test("Messages come in the order of the notebooks, whatever is done first")
  func inOrder() throws {
    let folder = try TemporaryFolder()
    let slow = "```nn\nparam w = 1\nrun = train((w - 2)^2, optimizer: gd(rate: 0.001), epochs: 20000)\nu1\n```\n"
    try folder.write(slow, to: "N/a.md")
    for name in ["b", "c", "d"] { try folder.write("```nn\nu\(name)\n```\n", to: "N/\(name).md") }
    let messages = try folder.run("run", "N", "--jobs", "4").messages
    let lines = messages.split(separator: "\n").filter { $0.contains(": error: ") }.map { $0.prefix(6) }
    #expect(lines == ["N/a.md", "N/b.md", "N/c.md", "N/d.md"])
  }

  @Test("Only what other notebooks say that they use counts as used")
  func usesInText() {
    let text = "Text\n```nn\nuse \"base.md\"\n```\n```nn\nuse \"../part/more.md\"\n```\n"
    #expect(UnrunNotebooks.usedNames(in: text) == ["base.md", "more.md"])
    #expect(UnrunNotebooks.usedNames(in: "A link to \"base.md\".").isEmpty)
  }
}
