/// The notebooks that lie beside those of a run but are not run, and what they say that they use. Each is read once.
struct UnrunNotebooks {
  /// The file names that the notebooks of a folder, and those in the folders right below it, use.
  private var names: [String: Set<String>] = [:]

  /// Whether a notebook that is not run, in the same folder or in one below it, says that it uses this one.
  ///
  /// - Parameter isRun: whether the notebook at a path is one of the run.
  mutating func use(_ path: NotebookPath, isRun: (String) -> Bool) -> Bool {
    let file = path.path.split(separator: "/").last.map(String.init) ?? path.path
    return folders(at: path.folder).contains { folder in
      if names[folder] == nil { names[folder] = Self.usedNames(in: folder, isRun) }
      return names[folder]?.contains(file) ?? false
    }
  }

  private var below: [String: [String]] = [:]

  private mutating func folders(at folder: String) -> [String] {
    if let known = below[folder] { return known }
    let inside = ((try? FileBytes.names(in: folder)) ?? []).filter { !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }
    let folders = [folder] + inside.filter { !$0.hasSuffix(".md") && FileBytes.kind(of: $0) == .folder }
    below[folder] = folders
    return folders
  }

  private static func usedNames(in folder: String, _ isRun: (String) -> Bool) -> Set<String> {
    var names: Set<String> = []
    for name in (try? FileBytes.names(in: folder)) ?? [] where name.hasSuffix(".md") {
      let path = "\(folder)/\(name)"
      guard FileBytes.kind(of: path) == .file, !isRun(path), let text = try? FileBytes.text(path) else { continue }
      names.formUnion(usedNames(in: text))
    }
    return names
  }

  /// The last parts of the addresses in `use "part/or.md"`, and of all others in quotes beside it.
  static func usedNames(in text: String) -> Set<String> {
    guard text.contains("use \"") else { return [] }
    var names: Set<String> = []
    for part in text.split(separator: "\"", omittingEmptySubsequences: false).dropLast() where part.hasSuffix(".md") {
      names.insert(part.split(separator: "/").last.map(String.init) ?? String(part))
    }
    return names
  }
}
