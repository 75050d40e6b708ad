import ArgumentParser

/// `nabla new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a notebook to start from.",
    discussion: """
      It runs as it is: a table, a formula with a claim, a training with its figure, and an explanation. A file that is \
      there already is left alone.

      Examples:
        nabla new or               writes or.md
        nabla new course/first-net.md
                                   writes it into a folder, which is made where it is missing
      """)

  @Argument(help: "The notebook's name, with or without .md.", completion: .file(extensions: ["md"]))
  var name: String

  func validate() throws {
    guard let file = name.split(separator: "/", omittingEmptySubsequences: false).last, !file.isEmpty else {
      throw ValidationError("Name a notebook, as in: nabla new \(name)first")
    }
    guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw ValidationError("A notebook's name has no control characters.")
    }
    guard !file.hasPrefix("."), file != "md" else {
      throw ValidationError("A file whose name starts with a dot is no notebook of its folder; choose another name.")
    }
  }

  func run() throws {
    let path = name.hasSuffix(".md") ? name : name + ".md"
    guard FileBytes.kind(of: name) != .folder else {
      throw FileFailure(name, "is a folder; name the notebook too, as in \(name)/first")
    }
    let file = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? name
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try FileBytes.makeFolder(String(path[..<slash])) }
    try FileBytes.create(NotebookTemplate.text(title: NotebookTemplate.title(ofFile: file)), at: path)
    let quoted = Self.quoted(path)
    Console.error(
      """
      \(path) is written. Next:
        nabla run \(quoted)       writes its page into Output
        nabla preview \(quoted)   shows it in the browser while you write
      """)
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.first != "-" && path.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }
}
