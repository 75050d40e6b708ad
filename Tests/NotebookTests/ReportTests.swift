import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reports of one course that has all that can be told. `Reports` holds what they must be.
///
/// `NABLA_RENEW=1 swift test --filter ReportTests` writes the expected files anew; read the difference before committing.
@Suite("check, as machines read it")
struct ReportTests {
  /// A course with claims that hold, fail, and are not come to, with an error in the prose, hostile text, a stale
  /// notebook, an edited one, and one that cannot be read.
  static func folder() throws -> TemporaryFolder {
    let folder = try CheckCourse.folder()
    try folder.write(
      """
      # Wrong: 100%, a

      The `{nn} 1+` here.

      ```nn #first
      r = 0.1 + 0.2
      check r == 0.3
      check r ≈ 0.3
      s = nope
      check s == 1
      ```

      ```nn
      check s == 2
      ```

      ```nn
      # <b> & "quotes" 'and' \u{1}\u{7F}\u{FFFE}
      r + 1
      ```

      ```nn fails
      nope
      ```

      ```nn #first
      check [r, 2] == [1,
        2]
      ```

      """, to: "N/wrong, 100%.md")
    _ = try folder.run("run", "N")
    try folder.change("1 + 1", to: "1 + 2", in: "N/and.md")
    try folder.change("The rate is 0.25", to: "The rate is 0.35", in: "Output/or.md")
    try folder.write(Data([0x61, 0x0A, 0xFF]), to: "N/bytes.md")
    return folder
  }

  static func expect(_ text: String, _ name: String) throws {
    let target = Binary.folder.appending(path: "Reports/\(name)")
    if ProcessInfo.processInfo.environment["NABLA_RENEW"] != nil { try Data(text.utf8).write(to: target) }
    #expect(text == String(decoding: try Data(contentsOf: target), as: UTF8.self), "\(name)")
  }

  @Test("Each report, and the plain one beside it")
  func golden() throws {
    let folder = try Self.folder()
    for (kind, name) in [("github", "github.txt"), ("junit", "junit.xml"), ("json", "report.json")] {
      let result = try folder.run("check", "N", "--report", kind)
      #expect(result.status == 2)
      try Self.expect(result.output, name)
      try Self.expect(result.messages, "plain.txt")
      let file = try folder.run("check", "N", "--report", "\(kind)=report")
      #expect(file.output.isEmpty)
      #expect(try folder.read("report") == result.output)
    }
  }

  @Test("On GitHub paths are those of the repository, and the summary is put behind what the step's says")
  func gitHub() throws {
    let folder = try Self.folder()
    try folder.write("before\n", to: "summary.md")
    let name = folder.url.lastPathComponent
    let result = try Binary.run(
      ["check", "N", "--report", "github", "--report", "junit=report.xml"], in: folder.url,
      with: [
        "GITHUB_WORKSPACE": folder.url.deletingLastPathComponent().path,
        "GITHUB_STEP_SUMMARY": folder.url.appending(path: "summary.md").path,
      ])
    try Self.expect(result.output.replacing("file=\(name)/", with: "file="), "github.txt")
    #expect(result.output.matches(of: /file=[^,:]*/).allSatisfy { $0.output.hasPrefix("file=\(name)/N/") })
    #expect(folder.exists("report.xml"))
    let summary = try folder.read("summary.md")
    #expect(summary.hasPrefix("before\n## nabla check\n"))
    try Self.expect(summary.replacing(name, with: "course").replacing("before\n", with: ""), "summary.md")
  }

  @Test("GitHub gets at most ten errors and ten warnings, and is told how many more there are")
  func limits() throws {
    let folder = try TemporaryFolder()
    let claims = (1...12).map { "check \($0) == 0" }.joined(separator: "\n")
    let warnings = (1...11).map { "[x](#nowhere\($0))\n\n" }.joined()
    try folder.write("\(warnings)```nn\n\(claims)\n```\n", to: "many.md")
    _ = try folder.run("run", "many.md")
    let lines = try folder.run("check", "many.md", "--report", "github").output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
    #expect(lines.last == "::notice title=nabla check::2 more errors and 1 more warning in the log of this step")
  }

