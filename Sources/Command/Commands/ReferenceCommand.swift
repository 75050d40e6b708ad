import ArgumentParser
import Language
import Notebook
import Render

/// `nabla reference`
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "The words of the language, or one of them.",
    discussion: """
      Examples:
        nabla reference            every word, a line each
        nabla reference train      one of them, with its arguments, an example, and what it gives
        nabla reference '∂'        signs too, in quotes
        nabla reference learning rate
                                   words that are no name are searched for in what is said of all others
      """)

  @ArgumentParser.Argument(
    help: "A word of the language, or words to search for.",
    completion: .list(
      Reference.all.map(\.name).filter { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } }))
  var words: [String] = []

  @Flag(help: "Print the whole reference as a notebook, whose examples run.")
  var notebook = false

  func run() throws {
    if notebook { return try Console.output(ReferenceNotebook.text) }
    guard !words.isEmpty else { return try Console.output(ReferenceText.list(Reference.all)) }
    let phrase = words.joined(separator: " ")
    if let entry = Reference.all.entry(named: phrase) { return try Console.output(ReferenceText.entry(entry)) }
    let found = Reference.all.search(words.flatMap { $0.split(separator: " ").map(String.init) })
    guard found.isEmpty else { return try Console.output(ReferenceText.found(found)) }
    let hint = Reference.all.suggestion(for: phrase).map { " Did you mean \($0)?" } ?? ""
    throw ValidationError("There is nothing in the reference on \(phrase).\(hint)")
  }
}
