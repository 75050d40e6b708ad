import Markdown
import Source
import TeXMath
import Yams

/// What the front matter says of a notebook.
public struct Settings: Sendable {
  public var title: String?
  public var author: String?
  public var description: String?
  public var date: String?
  public var language = "en"
  public var seed: UInt64 = 0
  /// Significant digits of the numbers that are shown.
  public var digits = 4
  /// Whether slips are told, such as a name that nothing uses.
  public var warnsOfSlips = true
  /// Macros for the TeX of the prose.
  public var macros: [TeXFormula.Macro] = []
  /// A style sheet for the page.
  public private(set) var style: NamedFile?
  /// A template for the page's body.
  public private(set) var template: NamedFile?
  /// Where the text of each macro stands, by its name.
  private(set) var macroPlaces: [String: Span] = [:]

  static let known = [
    "title", "author", "description", "date", "lang", "seed", "digits", "macros", "warnings", "style", "template",
  ]

  /// Reads the YAML. What is wrong in it becomes a message, and the default stays.
  static func read(_ frontMatter: FrontMatter?, _ diagnostics: inout [Diagnostic]) -> Settings {
    var settings = Settings()
    guard let frontMatter, let pairs = mapping(frontMatter, &diagnostics) else { return settings }
    for (key, value) in pairs {
      let place = Place(frontMatter: frontMatter)
      guard let name = key.string, known.contains(name) else {
        let name = key.string ?? "this key"
        let nearest = Suggestion.nearest(to: name, among: known)
        diagnostics.append(
          .warning(
            .frontMatter, "the front matter has no key \(name)", at: place.span(key),
            hint: nearest.map { "did you mean \($0)?" } ?? "its keys are \(known.joined(separator: ", "))"))
        continue
      }
      if name == "macros" {
        settings.setMacros(value, place, &diagnostics)
      } else if name == "style" || name == "template", let address = value.scalar?.string {
        let file = NamedFile(address: address, span: place.span(value))
        if name == "style" { settings.style = file } else { settings.template = file }
      } else if let message = settings.set(name, to: value) {
        diagnostics.append(Diagnostic(message, at: place.span(value)))
      }
    }
    return settings
  }

  private static func mapping(_ frontMatter: FrontMatter, _ diagnostics: inout [Diagnostic]) -> Node.Mapping? {
    do {
      guard let node = try Yams.compose(yaml: frontMatter.text) else { return nil }
      if let mapping = node.mapping { return mapping }
      let line = Span(line: frontMatter.firstLine, column: 1)
      diagnostics.append(Diagnostic("the front matter must be keys with values, as in title: Learning OR", at: line))
    } catch let error as YamlError {
      diagnostics.append(Place(frontMatter: frontMatter).diagnostic(error))
    } catch {
      let line = Span(line: frontMatter.firstLine, column: 1)
      diagnostics.append(Diagnostic("the front matter is not YAML", at: line))
    }
    return nil
  }

  /// Sets one key, or says why its value does not do.
  private mutating func set(_ name: String, to value: Node) -> String? {
    if name == "author", let names = value.sequence?.map(\.scalar?.string), !names.contains(nil) {
      author = names.compactMap { $0 }.joined(separator: ", ")
      return nil
    }
    guard let text = value.scalar?.string else { return "\(name) must be one value" }
    switch name {
    case "title": title = text
    case "author": author = text
    case "description": description = text
    case "date": date = text
    case "lang":
      guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
        return "lang must be a language tag such as en or de-CH"
      }
      language = text
    case "seed":
      guard let number = UInt64(text) else {
        return "seed must be a whole number that is not negative, but it is \(text)"
      }
      seed = number
    case "digits":
      guard let number = Int(text), (1...17).contains(number) else {
        return "digits must be a whole number from 1 to 17, but it is \(text)"
      }
      digits = number
    case "warnings":
      guard let isOn = Bool(text) else { return "warnings must be true or false, but it is \(text)" }
      warnsOfSlips = isOn
    default: break
    }
    return nil
  }

  private mutating func setMacros(_ value: Node, _ place: Place, _ diagnostics: inout [Diagnostic]) {
    guard let mapping = value.mapping else {
      diagnostics.append(Diagnostic("macros must be names with what they stand for", at: place.span(value)))
      return
    }
    for (key, value) in mapping {
      guard let name = key.string, let tex = value.scalar?.string else {
        diagnostics.append(
          .warning(.frontMatter, "a macro must be a name and a text", at: place.span(key), hint: "it is left out"))
        continue
      }
      guard let name = Self.macroName(name) else {
        diagnostics.append(
          .warning(
            .frontMatter,
            "a macro's name is letters after a backslash, as in \\R, but it is \(name.isEmpty ? "empty" : name)",
            at: place.span(key), hint: "it is left out"))
        continue
      }
      if value.scalar?.style == .plain, place.hasComment(after: value) {
        diagnostics.append(
          .warning(
            .frontMatter, "the macro \(name) ends before the #, where YAML sees a comment", at: place.span(value),
            hint: "put the text between single quotes"))
      }
      macros.append(TeXFormula.Macro(name: name, body: tex))
      macroPlaces[name] = place.span(value)
    }
  }

  /// A name with its backslash, which the author may leave out: a word of ASCII letters, or one other sign.
  private static func macroName(_ key: String) -> String? {
    let word = key.hasPrefix("\\") ? key.dropFirst() : key[...]
    let isWord = !word.isEmpty && word.allSatisfy { $0.isASCII && $0.isLetter }
    guard isWord || key.hasPrefix("\\") && word.unicodeScalars.count == 1 else { return nil }
    return "\\\(word)"
  }

  /// Places of the YAML as places of the file.
  private struct Place {
    let frontMatter: FrontMatter

    func span(_ node: Node) -> Span? {
      guard let mark = node.mark else { return Span(line: frontMatter.firstLine, column: 1) }
      let length = node.scalar?.string.unicodeScalars.prefix { $0 != "\n" }.count ?? 1
      return Span(line: frontMatter.firstLine + mark.line - 1, column: mark.column, length: max(1, length))
    }

    /// Whether a parameter of a macro, `#1`, stands behind the text in its line.
    func hasComment(after node: Node) -> Bool {
      guard let mark = node.mark else { return false }
      let lines = frontMatter.text.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.indices.contains(mark.line - 1) else { return false }
      return (1...9).contains { lines[mark.line - 1].dropFirst(mark.column - 1).contains(" #\($0)") }
    }

    func diagnostic(_ error: YamlError) -> Diagnostic {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        let line = min(frontMatter.firstLine + mark.line - 1, frontMatter.lines.upperBound)
        return Diagnostic("the front matter is not YAML: \(problem)", at: Span(line: line, column: mark.column))
      case .duplicatedKeysInMapping(let keys, let context):
        let place = RepeatedKey.place(
          of: keys.first ?? "", in: frontMatter.text,
          from: Position(line: context.mark.line, column: context.mark.column))
        let line = min(frontMatter.firstLine + place.start.line - 1, frontMatter.lines.upperBound)
        return Diagnostic(
          "the front matter has the key \(keys.joined(separator: ", ")) twice",
          at: Span(line: line, column: place.start.column, length: place.end.column - place.start.column))
      default:
        return Diagnostic("the front matter is not YAML", at: Span(line: frontMatter.firstLine, column: 1))
      }
    }
  }
}
