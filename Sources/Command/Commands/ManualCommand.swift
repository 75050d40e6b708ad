import ArgumentParser

/// `nabla manual`
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, made from the commands' declarations.",
    discussion: """
      Examples:
        nabla manual | man -l -                                  reads it
        nabla manual > ~/.local/share/man/man1/nabla.1           man nabla finds it there
      """)

  func run() throws {
    try Console.output(try Manual(declarations: Nabla._dumpHelp(), version: Nabla.configuration.version).page)
  }
}
