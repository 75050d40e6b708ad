import ArgumentParser
import Language

/// `nabla reference`
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "The words of the language, or one of them.",
    discussion: """
      Examples:
        nabla reference         every function, a line each
        nabla reference train   one of them, with its arguments and an example
      """)

  @ArgumentParser.Argument(help: "A word of the language.")
  var name: String?

  func run() throws {
    guard let name else {
      let width = Reference.entries.map(\.signature.count).filter { $0 <= 32 }.max() ?? 0
      for entry in Reference.entries {
        let gap = String(repeating: " ", count: max(1, width + 2 - entry.signature.count))
        try Console.output("\(entry.signature)\(gap)\(entry.documentation)\n")
      }
      return
    }
    guard let entry = Reference.entry(named: name) else {
      let hint = Reference.suggestion(for: name).map { " Did you mean \($0)?" } ?? ""
      throw ValidationError("The language has no word \(name).\(hint)")
    }
    var text = "\(entry.signature)\n\n  \(entry.documentation)\n"
    if !entry.aliases.isEmpty { text += "  Also written \(entry.aliases.joined(separator: ", ")).\n" }
    if !entry.arguments.isEmpty { text += "\n" }
    for (name, meaning) in entry.arguments { text += "  \(name)  \(meaning)\n" }
    try Console.output(text + "\n  Example: \(entry.example)\n")
  }
}
