import Render

/// Answers browsers with the pages of a preview, and tells those that wait when their page has changed.
actor PreviewSite {
  private var pages: PreviewPages
  private let root: String
  /// Goes up with each state of the pages.
  private var state = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// How long a browser waits for a change before it asks again.
  private static let patience = Duration.seconds(25)

  init(_ pages: PreviewPages, root: String) {
    self.pages = pages
    self.root = root
  }

  /// Goes on to the next state of the notebooks.
  func update(to course: PreviewCourse) {
    pages.update(to: course)
    state += 1
    let all = waiting
    waiting = []
    for continuation in all { continuation.resume() }
  }

  /// Where a reader starts.
  var start: String { pages.start }

  // MARK: Requests

  func answer(_ request: PreviewRequest, port: UInt16) async -> PreviewAnswer {
    // A page elsewhere that is made to lead here under another name must not read what is on this machine.
    let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    guard let host = request.host, hosts.contains(host) else { return .text("not this host", status: .forbidden) }
    if request.path == PreviewPanel.address { return await change(request) }
    let path = String(Address.decoded(request.path).drop { $0 == "/" })
    if path.isEmpty, pages.start != "/" { return .redirect(to: pages.start) }
    if let page = pages.page(at: path) { return .bytes(page.bytes, type: "text/html; charset=utf-8") }
    return file(path)
  }

  /// Answers 200 once the page is another than the one seen, and 204 where it stays the same for long.
  private func change(_ request: PreviewRequest) async -> PreviewAnswer {
    let path = String(Address.decoded(request.query["page"] ?? "/").drop { $0 == "/" })
    let seen = request.query["seen"] ?? ""
    let end = ContinuousClock.now + Self.patience
    while pages.page(at: path)?.version == seen {
      guard ContinuousClock.now < end else { return .unchanged }
      await next(until: end)
    }
    return .text("changed")
  }

  /// Waits for the next state, or until a time.
  private func next(until end: ContinuousClock.Instant) async {
    let before = state
    let alarm = Task {
      try? await Task.sleep(until: end, clock: .continuous)
      self.wake(after: before)
    }
    await withCheckedContinuation { waiting.append($0) }
    alarm.cancel()
  }

  private func wake(after before: Int) {
    guard state == before else { return }
    let all = waiting
    waiting = []
    for continuation in all { continuation.resume() }
  }

  // MARK: Files

  /// A file of the notebooks' folder, such as a picture: nothing outside, and nothing hidden.
  private func file(_ path: String) -> PreviewAnswer {
    let missing = PreviewAnswer.text("there is no page and no file \(path)", status: .missing)
    guard !path.unicodeScalars.contains("\0"), !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
      let folder = FileBytes.canonical(root), let file = FileBytes.canonical("\(root)/\(path)"),
      file.hasPrefix(folder == "/" ? folder : folder + "/"), FileBytes.kind(of: file) == .file,
      let bytes = try? FileBytes.read(file, limit: 256 << 20)
    else { return missing }
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return .bytes(bytes, type: Self.types[ending] ?? "application/octet-stream")
  }

  private static let types = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml", "pdf": "application/pdf", "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8",
  ]
}
