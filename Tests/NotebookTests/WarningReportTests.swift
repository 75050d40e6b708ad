import Foundation
import Testing

@Suite("Warnings in the reports of check")
struct WarningReportTests {
  /// A slip in a notebook, one in its template, and one in the course's file.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("---\ntemplate: page.html\n---\n\n# Odd\n\n```nn\nf(x) = x^2\n```\n", to: "N/odd.md")
    try folder.write("<html><body>{{titel}} {{{content}}}</body></html>\n", to: "N/page.html")
    try folder.write("titel: Learning\n", to: "N/course.yml")
    _ = try folder.run("run", "N")
    return folder
  }

  private static let warnings = [
    (name: "course", file: "N/course.yml", line: 1), (name: "unused-name", file: "N/odd.md", line: 8),
    (name: "page-look", file: "N/page.html", line: 1),
  ]

  @Test("Each stands in the JSON with its name, file, line and column")
  func json() throws {
    let folder = try Self.folder()
    let text = try folder.run("check", "N", "--report", "json").output
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let notebooks = try #require(report["notebooks"] as? [[String: Any]])
    let found = ([report] + notebooks).flatMap { $0["diagnostics"] as? [[String: Any]] ?? [] }
    #expect(found.map { $0["name"] as? String } == Self.warnings.map(\.name))
    #expect(found.map { $0["file"] as? String } == Self.warnings.map(\.file))
    #expect(found.map { $0["line"] as? Int } == Self.warnings.map(\.line))
    #expect(
      found.allSatisfy { $0["severity"] as? String == "warning" && $0["column"] is Int && $0["message"] is String })
  }

  @Test("Each is an annotation on GitHub")
  func gitHub() throws {
    let folder = try Self.folder()
    let lines = try folder.run("check", "N", "--report", "github").output.split(separator: "\n")
    #expect(lines.count == Self.warnings.count)
    for (line, warning) in zip(lines, Self.warnings) {
      #expect(line.hasPrefix("::warning file=\(warning.file),line=\(warning.line),"))
      #expect(line.contains(",title=warning (\(warning.name))::"))
    }
  }

  @Test("--warnings none leaves them out of every report", arguments: ["json", "github", "junit"])
  func none(kind: String) throws {
    let folder = try Self.folder()
    let result = try folder.run("check", "N", "--warnings", "none", "--report", kind)
    #expect(result.status == 0)
    #expect(!result.output.contains("warning") && !result.messages.contains("warning"))
    #expect(!result.output.contains("titel") && !result.output.contains("never used"))
  }

  @Test("What was edited by hand is told all the same, in both places of outputs")
  func edited() throws {
    let folder = try Self.folder()
    try folder.change("Odd", to: "Even", in: "Output/odd.md")
    let result = try folder.run("check", "N", "--warnings", "none", "--report", "json")
    #expect(result.status == 3)
    #expect(result.messages.contains("N/odd.md: edited by hand"))
    #expect(result.output.contains("\"condition\": \"edited\""))
    try folder.write("```nn\n1 + 1\n```\n", to: "M/n.md")
    _ = try folder.run("run", "M", "--in-place")
    try folder.change("1 + 1 = 2", to: "1 + 1 = 3", in: "M/n.md")
    let inPlace = try folder.run("check", "M", "--in-place", "--warnings", "none", "--report", "github")
    #expect(inPlace.status == 3)
    #expect(inPlace.messages.contains("M/n.md: edited by hand"))
    #expect(inPlace.output.contains("title=outputs are edited by hand::"))
  }

  @Test("Reports have no colours in them, also where the messages have", arguments: ["json", "github", "junit"])
  func colours(kind: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Data([0x61, 0xFF]), to: "N/bytes.md")
    let result = try Binary.run(
      ["check", "N", "--report", kind], in: folder.url, with: ["CLICOLOR_FORCE": "1", "NO_COLOR": ""])
    #expect(result.messages.contains("\u{1B}["))
    #expect(!result.output.contains("\u{1B}") && result.output.contains("the file is not UTF-8 here"))
  }
}
