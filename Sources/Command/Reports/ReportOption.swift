import ArgumentParser

/// `--report KIND` or `--report KIND=FILE`.
struct ReportOption {
  enum Kind: String, CaseIterable {
    /// Commands that make annotations of what is wrong, and a summary of the step.
    case github
    /// XML that CI systems read.
    case junit
    case json
  }

  let kind: Kind
  /// Where it goes; nothing for standard output.
  let file: String?

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let kind = Kind(rawValue: parts[0]) else {
      let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no report \(parts[0]). The reports are \(kinds).")
    }
    if parts.count == 2, parts[1].isEmpty {
      throw ValidationError("--report \(parts[0])= must be followed by a file, as in --report \(parts[0])=report.txt.")
    }
    self.kind = kind
    file = parts.count == 2 ? parts[1] : nil
  }

  /// What is wrong with the reports together is said before the notebooks run.
  static func validate(_ options: [ReportOption]) throws {
    guard options.filter({ $0.file == nil }).count <= 1 else {
      throw ValidationError(
        "Only one report can go to standard output; give the others a file, as in junit=report.xml.")
    }
    var files: Set<String> = []
    for file in options.compactMap(\.file) {
      guard files.insert(file).inserted else { throw ValidationError("Two reports would be written to \(file).") }
      let folder = file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
      guard FileBytes.kind(of: folder) == .folder else {
        throw ValidationError("The report \(file) cannot be written, since there is no folder \(folder).")
      }
      guard FileBytes.kind(of: file) != .folder else {
        throw ValidationError("The report \(file) cannot be written, since it is a folder.")
      }
    }
  }

  func write(_ report: CheckReport) throws(FileFailure) {
    let text: String
    switch kind {
    case .github:
      let environment = GitHubEnvironment()
      text = GitHubReport(report: report, environment: environment).text
      try environment.append(GitHubSummary(report: report, environment: environment))
    case .junit: text = JUnitReport(report: report).text
    case .json: text = JSONReport(report: report).text
    }
    guard let file else { return try Console.output(text) }
    try FileBytes.put(text, into: file)
  }
}
