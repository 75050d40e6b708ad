import Foundation
import Testing

@Suite("Warnings of the command", .serialized)
struct WarningCommandTests {
  private static let odd = "# Odd\n\n```nn\nf(x) = x^2\n```\n"
  private static let warning = """
    n.md:4:1: warning: the function f is never used
     4 | f(x) = x^2
       | ^
      hint: leave it out

    """

  @Test("Warnings are shown, fail the run, or are not shown; the outputs are written in any case")
  func modes() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.odd, to: "n.md")
    let shown = try folder.run("run", "n.md")
    #expect(shown.status == 0)
    #expect(shown.messages == Self.warning + "1 notebook, 1 block, 1 warning, outputs in Output\n")
    let written = try folder.files(in: "Output")
    let refused = try folder.run("run", "n.md", "--warnings", "error", "--output", "Other")
    #expect(refused.status == 1)
    #expect(refused.messages.hasPrefix(Self.warning))
    #expect(refused.messages.hasSuffix("1 block, 1 warning, 1 notebook failed, outputs in Other\n"))
    #expect(try folder.files(in: "Other") == written)
    #expect(try folder.run("check", "n.md", "--warnings", "error").status == 1)
    let quiet = try folder.run("check", "n.md", "--warnings", "none")
    #expect(quiet.status == 0 && !quiet.messages.contains("warning"))
  }

  @Test("A warning about the course counts too")
  func course() throws {
    let folder = try TemporaryFolder()
    try folder.write("# Fine\n\n```nn\n1 + 1\n```\n", to: "N/n.md")
    try folder.write("titel: Learning\n", to: "N/course.yml")
    #expect(try folder.run("run", "N").status == 0)
    #expect(try folder.run("run", "N", "--warnings", "error").status == 1)
    #expect(!(try folder.run("run", "N", "--warnings", "none").messages.contains("titel")))
  }

  @Test("What a notebook defines for others is no slip, also where it is run alone")
  func shared() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.odd, to: "N/n.md")
    try folder.write("```nn\nuse \"../n.md\"\nf(2)\n```\n", to: "N/part/other.md")
    #expect(!(try folder.run("run", "N").messages.contains("warning")))
    #expect(!(try folder.run("run", "N/n.md").messages.contains("warning")))
    try folder.write("```nn\n2 + 2\n```\n", to: "N/part/other.md")
    #expect(try folder.run("run", "N/n.md").messages.contains("warning"))
  }

  @Test(
    "Messages are coloured where the user asks for it, and never elsewhere",
    arguments: [
      ("CLICOLOR_FORCE=1", true), ("CLICOLOR_FORCE=0", false), ("NO_COLOR=1 CLICOLOR_FORCE=1", false),
      ("TERM=xterm", false),
    ])
  func colours(setting: String, isColoured: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.odd, to: "n.md")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.environment = ["PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": "/dev/null"]
    process.arguments = ["-c", "\(setting) '\(Binary.executable.path)' run n.md missing.md 2> messages"]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    let messages = try folder.read("messages")
    #expect(messages.contains("\u{1B}[1;33mwarning:\u{1B}[0m") == isColoured)
    #expect(messages.contains("\u{1B}[1mmissing.md:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m") == isColoured)
  }
}
