import Foundation
import FoundationNetworking
import Testing

@Suite("The preview", .serialized)
struct PreviewTests {
  /// A preview of a folder that ends with the test.
  private final class Preview {
    let folder: TemporaryFolder
    private let process = Process()
    private(set) var address = ""

    init(_ files: [String: String], of target: String) throws {
      folder = try TemporaryFolder()
      for (path, text) in files { try folder.write(text, to: path) }
      process.executableURL = Binary.executable
      process.arguments = ["preview", target]
      process.environment = Binary.environment
      process.currentDirectoryURL = folder.url
      process.standardInput = FileHandle.nullDevice
      let pipe = Pipe()
      process.standardOutput = pipe
      let messages = folder.url.appending(path: "messages")
      _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
      process.standardError = try FileHandle(forWritingTo: messages)
      try process.run()
      var line = ""
      while !line.hasSuffix("\n") {
        let bytes = pipe.fileHandleForReading.availableData
        if bytes.isEmpty { break }
        line += String(decoding: bytes, as: UTF8.self)
      }
      address = line.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { process.terminate() }

    func get(_ path: String, host: String? = nil) async throws -> (status: Int, text: String) {
      let base = try #require(URL(string: address))
      var request = URLRequest(url: try #require(URL(string: path, relativeTo: base)))
      if let host { request.setValue(host, forHTTPHeaderField: "Host") }
      let (data, response) = try await URLSession.shared.data(for: request)
      return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    /// Waits until a page is another than it was.
    func change(of page: String, from text: String) async throws {
      let seen = try #require(text.firstMatch(of: /data-seen="([0-9a-f]+)"/)).1
      #expect(try await get("/nabla.changes?page=\(page)&seen=\(seen)").status == 200)
    }
  }

  private static let notebook = "# A notebook\n\nWords.\n\n```nn\na = 2\na + 1\n```\n\nIt is `{nn} a`.\n"

  @Test("A page is shown, and shown anew when its file is saved")
  func change() async throws {
    let preview = try Preview(["n.md": Self.notebook], of: "n.md")
    #expect(preview.address.wholeMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+\/n\.html/) != nil)
    let first = try await preview.get("/n.html")
    #expect(first.status == 200)
    #expect(first.text.contains("<p>Words.</p>"))
    #expect(try await preview.get("/").text == first.text)
    try preview.folder.write(Self.notebook.replacing("Words", with: "Other words"), to: "n.md")
    try await preview.change(of: "/n.html", from: first.text)
    #expect(try await preview.get("/n.html").text.contains("<p>Other words.</p>"))
  }

  @Test("An error stands in the page, at its block, and in the terminal, and goes when it is mended")
  func errors() async throws {
    let preview = try Preview(["n.md": Self.notebook.replacing("a + 1", with: "b + 1")], of: "n.md")
    let page = try await preview.get("/n.html").text
    let block = try #require(page.firstMatch(of: /<section class="cell">(?s:.*?)<\/section>/)).0
    #expect(block.contains("b is not defined"))
    #expect(page.contains("<summary>1 message</summary>"))
    #expect(try preview.folder.read("messages").contains("n.md:7:1: error: b is not defined\n"))
    try preview.folder.write(Self.notebook, to: "n.md")
    try await preview.change(of: "/n.html", from: page)
    let mended = try await preview.get("/n.html").text
    #expect(!mended.contains("b is not defined") && !mended.contains("message</summary>"))
    try preview.folder.write(Data([0x61, 0xFF]), to: "n.md")
    try await preview.change(of: "/n.html", from: mended)
    #expect(try await preview.get("/n.html").text.contains("n.md:1:2: error: the file is not UTF-8 here"))
  }

  @Test("A folder has its list; a page changes with a notebook that it uses, and with a file that it reads")
  func folder() async throws {
    let preview = try Preview(
      [
        "N/a.md": "# One\n\n```nn\nk = 2\n```\n", "N/b.md": "# Two\n\n```nn\nuse \"a.md\"\nk\n```\n",
        "N/c.md": "# Three\n\n```nn\nd = csv(\"d.csv\")\nsum(d.x)\n```\n", "N/d.csv": "x\n1\n2\n",
      ], of: "N")
    let list = try await preview.get("/").text
    #expect(list.contains("One") && list.contains("Two"))
    let (two, three) = (try await preview.get("/b.html").text, try await preview.get("/c.html").text)
    try preview.folder.write("# One\n\n```nn\nk = 77\n```\n", to: "N/a.md")
    try await preview.change(of: "/b.html", from: two)
    #expect(try await preview.get("/b.html").text.contains("77"))
    try preview.folder.write("x\n1\n55\n", to: "N/d.csv")
    try await preview.change(of: "/c.html", from: three)
    #expect(try await preview.get("/c.html").text.contains("56"))
  }

  @Test("Only this machine, and only what is in the folder")
  func outside() async throws {
    let preview = try Preview(["N/n.md": Self.notebook, "N/p.svg": "<svg/>", "N/.h": "hidden", "secret": "s"], of: "N")
    #expect(try await preview.get("/p.svg").status == 200)
    for path in ["/.h", "/../secret", "/%2e%2e/secret", "/%2E%2E%2Fsecret", "/nope", "/%00"] {
      #expect(try await preview.get(path).status == 404, "\(path)")
    }
    #expect(try await preview.get("/n.html", host: "elsewhere.example").status == 403)
  }

  @Test("Without the program that has the server, the command says what is missing")
  func alone() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notebook, to: "n.md")
    let copy = folder.url.appending(path: "nabla")
    try FileManager.default.copyItem(at: Binary.executable, to: copy)
    let result = try Binary.run(["preview", "n.md"], in: folder.url, executable: copy)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.messages.hasSuffix("/nabla-preview: error: is missing; it belongs beside nabla\n"))
  }

  @Test("A wrong command line is told before anything is served")
  func commandLine() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.run("preview").status == 2)
    #expect(try folder.run("preview", "nope").messages == "nope: error: there is no such file or folder\n")
    #expect(try folder.run("preview", "--help").output.contains("USAGE: nabla preview"))
  }
}
