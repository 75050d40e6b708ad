import Engine
import Source

/// The words of the language with what they mean, made from their declarations.
public struct Reference: Sendable {
  public struct Entry: Sendable {
    public let name: String
    /// Other spellings.
    public let aliases: [String]
    /// How it is called, `train(E, optimizer:, epochs:, until:)`.
    public let signature: String
    public let documentation: String
    public let example: String
    /// What its arguments mean.
    public let arguments: [(name: String, meaning: String)]
  }

  /// All words, by name.
  public static let entries: [Entry] =
    (Operation.table.filter(\.isCallable).map(entry)
    + Vocabulary.builtins.map(entry)).sorted { $0.name < $1.name }
    .reduce(into: []) { entries, entry in
      // A builtin of the same name as an operation says more, such as max of several and of an array.
      if let last = entries.last, last.name == entry.name {
        if !entry.arguments.isEmpty { entries[entries.count - 1] = entry }
      } else {
        entries.append(entry)
      }
    }

  /// The entry of a word, by any of its spellings.
  public static func entry(named name: String) -> Entry? {
    entries.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The nearest word to one that is not known.
  public static func suggestion(for name: String) -> String? {
    Suggestion.nearest(to: name, among: entries.map(\.name))
  }

  private static func entry(_ operation: Operation) -> Entry {
    let function = Function(operation)
    return Entry(
      name: operation.name, aliases: operation.aliases,
      signature: "\(operation.name)(\(function.parameters.joined(separator: ", ")))",
      documentation: operation.documentation, example: operation.example.source, arguments: [])
  }

  private static func entry(_ builtin: Builtin) -> Entry {
    let positional = builtin.positional.map(\.name) + (builtin.isRepeated ? ["…"] : [])
    let own = builtin.bringsInNames && builtin.positional.isEmpty ? ["name: a", "…"] : []
    let parts = positional + own + builtin.named.map { "\($0.name):" }
    return Entry(
      name: builtin.name, aliases: builtin.aliases, signature: "\(builtin.name)(\(parts.joined(separator: ", ")))",
      documentation: builtin.documentation, example: builtin.example,
      arguments: builtin.positional.map { ($0.name, $0.meaning) } + builtin.named.map { ("\($0.name):", $0.meaning) })
  }
}
