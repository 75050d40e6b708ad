import Foundation
import Testing

@Suite("The command", .serialized)
struct CommandTests {
  static let good = "# Good\n\n```nn #one\na = 2\ncheck a == 2\nplot(x^2, x: -1..1)\n```\n\nIt is `{nn} a`.\n"
  static let failing = "# Bad\n\n```nn\ncheck 1 == 2\n```\n"

  @Test("run writes pages, Markdown, figures, an index and a record")
  func run() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "N/good.md")
    try folder.write(Self.good, to: "N/part/other.md")
    let result = try folder.run("run", "N")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(result.messages == "2 notebooks, 2 blocks, 2 claims hold, outputs in Output\n")
    let files = try folder.files(in: "Output").keys.sorted()
    #expect(
      files == [
        ".nabla-files", "figures/good-one.svg", "figures/part/other-one.svg", "good.html", "good.md", "index.html",
        "part/other.html", "part/other.md",
      ])
    #expect(try folder.read("Output/part/other.md").contains("(../figures/part/other-one.svg)"))
    #expect(try folder.read("Output/good.md").contains("It is 2."))
  }

  @Test("The exit status is the first that applies: 2, 1, 3, 0")
  func statuses() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "good.md")
    try folder.write(Self.failing, to: "failing.md")
    try folder.write(Data([0x61, 0x0A, 0x62, 0xFF]), to: "bytes.md")
    #expect(try folder.run("run", "good.md").status == 0)
    #expect(try folder.run("run", "failing.md").status == 1)
    #expect(try folder.run("run", "failing.md", "missing.md").status == 2)
    #expect(try folder.run("check", "good.md").status == 0)
    #expect(try folder.run("check", "failing.md").status == 1)
    #expect(try folder.run("run").status == 2)
    #expect(try folder.run("run", "good.md", "--format", "pdf").status == 2)
    #expect(try folder.run("walk").status == 2)
    #expect(try folder.run("--help").status == 0)
    let bytes = try folder.run("run", "bytes.md", "good.md")
    #expect(bytes.status == 2)
    #expect(bytes.messages.hasPrefix("bytes.md:2:2: error: the file is not UTF-8 here\n"))
    try folder.write(Self.good.replacing("a = 2", with: "a = 2.5").replacing("== 2", with: "== 2.5"), to: "good.md")
    #expect(try folder.run("check", "good.md").status == 3)
  }

  @Test("run deletes what an earlier run wrote and nothing makes any more, and nothing else")
  func deletes() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "N/good.md")
    try folder.write(Self.good, to: "N/old.md")
    _ = try folder.run("run", "N")
    try folder.write("mine", to: "Output/mine.txt")
    try FileManager.default.removeItem(at: folder.url.appending(path: "N/old.md"))
    try folder.write(Self.good.replacing("#one", with: "#two"), to: "N/good.md")
    _ = try folder.run("run", "N")
    #expect(!folder.exists("Output/old.html") && !folder.exists("Output/figures/good-one.svg"))
    #expect(folder.exists("Output/mine.txt") && folder.exists("Output/figures/good-two.svg"))
  }

  @Test("However a notebook is named on the command line, its pages are the same, also where they tell of errors")
  func sameNames() throws {
    let folder = try TemporaryFolder()
    try folder.write("# N\n\n```nn\nunknown\n```\n", to: "N/n.md")
    for (path, output) in [("N/n.md", "A"), ("./N/../N/n.md", "B"), (folder.url.path + "/N/n.md", "C")] {
      #expect(try folder.run("run", path, "--output", output, "--format", "html,markdown,fragment,json").status == 1)
    }
    let files = try folder.files(in: "A")
    #expect(try folder.files(in: "B") == files && folder.files(in: "C") == files)
  }

  @Test("Two runs, and one or four notebooks at a time, give the same bytes")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    let notebooks = Binary.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Notebooks")
    for name in ["learning-or.md", "loss.md"] {
      try folder.write(Data(contentsOf: notebooks.appending(path: name)), to: "N/\(name)")
    }
    for copy in 1...6 { try folder.write(Self.good.replacing("2", with: "\(copy)"), to: "N/copy\(copy).md") }
    var all: [[String: Data]] = []
    for jobs in ["1", "4", "4"] {
      let result = try folder.run(
        "run", "N", "--jobs", jobs, "--output", "O", "--format", "html,fragment,markdown,json")
      #expect(result.status == 0)
      all.append(try folder.files(in: "O"))
      try FileManager.default.removeItem(at: folder.url.appending(path: "O"))
    }
    #expect(all[0] == all[1] && all[1] == all[2])
    #expect(all[0].count > 20)
  }

  @Test("--output - writes one notebook, or several as one JSON array")
  func standardOutput() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "a.md")
    try folder.write(Self.good, to: "b.md")
    let one = try folder.run("run", "a.md", "--output", "-", "--format", "markdown")
    #expect(one.status == 0 && one.output.hasPrefix("# Good\n"))
    let several = try folder.run("run", "a.md", "b.md", "--output", "-", "--format", "json")
    let array = try JSONSerialization.jsonObject(with: Data(several.output.utf8)) as? [[String: Any]]
    #expect(array?.count == 2)
    #expect(try folder.run("run", "a.md", "b.md", "--output", "-", "--format", "html").status == 2)
    #expect(try folder.run("run", "a.md", "--output", "-").status == 2)
    #expect(!folder.exists("Output"))
  }

  @Test("A notebook that cannot be read leaves its earlier pages whole; the others run")
  func earlierOutputsStay() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "N/a.md")
    try folder.write(Self.good, to: "N/b.md")
    _ = try folder.run("run", "N")
    let before = try folder.read("Output/a.html")
    try folder.write(Data([0xFF, 0xFE]), to: "N/a.md")
    try folder.write(Self.good.replacing("Good", with: "New"), to: "N/b.md")
    #expect(try folder.run("run", "N").status == 2)
    #expect(try folder.read("Output/a.html") == before)
    #expect(try folder.read("Output/b.md").hasPrefix("# New"))
  }

  @Test("A failed block is shown in its page, and the other blocks run")
  func failedBlock() throws {
    let folder = try TemporaryFolder()
    try folder.write("```nn\nnothing\n```\n\n```nn\n40 + 2\n```\n", to: "n.md")
    let result = try folder.run("run", "n.md", "--output", "-", "--format", "fragment")
    #expect(result.status == 1)
    #expect(result.output.contains("nothing is not defined") && result.output.contains("42"))
    #expect(result.messages.hasPrefix("n.md:2:1: error: nothing is not defined\n"))
  }

  @Test("The output folder is never taken for notebooks")
  func outputIsNoNotebook() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "good.md")
    #expect(try folder.run("run", ".").status == 0)
    let again = try folder.run("run", ".")
    #expect(again.messages.hasPrefix("1 notebook, "))
  }

  @Test("A notebook is never overwritten by its own output")
  func notebookStays() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "good.md")
    let result = try folder.run("run", "good.md", "--output", ".")
    #expect(result.status == 2)
    #expect(result.messages.contains("./good.md: error: is a notebook itself, so nothing is written"))
    #expect(try folder.read("good.md") == Self.good)
    #expect(!folder.exists("good.html"))
  }

  @Test("A notebook whose name would break the record is refused", arguments: ["a\nb", "a\tb", "\u{1B}[31m"])
  func controlCharacters(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("# A\n", to: "N/\(name).md")
    try folder.write("# B\n", to: "N/b.md")
    let result = try folder.run("run", "N")
    #expect(result.status == 2)
    #expect(
      result.messages.contains("\u{FFFD}") && result.messages.contains("error: a notebook's name has no line ends"))
    #expect(Set(try folder.files(in: "Output").keys).isSuperset(of: ["b.html", "b.md"]))
    #expect(try folder.files(in: "Output").keys.allSatisfy { !$0.contains("a") || $0.contains("nabla") })
  }

  @Test("What is no file is refused, and a notebook that is named twice runs once")
  func oddPaths() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "N/good.md")
    #expect(mkfifo(folder.url.appending(path: "pipe.md").path, 0o600) == 0)
    let pipe = try folder.run("run", "pipe.md")
    #expect(pipe.status == 2 && pipe.messages == "pipe.md: error: is neither a file nor a folder\n")
    #expect(try folder.run("run", "N/good.md", "N/good.md").messages.hasPrefix("1 notebook, "))
    let file = try folder.run("run", "N", "--output", "N/good.md")
    #expect(file.status == 2)
    #expect(try folder.read("N/good.md") == Self.good)
  }

  @Test("Output that cannot be written is said", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.good, to: "good.md")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "exec '\(Binary.executable.path)' run good.md --output - --format html > /dev/full 2> messages",
    ]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(try folder.read("messages").hasPrefix("standard output: error: cannot be written"))
  }

  @Test("Values in sentences are text, never markup")
  func hostileText() throws {
    let folder = try TemporaryFolder()
    try folder.write("`{nn} \"<script>alert(1)</script> *b*\"`\n\n| a |\n|---|\n| `{nn} \"x\"` |\n", to: "n.md")
    let markdown = try folder.run("run", "n.md", "--output", "-", "--format", "markdown").output
    #expect(markdown.hasPrefix("\\<script\\>alert(1)\\</script\\> \\*b\\*\n"))
    #expect(!(try folder.run("run", "n.md", "--output", "-", "--format", "html").output.contains("<script>alert")))
  }
}
