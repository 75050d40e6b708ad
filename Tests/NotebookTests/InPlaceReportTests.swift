import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("check --in-place, as machines read it")
struct InPlaceReportTests {
  /// Of one notebook an output was edited, of one the code, of one a claim fails; and one is as a run left it.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["code", "edited", "failed", "fine"] {
      try folder.write("# N\n\n```nn\nE = 0.25\nE + 1\n```\n\n```nn #claim\ncheck E == 0.25\n```\n", to: "N/\(name).md")
    }
    _ = try folder.run("run", "N", "--in-place")
    try folder.change("1.25$", to: "1.35$", in: "N/edited.md")
    try folder.change("E + 1\n```", to: "E + 2\n```", in: "N/code.md")
    try folder.change("check E == 0.25", to: "check E == 0.5", in: "N/failed.md")
    return folder
  }

  @Test("The JSON has how each notebook stands, with lines of the file as it will be")
  func json() throws {
    let folder = try Self.folder()
    let before = try folder.files(in: "N")
    let result = try folder.run("check", "N", "--in-place", "--report", "json")
    #expect(result.status == 1)
    #expect(try folder.files(in: "N") == before)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(report["status"] as? Int == 1)
    let notebooks = try #require(report["notebooks"] as? [[String: Any]])
    #expect(notebooks.map { $0["notebook"] as? String } == ["code", "edited", "failed", "fine"].map { "N/\($0).md" })
    #expect(
      notebooks.map { $0["conditions"] as? [String] } == [["stale"], ["edited"], ["failed", "stale"], ["fine"]])
    let outputs = notebooks.map { ($0["outputs"] as? [[String: Any]])?.map { $0["path"] as? String } }
    #expect(outputs == [["N/code.md"], ["N/edited.md"], ["N/failed.md"], []])
    let changes = try #require(notebooks[1]["changes"] as? [[String: Any]])
    let change = try #require(changes.count == 1 ? changes[0] : nil)
    #expect((change["old"] as? String)?.contains("1.35") == true)
    #expect((change["new"] as? String)?.contains("1.25") == true)
    #expect(change["line"] as? Int == 3)
    // The block of the claim stands below the output of the one before it.
    let lines = try folder.read("N/failed.md").split(separator: "\n", omittingEmptySubsequences: false)
    let error = try #require((notebooks[2]["diagnostics"] as? [[String: Any]])?.first)
    #expect(error["line"] as? Int == lines.firstIndex(of: "check E == 0.5").map { $0 + 1 })
    #expect(error["file"] as? String == "N/failed.md")
  }

  /// Takes note of the cases and of what is in them.
  private final class Cases: NSObject, XMLParserDelegate {
    var verdicts: [String] = []
    private var suite = ""
    private var name = ""

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      switch element {
      case "testsuite": suite = attributes["name"] ?? ""
      case "testcase": name = attributes["name"] ?? ""
      case "failure", "error", "skipped": verdicts.append("\(suite): \(name): \(attributes["type"] ?? "")")
      default: break
      }
    }
  }

  @Test("The XML has a case for each claim, and one for the outputs")
  func junit() throws {
    let folder = try Self.folder()
    let result = try folder.run("check", "N", "--in-place", "--report", "junit=report.xml")
    #expect(result.status == 1 && result.output.isEmpty)
    let parser = XMLParser(data: Data(try folder.read("report.xml").utf8))
    let cases = Cases()
    parser.delegate = cases
    #expect(parser.parse())
    #expect(
      cases.verdicts == [
        "N/code.md: outputs are up to date: stale", "N/edited.md: outputs are up to date: edited by hand",
        "N/failed.md: claim: E == 0.5: claim", "N/failed.md: outputs are up to date: stale",
      ])
    // After an update the outputs are no failure any more.
    let update = try folder.run("check", "N", "--in-place", "--update", "--report", "junit")
    #expect(update.status == 1)
    #expect(update.output.contains(" failures=\"1\" ") && !update.output.contains("edited by hand"))
    #expect(try folder.run("check", "N", "--in-place").messages.contains("N/edited.md: fine"))
  }
}
