import Source
import Yams

/// Reads the values of a `course.yml`, and tells what is odd in them.
struct CourseReader {
  /// The paths of the folder's notebooks, in the order of their names.
  private let known: [String]
  /// What the course calls chapters.
  private(set) var titles: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var listed: Set<String> = []
  private var listPlace: Span?

  init(notebooks: [String]) { known = notebooks }

  mutating func key(_ key: Node, among known: [String], of what: String) -> String? {
    let name = key.string ?? "this key"
    if known.contains(name) { return name }
    let nearest = Suggestion.nearest(to: name, among: known)
    diagnostics.append(
      .warning(
        .course, "\(what) has no key \(name)", at: Self.span(key),
        hint: nearest.map { "did you mean \($0)?" } ?? "its keys are \(known.joined(separator: ", "))"))
    return nil
  }

  mutating func text(_ value: Node, _ name: String) -> String? {
    if let text = value.scalar?.string, !text.isEmpty { return text }
    diagnostics.append(.warning(.course, "\(name) must be a text", at: Self.span(value), hint: "it is left out"))
    return nil
  }

  mutating func file(_ value: Node, _ name: String) -> NamedFile? {
    text(value, name).map { NamedFile(address: $0, span: Self.span(value)) }
  }

  mutating func parts(_ value: Node, keys: [String]) -> [Course.Part] {
    listPlace = Self.span(value)
    guard let nodes = value.sequence else {
      diagnostics.append(
        .warning(
          .course, "parts must be a list", at: Self.span(value),
          hint: "write - title: Basics, and below it notebooks: [or.md, xor.md]"))
      return []
    }
    return nodes.compactMap { part($0, keys: keys) }
  }

  private mutating func part(_ node: Node, keys: [String]) -> Course.Part? {
    guard let mapping = node.mapping else {
      diagnostics.append(
        .warning(
          .course, "a part is a title and notebooks", at: Self.span(node), hint: "write notebooks: [or.md, xor.md]"))
      return nil
    }
    var title: String?
    var notebooks: [String] = []
    for (key, value) in mapping {
      switch self.key(key, among: keys, of: "a part") {
      case "title"?: title = text(value, "title")
      case "notebooks"?:
        notebooks += self.notebooks(value)
      default: continue
      }
    }
    return notebooks.isEmpty ? nil : Course.Part(title: title, notebooks: notebooks)
  }

  /// A list of files, each with a title of its own if it has one: `- or.md` or `- or.md: Learning OR`.
  mutating func notebooks(_ value: Node) -> [String] {
    if listPlace == nil { listPlace = Self.span(value) }
    guard let nodes = value.sequence else {
      diagnostics.append(
        .warning(
          .course, "notebooks must be a list of files", at: Self.span(value), hint: "write notebooks: [or.md, xor.md]"))
      return []
    }
    return nodes.compactMap { node in
      guard let mapping = node.mapping, mapping.count == 1, let (key, title) = mapping.first else {
        return notebook(node)
      }
      guard let path = notebook(key) else { return nil }
      titles[path] = text(title, "a title")
      return path
    }
  }

  private mutating func notebook(_ node: Node) -> String? {
    guard let name = text(node, "a notebook") else { return nil }
    let path = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    guard known.contains(path) else {
      let nearest = Suggestion.nearest(to: path, among: known)
      diagnostics.append(
        .warning(
          .course, "there is no notebook \(path) in this folder", at: Self.span(node),
          hint: nearest.map { "did you mean \($0)?" }))
      return nil
    }
    guard listed.insert(path).inserted else {
      diagnostics.append(
        .warning(.course, "\(path) stands in the course twice", at: Self.span(node), hint: "the first counts"))
      return nil
    }
    return path
  }

  /// The notebooks that no part lists, which come last; it is said that there are some.
  mutating func rest(named title: String?) -> Course.Part? {
    let rest = known.filter { !listed.contains($0) }
    guard !rest.isEmpty else { return nil }
    diagnostics.append(
      .warning(
        .course,
        "the course does not list \(rest.prefix(5).joined(separator: ", "))"
          + (rest.count > 5 ? " and \(rest.count - 5) more" : ""),
        at: listPlace, hint: rest.count == 1 ? "it comes last" : "they come last"))
    return Course.Part(title: title, notebooks: rest)
  }

  // MARK: Places

  static func span(_ node: Node) -> Span {
    guard let mark = node.mark else { return Span(line: 1, column: 1) }
    let length = node.scalar?.string.unicodeScalars.prefix { $0 != "\n" }.count ?? 1
    return Span(line: mark.line, column: mark.column, length: max(1, length))
  }

  static func diagnostic(_ error: YamlError, in text: String) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Diagnostic("the course is not YAML: \(problem)", at: Span(line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      Diagnostic(
        "the course has the key \(keys.joined(separator: ", ")) twice",
        at: RepeatedKey.place(
          of: keys.first ?? "", in: text, from: Position(line: context.mark.line, column: context.mark.column)))
    default: Diagnostic("the course is not YAML", at: Span(line: 1, column: 1))
    }
  }
}
