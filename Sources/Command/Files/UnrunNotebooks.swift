import Synchronization

/// The notebooks that lie beside those of a run but are not run, and what they say that they use.
///
/// They are read only when somebody asks, each once. So this is an object, which remembers for all who ask.
final class UnrunNotebooks: Sendable {
  private let run: Set<String>
  private let read = Mutex(Folders())

  /// - Parameter run: the keys of the notebooks of the run.
  init(beside run: Set<String>) { self.run = run }

  /// Whether a notebook that is not run, in the same folder or in one below it, says that it uses this one.
  func use(_ path: NotebookPath) -> Bool {
    read.withLock { $0.use(path, outside: run) }
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

/// What was read so far, by folders.
private struct Folders {
  /// The file names that the notebooks of a folder use.
  private var names: [String: Set<String>] = [:]
  /// A folder and those right below it.
  private var below: [String: [String]] = [:]

  mutating func use(_ path: NotebookPath, outside run: Set<String>) -> Bool {
    let file = path.path.split(separator: "/").last.map(String.init) ?? path.path
    return folders(at: path.folder).contains { folder in
      if names[folder] == nil { names[folder] = Self.usedNames(in: folder, outside: run) }
      return names[folder]?.contains(file) ?? false
    }
  }

  private mutating func folders(at folder: String) -> [String] {
    if let known = below[folder] { return known }
    let inside = ((try? FileBytes.names(in: folder)) ?? []).filter { !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }
    let folders = [folder] + inside.filter { !$0.hasSuffix(".md") && FileBytes.kind(of: $0) == .folder }
    below[folder] = folders
    return folders
  }

  private static func usedNames(in folder: String, outside run: Set<String>) -> Set<String> {
    var names: Set<String> = []
    for name in (try? FileBytes.names(in: folder)) ?? [] where name.hasSuffix(".md") {
      let path = "\(folder)/\(name)"
      guard FileBytes.kind(of: path) == .file, !run.contains(NotebookLibrary.key(path)),
        let text = try? FileBytes.text(path)
      else { continue }
      names.formUnion(UnrunNotebooks.usedNames(in: text))
    }
    return names
  }
}
