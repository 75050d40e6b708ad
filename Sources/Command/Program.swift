import ArgumentParser

/// The two programs: `nabla`, and `nabla-preview`, to which it hands over for a preview.
package enum Program {
  package static func nabla() async {
    await run {
      var command = try Nabla.parseAsRoot()
      if var asynchronous = command as? AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    }
  }

  package static func preview(over transport: some PreviewTransport) async {
    await run { try await PreviewCommand.parse().run(over: transport) }
  }

  /// Ends with status 2 for a wrong command line, where the argument parser would give 64.
  private static func run(_ work: () async throws -> Void) async {
    Console.ignoreBrokenPipes()
    Console.ignoreFileLimits()
    do {
      try await work()
    } catch let failure as FileFailure {
      Console.error(failure)
      Nabla.exit(withError: ExitCode(2))
    } catch let code as ExitCode {
      Nabla.exit(withError: code)
    } catch {
      let code = Nabla.exitCode(for: error)
      if code == .success { Nabla.exit(withError: error) }
      Console.error(Nabla.fullMessage(for: error))
      Nabla.exit(withError: ExitCode(2))
    }
  }
}
