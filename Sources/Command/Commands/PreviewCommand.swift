import ArgumentParser

/// `nabla preview`
struct PreviewCommand: ParsableCommand {
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

  /// Hands over to the program that has the server.
  func run() throws { throw Siblings.replaceProcess(by: "nabla-preview", Array(CommandLine.arguments.dropFirst(2))) }

  /// What the program with the server does.
  func run(over transport: some PreviewTransport) async throws {
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
    let site = PreviewSite(PreviewPages(course), root: root)
    let isServed = try await transport.serve(port: port) { request, port in
      await site.answer(request, port: port)
    } work: { port in
      try Console.output("http://127.0.0.1:\(port)\(await site.start)\n")
      for await _ in watch.changes {
        course = await Self.next(course, watch)
        await site.update(to: course)
      }
    }
    if !isServed { throw FileFailure("port \(port)", "cannot be listened on; --port 0 takes one that is free") }
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
}
