import ArgumentParser

/// `nabla cache`
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "What earlier runs kept, so that it is not computed again.",
    discussion: """
      Formulas and long trainings are kept in ~/.cache/nabla, or in $XDG_CACHE_HOME/nabla, and are told apart by all \
      that they depend on. Outputs are the same with them and without.
      """,
    subcommands: [Clear.self])

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "clear", abstract: "Delete all that is kept.")

    func run() throws {
      let folders = [FormulaCache.ofUser?.folder, TrainingCache.ofUser?.folder].compactMap { $0 }
      var files = 0
      var bytes = 0
      for folder in folders {
        let cleared = try folder.clear()
        files += cleared.files
        bytes += cleared.bytes
      }
      let size = bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KB" : "\((bytes + (1 << 19)) >> 20) MB"
      Console.error(files == 0 ? "nothing was kept" : "deleted \(files) kept \(files == 1 ? "file" : "files"), \(size)")
    }
  }
}
