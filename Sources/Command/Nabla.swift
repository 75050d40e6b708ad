import ArgumentParser

/// The command.
struct Nabla: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nabla",
    abstract: "Runs literate notebooks about the mathematics of neural networks.",
    discussion: """
      A notebook is a Markdown file whose ```nn blocks compute tables, figures and worked derivatives.

      Exit status: 0 all is well; 1 a block failed or a claim does not hold; 2 the command line is wrong or a \
      notebook cannot be read; 3 the outputs are stale (check).
      """,
    version: "nabla 0.1.0",
    subcommands: [
      RunCommand.self, CheckCommand.self, PreviewCommand.self, StripCommand.self, NewCommand.self,
      ReferenceCommand.self, CacheCommand.self, CompletionsCommand.self, ManualCommand.self,
    ])
}
