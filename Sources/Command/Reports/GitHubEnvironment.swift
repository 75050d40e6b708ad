#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What GitHub tells a step by the environment: where the repository is, and where its summary goes.
struct GitHubEnvironment {
  /// The most bytes of a step's summary that GitHub takes: 1 MiB.
  static let summaryLimit = 1 << 20

  /// The folder of the repository, without links.
  private let workspace: String?
  private let summary: String?

  init() {
    workspace = Self.variable("GITHUB_WORKSPACE").flatMap(FileBytes.canonical)
    summary = Self.variable("GITHUB_STEP_SUMMARY")
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// A file's path below the repository's folder; as the user named it where it is not there.
  func path(_ path: String) -> String {
    let own = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    guard let workspace, let file = FileBytes.canonical(path), file.hasPrefix(workspace + "/") else { return own }
    return String(file.dropFirst(workspace.count + 1))
  }

  /// Puts the summary behind what the step's summary says already, cut to what GitHub takes.
  func append(_ text: GitHubSummary) throws(FileFailure) {
    guard let summary else { return }
    try FileBytes.append(text.text(limit: Self.summaryLimit - FileBytes.size(of: summary)), to: summary)
  }
}
