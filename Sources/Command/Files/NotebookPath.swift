/// A notebook that the command is to run.
struct NotebookPath: Sendable {
  /// The path as the user named it, or below the folder that was named.
  let path: String
  /// The output's name: the path below the folder that was named, without `.md`.
  let name: String
  /// The folder that the run is of: the one that the user named, or that of the file.
  let root: String

  /// The folder that the notebook is in.
  var folder: String { path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "." }

  /// The file's name without `.md`.
  var fileName: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// The notebooks that `paths` name: files, and all `.md` files below folders, but not those in `output` or in folders
  /// whose name starts with a dot.
  ///
  /// - Parameter isInPlace: whether outputs stand in the notebooks, so that equal names do not matter.
  static func find(_ paths: [String], output: String?, isInPlace: Bool = false) -> (
    found: [NotebookPath], failures: [FileFailure]
  ) {
    var found: [NotebookPath] = []
    var failures: [FileFailure] = []
    let outputFolder = output.flatMap(FileBytes.canonical)
    for path in paths {
      let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      switch FileBytes.kind(of: path) {
      case .missing: failures.append(FileFailure(path, "there is no such file or folder"))
      case .folder:
        let before = found.count
        var entered: Set<String> = []
        walk(path, below: "", of: path, outputFolder, &entered, &found, &failures)
        if found.count == before { failures.append(FileFailure(path, "there is no notebook (*.md) in this folder")) }
      case .other: failures.append(FileFailure(path, "is neither a file nor a folder"))
      case .file:
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        found.append(NotebookPath(path: path, name: withoutEnding(file), root: folder))
      }
    }
    // Records and messages have a line for each, with tabs in it.
    let isOdd = { (notebook: NotebookPath) in
      notebook.name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
    failures += found.filter(isOdd).map {
      FileFailure(visible($0.path), "a notebook's name has no line ends, tabs and other control characters")
    }
    found.removeAll(where: isOdd)
    var seen: Set<String> = []
    found = found.filter { seen.insert($0.path).inserted }
    var names: [String: String] = [:]
    for notebook in found where !isInPlace {
      if let other = names[notebook.name], other != notebook.path {
        failures.append(FileFailure(notebook.path, "would write the same files as \(other)"))
      }
      names[notebook.name] = notebook.path
    }
    return (found, failures)
  }

  private static func walk(
    _ folder: String, below parent: String, of root: String, _ output: String?, _ entered: inout Set<String>,
    _ found: inout [NotebookPath], _ failures: inout [FileFailure]
  ) {
    // Links may lead back to a folder above, and would go round for ever.
    guard let place = FileBytes.canonical(folder), place != output, entered.insert(place).inserted else { return }
    do {
      for name in try FileBytes.names(in: folder) where !name.hasPrefix(".") {
        let path = "\(folder)/\(name)"
        switch FileBytes.kind(of: path) {
        case .folder: walk(path, below: "\(parent)\(name)/", of: root, output, &entered, &found, &failures)
        case .file where name.hasSuffix(".md"):
          found.append(NotebookPath(path: path, name: parent + withoutEnding(name), root: root))
        case .file, .other, .missing: continue
        }
      }
    } catch {
      failures.append(error)
    }
  }

  private static func visible(_ path: String) -> String {
    String(
      String.UnicodeScalarView(
        path.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  private static func withoutEnding(_ name: String) -> String {
    name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
