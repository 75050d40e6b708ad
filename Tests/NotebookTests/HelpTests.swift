import Foundation
import Testing

@Suite("new, completions, manual")
struct HelpTests {
  static let names: [(name: String, file: String, title: String)] = [
    ("or", "or.md", "Or"), ("my-first_net.md", "my-first_net.md", "My first net"), ("a b", "a b.md", "A b"),
    ("course/part/xor", "course/part/xor.md", "Xor"), ("it's", "it's.md", "It's"), ("2024", "2024.md", "2024"),
    ("a_*b*", "a_*b*.md", "A *b*"), ("true", "true.md", "True"), ("größe", "größe.md", "Größe"),
  ]

  @Test("A new notebook runs, its claims hold, and it has one of each", arguments: names)
  func new(name: String, file: String, title: String) throws {
    let folder = try TemporaryFolder()
    let result = try folder.run("new", name)
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(result.messages.hasPrefix("\(file) is written. Next:\n  nabla run "))
    let run = try folder.run("run", file, "--format", "html,json")
    #expect(run.status == 0 && run.messages.hasPrefix("1 notebook, 3 blocks, 3 claims hold, "), "\(run.messages)")
    #expect(run.messages.split(separator: "\n").count == 1)
    let page = try folder.read("Output/\(file.split(separator: "/").last?.dropLast(3) ?? "").json")
    #expect(page.contains("\"title\": \"\(title)\""))
    for kind in ["table", "figure", "derivation", "check"] {
      #expect(page.contains("\"kind\": \"\(kind)\""), "\(kind)")
    }
    #expect(try folder.run("run", file, "--in-place").status == 0)
  }

  @Test("What is there stays there")
  func existing() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "or.md")
    for name in ["or", "or.md"] {
      let result = try folder.run("new", name)
      #expect(result.status == 2 && result.messages == "or.md: error: is there already, so nothing is written\n")
    }
    #expect(try folder.read("or.md") == "mine")
  }

  @Test(
    "Names that are none",
    arguments: [
      ("N", "is a folder; name the notebook too, as in N/first"), ("", "Name a notebook"),
      ("x/", "as in: nabla new x/first"),
      (".or", "starts with a dot"), ("N/.md", "starts with a dot"), ("or.md/x", "cannot be made"),
      ("a\nb", "control characters"),
    ])
  func wrong(name: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "N/a.txt")
    try folder.write("", to: "or.md")
    let result = try folder.run("new", name)
    #expect(result.status == 2 && result.messages.contains(message), "\(result.messages)")
    #expect(Set(try folder.files(in: ".").keys) == ["N/a.txt", "or.md"])
  }

  // MARK: Completions

  /// Sources the script and completes the last of the words, as bash does when Tab is pressed.
  private static let complete = """
    source "$1"; shift
    COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
    cur="${COMP_WORDS[COMP_CWORD]}"
    _nabla nabla "$cur" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf '%s\\n' "${COMPREPLY[@]}" | sort
    """

  static let completions: [(words: [String], offered: [String])] = [
    (["ru"], ["run"]), (["run", "--in"], ["--in-place"]), (["run", "--format", "m"], ["markdown"]),
    (["run", "N/"], ["N/a.md", "N/part"]), (["check", "--output", "N"], ["N"]), (["strip", "N/a"], ["N/a.md"]),
    (["reference", "softp"], ["softplus"]), (["completions", ""], ["bash", "fish", "zsh"]),
  ]

  @Test("bash completes commands, options, their values, notebooks and words", arguments: completions)
  func bash(words: [String], offered: [String]) throws {
    let folder = try TemporaryFolder()
    for name in ["N/a.md", "N/b.csv", "N/part/c.md"] { try folder.write("", to: name) }
    try folder.write(try folder.run("completions", "bash").output, to: "nabla.bash")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", Self.complete, "bash", "nabla.bash", "nabla"] + words
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output.split(separator: "\n").map(String.init) == offered)
  }

  @Test("There are completions for three shells", arguments: ["bash", "zsh", "fish"])
  func shells(shell: String) throws {
    let result = try TemporaryFolder().run("completions", shell)
    #expect(result.status == 0 && result.output.contains("nabla") && result.messages.isEmpty)
  }

  // MARK: Manual

  @Test("The manual has every command with its options, and nothing of the machine")
  func manual() throws {
    let folder = try TemporaryFolder()
    let manual = try folder.run("manual")
    #expect(manual.status == 0 && manual.messages.isEmpty)
    let help = try folder.run("--help").output
    let commands = help.matches(of: /(?m)^  ([a-z]+) {2,}[A-Z]/).map { String($0.1) }
    #expect(commands.count >= 7)
    for command in commands {
      #expect(manual.output.contains(".SS nabla \(command)\n"))
      for option in try folder.run("help", command).output.matches(of: /--([a-z-]+)[ ,]/)
      where !["help", "version"].contains(option.1) {
        let name = "\\-\\-" + option.1.replacing("-", with: "\\-")
        #expect(manual.output.contains(name), "\(command) \(option.1)")
      }
    }
    for line in manual.output.split(separator: "\n") where line.hasPrefix(".") {
      #expect(line.wholeMatch(of: /\.(TH|SH|SS|TP|PP|B|nf|fi)( .*)?/) != nil, "\(line)")
    }
  }

  @Test(
    "groff reads the manual without a warning",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff")))
  func groff() throws {
    let folder = try TemporaryFolder()
    try folder.write(try folder.run("manual").output, to: "nabla.1")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/groff")
    process.arguments = ["-man", "-Tutf8", "-Kutf8", "-ww", "nabla.1"]
    process.currentDirectoryURL = folder.url
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(messages.fileHandleForReading.readDataToEndOfFile().isEmpty)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && text.contains("nabla run"))
  }
}