  @Test("The summary never grows over the mebibyte that GitHub takes", arguments: [0, 600, 900, 20000])
  func summaryLimit(room: Int) throws {
    let folder = try Self.folder()
    let before = String(repeating: "x", count: (1 << 20) - room)
    try folder.write(before, to: "summary.md")
    let variables = ["GITHUB_STEP_SUMMARY": folder.url.appending(path: "summary.md").path]
    _ = try Binary.run(["check", "N", "--report", "github"], in: folder.url, with: variables)
    let after = try folder.read("summary.md")
    #expect(after.utf8.count <= 1 << 20)
    #expect(after.contains("more notebook") == (room == 600 || room == 900))
    #expect((after.utf8.count == before.utf8.count) == (room == 0))
  }

  // MARK: Other readers

  /// Counts what an XML reader of its own finds.
  private final class Elements: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var attributes: [[String: String]] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      if name.hasPrefix("testsuite") { self.attributes.append(attributes) }
    }
  }

  @Test("The XML is well-formed, and its numbers are those of its elements")
  func xml() throws {
    let folder = try Self.folder()
    let text = try folder.run("check", "N", "--report", "junit").output
    let parser = XMLParser(data: Data(text.utf8))
    let elements = Elements()
    parser.delegate = elements
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let all = try #require(elements.attributes.first)
    for (attribute, name) in [
      ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
    ] {
      #expect(all[attribute] == String(elements.counts[name, default: 0]), "\(name)")
      let sum = elements.attributes.dropFirst().compactMap { $0[attribute].flatMap(Int.init) }.reduce(0, +)
      #expect(all[attribute] == String(sum), "\(name)")
    }
    #expect(elements.counts["testsuite"] == 4 && elements.counts["skipped"] == 2)
    let names = text.matches(of: /classname="[^"]*" name="[^"]*"/).map { String($0.output) }
    #expect(Set(names).count == names.count)
  }

  @Test("The JSON has every claim with what was found in full, and the exit status")
  func json() throws {
    let folder = try Self.folder()
    let text = try folder.run("check", "N", "--report", "json").output
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(report["status"] as? Int == 2)
    let notebooks = try #require(report["notebooks"] as? [[String: Any]])
    #expect(
      notebooks.compactMap { $0["notebook"] as? String } == ["N/and.md", "N/bytes.md", "N/or.md", "N/wrong, 100%.md"])
    #expect(notebooks.map { $0["conditions"] as? [String] } == [["stale"], ["unreadable"], ["edited"], ["failed"]])
    let cases = try #require(notebooks[3]["cases"] as? [[String: Any]])
    let claims = cases.filter { $0["kind"] as? String == "claim" }
    #expect(claims.map { $0["outcome"] as? String } == ["failed", "passed", "skipped", "skipped", "failed"])
    #expect(text.contains("\"found\": 0.30000000000000004,"))
  }

  // MARK: What cannot be written

  @Test(
    "A report that cannot be written is said, and the status is 2",
    arguments: [
      (["junit=no/report.xml"], "The report no/report.xml cannot be written, since there is no folder no."),
      (["json=N"], "The report N cannot be written, since it is a folder."),
      (["json", "junit"], "Only one report can go to standard output; give the others a file"),
      (["json=a", "junit=a"], "Two reports would be written to a."),
      (["pdf"], "There is no report pdf. The reports are github, junit, json."),
      (["json="], "--report json= must be followed by a file"),
      (["json=/dev/full"], "/dev/full: error: cannot be written: No space left on device"),
    ])
  func unwritable(reports: [String], message: String) throws {
    let folder = try CheckCourse.folder()
    let result = try Binary.run(["check", "N"] + reports.flatMap { ["--report", $0] }, in: folder.url)
    #expect(result.status == 2)
    #expect(result.messages.contains(message), "\(result.messages)")
  }
}
