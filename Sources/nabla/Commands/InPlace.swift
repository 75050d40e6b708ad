import ArgumentParser
import Notebook
import Render
import Source

/// `run --in-place` and `check --in-place`: the outputs stand in the notebooks themselves.
struct InPlace {
  let options: SharedOptions

  /// Runs the notebooks and writes what they give into them.
  func run() async throws {
    let (outcomes, failures) = try await outcomes()
    var changed = 0
    for outcome in outcomes {
      guard let notebook = outcome.inPlace, let old = outcome.notebook?.file.source else { continue }
      do {
        let folder = outcome.path.folder
        // Figures first: a notebook never refers to a figure that could not be written.
        for figure in notebook.figures { try write(figure, in: folder) }
        if !notebook.file.source.text.utf8.elementsEqual(old.text.utf8) {
          try FileBytes.replace(outcome.path.path, old: old.text, new: notebook.file.source.text)
          changed += 1
        }
        for figure in notebook.obsoleteFigures { FileRemoval.remove(figure, in: folder) }
      } catch {
        Console.error(error.text)
        throw ExitCode(2)
      }
    }
    let files = changed == 0 ? "no file" : changed == 1 ? "1 file" : "\(changed) files"
    if !outcomes.isEmpty { Console.error("\(outcomes.summary), \(files) changed") }
    try Status.finish(outcomes, failures)
  }

  /// Runs the notebooks and compares with what stands in them.
  func check() async throws {
    let (outcomes, failures) = try await outcomes()
    var differences: [String] = []
    for outcome in outcomes {
      guard let notebook = outcome.inPlace, let old = outcome.notebook?.file.source else { continue }
      if let difference = Difference.first(between: Array(old.text.utf8), and: notebook.file.source.text) {
        differences.append("\(outcome.path.path):\(difference)")
      }
      for figure in notebook.figures {
        let path = "\(outcome.path.folder)/\(figure.path)"
        guard let bytes = try? FileBytes.read(path) else {
          differences.append("\(path): is missing")
          continue
        }
        if let difference = Difference.first(between: bytes, and: figure.contents) {
          differences.append("\(path):\(difference)")
        }
      }
    }
    for difference in differences { Console.error(difference) }
    let stale = differences.isEmpty ? "outputs are up to date" : "\(differences.count) stale"
    if !outcomes.isEmpty { Console.error("\(outcomes.summary), \(stale)") }
    try Status.finish(outcomes, failures, isStale: !differences.isEmpty)
  }

  private func outcomes() async throws -> ([NotebookOutcome], [FileFailure]) {
    let (paths, failures) = NotebookPath.find(options.paths, output: options.output, isInPlace: true)
    for failure in failures { Console.error(failure.text) }
    let execution = Execution(options, formats: [], output: nil)
    let outcomes = await execution.run(paths)
    for outcome in outcomes where !outcome.messages.isEmpty { Console.error(outcome.messages) }
    return (outcomes, failures)
  }

  private func write(_ figure: RenderedFile, in folder: String) throws(FileFailure) {
    let path = "\(folder)/\(figure.path)"
    if let bytes = try? FileBytes.read(path), bytes.elementsEqual(figure.contents.utf8) { return }
    try FileBytes.makeFolder("\(folder)/figures")
    try FileBytes.write(figure.contents, to: path)
  }
}
