import Foundation
import Testing

@Suite("run --in-place, check --in-place, strip")
struct InPlaceCommandTests {
  static let notebook = """
    # Lines

    ```nn #line
    plot(x, x: 0..1)
    ```

    ```nn
    E = 0.25
    check E == 0.25
    ```

    It is `{nn} E`.

    """

  private func folder(_ text: String = notebook) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "N/a.md")
    return folder
  }

  @Test("write outputs and figures, find them up to date, and take all out again")
  func round() throws {
    let folder = try folder()
    let run = try folder.run("run", "--in-place", "N")
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.messages == "1 notebook, 2 blocks, 1 claim holds, 1 file changed\n")
    #expect(Set(try folder.files(in: ".").keys) == ["N/a.md", "N/figures/a-line.svg"])
    #expect(try folder.read("N/a.md").contains("](figures/a-line.svg)"))

    let before = try folder.files(in: ".")
    #expect(try folder.run("run", "N/a.md", "--in-place").messages.hasSuffix(", no file changed\n"))
    let check = try folder.run("check", "--in-place", "N")
    #expect(check.status == 0 && check.messages.hasSuffix(", outputs are up to date\n"))
    #expect(try folder.files(in: ".") == before)

    let text = try folder.run("strip", "N/a.md", "--output", "-")
    #expect(text.output == Self.notebook && text.messages.isEmpty && text.status == 0)
    #expect(try folder.files(in: ".") == before)
    let strip = try folder.run("strip", "N")
    #expect(strip.messages == "N/a.md: 2 outputs and 1 value taken out\n" && strip.status == 0)
    #expect(try folder.files(in: ".") == ["N/a.md": Data(Self.notebook.utf8)])
    let nothing = try folder.run("strip", "N")
    #expect(nothing.messages == "no notebook has outputs in place\n" && nothing.status == 0)
  }

  @Test("A check fails where a number, a figure or the code is not as a run leaves it, and writes nothing")
  func stale() throws {
    for (old, new) in [("E = 0.25", "E = 1/4"), ("is 0.25", "is 0.26"), ("✓ E", "✓ F"), ("x: 0..1", "x: 0..2")] {
      let folder = try folder()
      _ = try folder.run("run", "--in-place", "N")
      let text = try folder.read("N/a.md").replacing(old, with: new)
      try folder.write(text, to: "N/a.md")
      let check = try folder.run("check", "--in-place", "N")
      #expect(check.status == (old == "E = 0.25" ? 0 : 3), "\(old): \(check.messages)")
      #expect(try folder.read("N/a.md") == text)
    }
    let folder = try folder()
    _ = try folder.run("run", "--in-place", "N")
    try folder.write("<svg/>", to: "N/figures/a-line.svg")
    #expect(try folder.run("check", "--in-place", "N").status == 3)
    try FileManager.default.removeItem(at: folder.url.appending(path: "N/figures/a-line.svg"))
    let check = try folder.run("check", "--in-place", "N")
    #expect(check.status == 3 && check.messages.contains("  missing: N/figures/a-line.svg\n"))
  }

  @Test("Figures that no block makes any more are deleted, and no others")
  func obsolete() throws {
    let folder = try folder()
    try folder.write("<svg/>", to: "N/figures/a-own.svg")
    _ = try folder.run("run", "--in-place", "N")
    let text = try folder.read("N/a.md").replacing("#line", with: "#curve")
    try folder.write(text + "\n![](figures/a-own.svg)\n", to: "N/a.md")
    #expect(try folder.run("run", "--in-place", "N").status == 0)
    #expect(Set(try folder.files(in: "N/figures").keys) == ["a-curve.svg", "a-own.svg"])
    #expect(try folder.run("strip", "N").status == 0)
    #expect(Set(try folder.files(in: "N/figures").keys) == ["a-own.svg"])
  }

  @Test("The file's rights stay, and a link stays a link")
  func rights() throws {
    let folder = try folder()
    let file = folder.url.appending(path: "N/a.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "b.md").path, withDestinationPath: "N/a.md")
    #expect(try folder.run("run", "--in-place", "b.md").status == 0)
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.url.appending(path: "b.md").path) == "N/a.md")
    #expect(try folder.read("N/a.md").contains("nabla: output"))
  }

  @Test("A failing block shows its error in place, with status 1")
  func failing() throws {
    let folder = try folder("```nn\nq\n```\n")
    #expect(try folder.run("run", "--in-place", "N").status == 1)
    #expect(try folder.read("N/a.md").contains("a.md:2:1: error: q is not defined"))
    #expect(try folder.run("check", "--in-place", "N").status == 1)
  }

  @Test("Reports and messages tell the lines of the file")
  func lines() throws {
    let folder = try folder("```nn\n1 + 2\n```\n\n```nn\ncheck 1 == 2\n```\n")
    #expect(try folder.run("run", "--in-place", "N").messages.hasPrefix("N/a.md:11:7: error: "))
    for command in ["run", "check"] { #expect(try folder.run(command, "N").messages.contains("N/a.md:11:7: error: ")) }
    let json = try folder.run("check", "N", "--report", "json").output
    #expect(json.contains("\"line\": 11") && !json.contains("\"line\": 6"), "\(json)")
    let github = try folder.run("check", "N", "--report", "github").output
    #expect(github.contains("line=11,") && !github.contains("line=6,"), "\(github)")
    let junit = try folder.run("check", "N", "--report", "junit").output
    #expect(junit.contains("line=\"11\"") && junit.contains("N/a.md:11:7"), "\(junit)")
  }

  @Test("Nothing is written into a notebook with a broken marker")
  func broken() throws {
    let folder = try folder(Self.notebook + "\n<!-- nabla: end -->\n")
    let before = try folder.files(in: ".")
    for command in [["run", "--in-place", "N"], ["check", "--in-place", "N"], ["strip", "N"], ["run", "N"]] {
      let result = try Binary.run(command, in: folder.url)
      #expect(result.status == 2 && result.messages.contains("N/a.md:14:1: error: this marker ends"))
      #expect(try folder.files(in: ".").filter { !$0.key.hasPrefix("Output") } == before)
    }
  }

  @Test("Pages, other notebooks and other programs get the same as without outputs in place")
  func same() throws {
    let folder = try folder()
    try folder.write("# B\n\n```nn\nuse \"a.md\"\ncheck E == 0.25\n```\n\n[](a.md#line)\n", to: "N/b.md")
    #expect(try folder.run("run", "N", "--format", "html,fragment,markdown,json").status == 0)
    let pages = try folder.files(in: "Output")
    #expect(try folder.run("run", "N", "--in-place").status == 0)
    #expect(try folder.run("check", "N", "--format", "html,fragment,markdown,json").status == 0)
    #expect(try folder.run("run", "N", "--format", "html,fragment,markdown,json").status == 0)
    #expect(try folder.files(in: "Output") == pages)
  }

  @Test(
    "The command line is checked",
    arguments: [
      (["run", "--in-place", "N", "--format", "json"], "goes with neither --format nor --output -"),
      (["run", "--in-place", "N", "--output", "-"], "goes with neither --format nor --output -"),
      (["strip", "N", "--output", "O"], "--output can only be -"), (["strip", "M"], "there is no such file or folder"),
      (["strip", "N", "N/b.md", "--output", "-"], "--output - writes one notebook, but here are 2"),
    ])
  func commandLine(arguments: [String], message: String) throws {
    let folder = try folder()
    try folder.write("b", to: "N/b.md")
    let result = try Binary.run(arguments, in: folder.url)
    #expect(result.status == 2 && result.messages.contains(message), "\(result.messages)")
  }
}
