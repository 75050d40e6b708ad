import ArgumentParser
import Engine
import FlyingFox
import FlyingSocks

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// `nabla preview`
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show notebooks in a browser, and show them anew whenever a file is saved.",
    discussion: """
      Only this machine can reach the pages. Nothing is written; Ctrl-C ends it.

      Example:
        nabla preview Notebooks   prints the address to open
      """)

  @ArgumentParser.Argument(help: "A notebook, or a folder of them.", completion: .file())
  var path: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The port; 0 takes one that is free.", valueName: "number"))
  var port: UInt16 = 0

  @Flag(help: "Use nothing that earlier runs kept.")
  var fresh = false

  func run() async throws {
    let path = self.path.count > 1 && self.path.hasSuffix("/") ? String(self.path.dropLast()) : self.path
    let root: String
    switch FileBytes.kind(of: path) {
    case .missing: throw FileFailure(path, "there is no such file or folder")
    case .other: throw FileFailure(path, "is neither a file nor a folder")
    case .folder: root = path
    case .file: root = NotebookPath.find([path], output: nil).found.first?.root ?? "."
    }
    let watch = try FolderWatch(root, ignoring: nil)
    var course = PreviewCourse(path, isFresh: fresh)
    PreviewReport(course.update()).print()
    let server = PreviewServer(PreviewPages(course), root: root)
    try await serve(server) { port in
      let start = await server.start
      try Console.output("http://127.0.0.1:\(port)\(start)\n")
      for await _ in watch.changes {
        course = await Self.next(course, watch)
        await server.update(to: course)
      }
    }
  }

  /// The state after a change.
  private static func next(_ course: PreviewCourse, _ watch: FolderWatch) async -> PreviewCourse {
    var next = course
    let clock = ContinuousClock()
    let start = clock.now
    let count = watch.count
    let report = next.update { stamps in
      watch.count != count && stamps.contains { path, stamp in FileBytes.stamp(of: path) != stamp }
    }
    PreviewReport(report, took: clock.now - start).print()
    return next
  }

  /// Runs a server, and `work` beside it once the server listens.
  private func serve(_ preview: PreviewServer, _ work: @escaping (UInt16) async throws -> Void) async throws {
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), logger: .disabled)
    let listening = Task { try await server.run() }
    do {
      try await server.waitUntilListening()
    } catch {
      throw FileFailure("port \(port)", "cannot be listened on; --port 0 takes one that is free")
    }
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      throw FileFailure("port \(port)", "cannot be listened on")
    }
    await server.appendRoute("GET,HEAD *") { await preview.answer($0, port: port) }
    try await work(port)
    try await listening.value
  }
}
