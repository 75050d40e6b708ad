import ArgumentParser

/// `nabla completions`
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what a shell needs to complete nabla's commands.",
    discussion: """
      Examples:
        nabla completions bash > ~/.local/share/bash-completion/completions/nabla
        nabla completions zsh > ~/.zfunc/_nabla
        nabla completions fish > ~/.config/fish/completions/nabla.fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let shell: CompletionShell =
      switch self.shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try Console.output(Nabla.completionScript(for: shell) + "\n")
  }
}
