import Language
import Notebook
import Source

/// The reference as a terminal shows it.
public enum ReferenceText {
  /// The columns that lines are broken at.
  private static let width = 100

  /// Every entry, a line or two each, under its topic.
  public static func list(_ entries: [Reference.Entry]) -> String {
    let column = 24
    return ReferenceTopic.allCases.compactMap { topic -> String? in
      let lines = entries.filter { $0.topic == topic }.map { line($0, column: column) }
      return lines.isEmpty ? nil : "\(topic.rawValue)\n" + lines.joined()
    }.joined(separator: "\n")
  }

  /// What was found, the best first.
  public static func found(_ entries: [Reference.Entry]) -> String {
    entries.map { line($0, column: 24) }.joined()
  }

  private static func line(_ entry: Reference.Entry, column: Int) -> String {
    let name = "  " + entry.name
    let documentation = wrapped(firstSentence(entry.documentation), indentation: column)
    guard name.count + 2 > column else {
      return name + documentation.dropFirst(name.count) + "\n"
    }
    return name + "\n" + documentation + "\n"
  }

  /// Up to the first full stop or semicolon that is followed by a space.
  private static func firstSentence(_ text: String) -> String {
    guard let end = text.firstRange(of: #/[.;] /#) else { return text }
    return text[..<end.lowerBound] + "."
  }

  /// One entry with its example and what the example gives.
  public static func entry(_ entry: Reference.Entry) -> String {
    var text = "\(wrapped(entry.signature, indentation: 0, further: 4))\n\n"
    text += wrapped(entry.documentation, indentation: 2) + "\n"
    if !entry.aliases.isEmpty {
      text += "  Also written \(entry.aliases.joined(separator: ", ")).\n"
    }
    if !entry.arguments.isEmpty { text += "\n" }
    let column = (entry.arguments.map(\.name.count).max() ?? 0) + 4
    for (name, meaning) in entry.arguments {
      text += "  \(name)" + wrapped(meaning, indentation: column).dropFirst(name.count + 2) + "\n"
    }
    return text + example(entry)
  }

  private static func example(_ entry: Reference.Entry) -> String {
    var text = ""
    let gives: [String]
    if entry.topic == .blocks {
      gives = ReferenceText.markdown(of: entry.example)
    } else {
      let example = ReferenceExample(entry.example)
      if !example.before.isEmpty { text += "\n  After\n\n" + indented(example.before) }
      gives = example.result.outputs.flatMap(OutputText(digits: 4).lines)
    }
    let code = entry.topic == .blocks ? entry.example : ReferenceExample.shown(entry.example)
    text += "\n  \(text.isEmpty ? "Example" : "the example")\n\n"
    text += indented(code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    if !gives.isEmpty {
      text +=
        "\n  gives\n\n"
        + indented(
          gives.flatMap {
            wrapped($0, indentation: 0).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          })
    }
    return text
  }

  /// What a notebook becomes in Markdown.
  private static func markdown(of notebook: String) -> [String] {
    guard let loaded = try? LoadedNotebook.load(SourceText(name: "notebook.md", text: notebook + "\n")) else {
      return []
    }
    let text = Format.markdown.render(loaded.execute(), at: Place(name: "notebook"))[0].contents
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
  }

  // MARK: Lines

  private static func indented(_ lines: [String]) -> String {
    lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  /// A text in lines, all but words longer than a line within the width.
  private static func wrapped(_ text: String, indentation: Int, further: Int? = nil) -> String {
    var lines: [String] = []
    var line = String(repeating: " ", count: indentation)
    let next = String(repeating: " ", count: further ?? indentation)
    var isEmpty = true
    let lead = text.prefix { $0 == " " }
    line += lead
    for word in text.dropFirst(lead.count).split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = next + word
      } else {
        line += (isEmpty ? "" : " ") + word
      }
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
