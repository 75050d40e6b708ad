import Engine
import Source

/// The words of the language with what they mean, made from their declarations.
public struct Reference: Sendable {
  public struct Entry: Sendable {
    public let topic: ReferenceTopic
    public let name: String
    /// Other spellings.
    public let aliases: [String]
    /// Words that lead to it too.
    public let keywords: [String]
    /// How it is written, `train(E, optimizer:, epochs:, until:)`.
    public let signature: String
    public let documentation: String
    /// Lines of a block; of an entry about blocks, lines of a notebook.
    public let example: String
    /// What its arguments mean.
    public let arguments: [(name: String, meaning: String)]

    public init(
      topic: ReferenceTopic, name: String, aliases: [String] = [], keywords: [String] = [], signature: String,
      documentation: String,
      example: String, arguments: [(name: String, meaning: String)] = []
    ) {
      self.topic = topic
      self.name = name
      self.aliases = aliases
      self.keywords = keywords
      self.signature = signature
      self.documentation = documentation
      self.example = example
      self.arguments = arguments
    }
  }

  /// What may stand inside a block, by topic, functions by name.
  public static let entries: [Entry] = {
    let constructs = Construct.all.flatMap { topic, constructs in constructs.map { entry($0, topic) } }
    let operations = Operation.table.filter(\.isCallable).map(entry)
    let builtins = ReferenceTopic.builtins.flatMap { topic, builtins in builtins.map { entry($0, topic) } }
    // A builtin of the same name as an operation says more, such as max of several and of an array.
    let names = Set(builtins.filter { !$0.arguments.isEmpty }.map(\.name))
    let doubled = Set(builtins.filter { $0.arguments.isEmpty }.map(\.name)).intersection(operations.map(\.name))
    let functions =
      operations.filter { !names.contains($0.name) } + builtins.filter { !doubled.contains($0.name) }
    return ReferenceTopic.allCases.flatMap { topic in
      constructs.filter { $0.topic == topic }
        + functions.filter { $0.topic == topic }.sorted { $0.name < $1.name }
    }
  }()

  private static func entry(_ operation: Operation) -> Entry {
    let function = Function(operation)
    return Entry(
      topic: ReferenceTopic(operation), name: operation.name, aliases: operation.aliases,
      signature: "\(operation.name)(\(function.parameters.joined(separator: ", ")))",
      documentation: operation.documentation, example: operation.example.source)
  }

  private static func entry(_ builtin: Builtin, _ topic: ReferenceTopic) -> Entry {
    let positional = builtin.positional.map(\.name) + (builtin.isRepeated ? ["…"] : [])
    let own = builtin.bringsInNames && builtin.positional.isEmpty ? ["name: a", "…"] : []
    let parts = positional + own + builtin.named.map { "\($0.name):" }
    return Entry(
      topic: topic, name: builtin.name, aliases: builtin.aliases,
      signature: "\(builtin.name)(\(parts.joined(separator: ", ")))",
      documentation: builtin.documentation, example: builtin.example,
      arguments: builtin.positional.map { ($0.name, $0.meaning) } + builtin.named.map { ("\($0.name):", $0.meaning) })
  }

  private static func entry(_ construct: Construct, _ topic: ReferenceTopic) -> Entry {
    Entry(
      topic: topic, name: construct.name, aliases: construct.aliases, keywords: construct.keywords,
      signature: construct.form,
      documentation: construct.documentation, example: construct.example)
  }
}
