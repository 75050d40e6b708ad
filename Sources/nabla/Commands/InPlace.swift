import ArgumentParser
import Notebook
import Render
import Source

/// `run --in-place` and `check --in-place`: the outputs stand in the notebooks themselves.
struct InPlace {
  let options: SharedOptions

  /// Runs the notebooks and writes what they give into them.
  func run() async throws {
    var changed = 0
    let (end, failures) = await execute(
      deliver: { outcome throws(FileFailure) in try write(outcome) },
      emit: { if $0 { changed += 1 } })
    try Status.stop(end, "written")
    let files = changed == 0 ? "no file" : changed == 1 ? "1 file" : "\(changed) files"
    if !end.summaries.isEmpty { Console.error("\(end.summaries.text), \(files) changed") }
    try Status.finish(end.summaries, failures)
  }

  /// Runs the notebooks and compares with what stands in them.
  func check() async throws {
    var differences: [String] = []
    let (end, failures) = await execute(
      deliver: { outcome throws(FileFailure) in self.differences(of: outcome) },
      emit: { differences += $0 })
    try Status.stop(end, "checked")
    for difference in differences { Console.error(difference) }
    let stale = differences.isEmpty ? "outputs are up to date" : "\(differences.count) stale"
    if !end.summaries.isEmpty { Console.error("\(end.summaries.text), \(stale)") }
    try Status.finish(end.summaries, failures, isStale: !differences.isEmpty)
  }

  private func execute<Delivery: Sendable>(
    deliver: @escaping @Sendable (NotebookOutcome) throws(FileFailure) -> Delivery, emit: (Delivery) -> Void
  ) async -> (Execution.End, [FileFailure]) {
    let (paths, failures) = NotebookPath.find(options.paths, output: options.output, isInPlace: true)
    for failure in failures { Console.error(failure.text) }
    let execution = Execution(options, formats: [], output: nil)
    let end = await execution.run(
      paths, shard: options.shard, deliver: deliver,
      emit: { _, delivery throws(FileFailure) in
        emit(delivery)
      })
    return (end, failures)
  }

  /// Writes the outputs into a notebook, and says whether that changed it.
  private func write(_ outcome: NotebookOutcome) throws(FileFailure) -> Bool {
    guard let notebook = outcome.inPlace, let old = outcome.notebook?.file.source else { return false }
    let folder = outcome.path.folder
    // Figures first: a notebook never refers to a figure that could not be written.
    for figure in notebook.figures { try write(figure, in: folder) }
    let isChanged = !notebook.file.source.text.utf8.elementsEqual(old.text.utf8)
    if isChanged { try FileBytes.replace(outcome.path.path, old: old.text, new: notebook.file.source.text) }
    for figure in notebook.obsoleteFigures { FileRemoval.remove(figure, in: folder) }
    PartialFiles.clear(folder)
    if !notebook.figures.isEmpty { PartialFiles.clear("\(folder)/figures") }
    return isChanged
  }

  private func differences(of outcome: NotebookOutcome) -> [String] {
    guard let notebook = outcome.inPlace, let old = outcome.notebook?.file.source else { return [] }
    var differences: [String] = []
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
    return differences
  }

  private func write(_ figure: RenderedFile, in folder: String) throws(FileFailure) {
    let path = "\(folder)/\(figure.path)"
    if let bytes = try? FileBytes.read(path), bytes.elementsEqual(figure.contents.utf8) { return }
    try FileBytes.makeFolder("\(folder)/figures")
    try FileBytes.write(figure.contents, to: path)
  }
}
