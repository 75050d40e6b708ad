import ArgumentParser
import Notebook
import Render
import Source

/// `run --in-place` and `check --in-place`: the outputs stand in the notebooks themselves.
struct InPlace {
  let options: SharedOptions
  /// The folder of other outputs, in which no notebooks are looked for.
  let output: String

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

  /// Runs the notebooks, compares with what stands in them, and writes that anew where it is asked for.
  func check(update: Bool, reports options: [ReportOption]) async throws {
    var reports: [NotebookReport] = []
    let (end, failures) = await execute(
      isQuiet: true,
      deliver: { outcome throws(FileFailure) in
        let neighbours = update ? UnknownNeighbours() : outcome.neighbours
        let report = NotebookReport(outcome, findings(outcome).filter { !neighbours.explain($0) })
        if update { _ = try write(outcome) }
        return report
      },
      emit: { reports.append($0) })
    try Status.stop(end, update ? "updated" : "checked")
    let result = CheckReport(
      reports, end.summaries, others: [], failures: failures, courseMessages: "", folder: "", isUpdated: update,
      isRefused: false)
    try result.tell(options)
  }

  /// What of a notebook is not as a run would leave it: its file, and its figures.
  private func findings(_ outcome: NotebookOutcome) -> [OutputFinding] {
    guard let notebook = outcome.inPlace, let old = outcome.notebook?.file else { return [] }
    let (name, folder) = (outcome.path.name, outcome.path.folder == "." ? "" : outcome.path.folder + "/")
    var findings: [OutputFinding] = []
    if !old.source.text.utf8.elementsEqual(notebook.file.source.text.utf8) {
      findings.append(
        OutputFinding(
          notebook: name, path: outcome.path.path,
          condition: old.outputs.contains(where: \.isEdited) ? .edited : .stale,
          old: Array(old.source.text.utf8), new: notebook.file.source.text, newFile: notebook.file))
    }
    for figure in notebook.figures {
      let bytes = try? FileBytes.read("\(outcome.path.folder)/\(figure.path)")
      guard bytes.map({ !$0.elementsEqual(figure.contents.utf8) }) ?? true else { continue }
      findings.append(
        OutputFinding(
          notebook: name, path: folder + figure.path, condition: bytes == nil ? .missing : .stale, old: bytes,
          new: figure.contents))
    }
    for figure in notebook.obsoleteFigures where FileBytes.kind(of: folder + figure) != .missing {
      findings.append(OutputFinding(notebook: name, path: folder + figure, condition: .obsolete))
    }
    return findings
  }

  private func execute<Delivery: Sendable>(
    isQuiet: Bool = false, deliver: @escaping @Sendable (NotebookOutcome) throws(FileFailure) -> Delivery,
    emit: (Delivery) -> Void
  ) async -> (Execution.End, [FileFailure]) {
    let (paths, failures) = NotebookPath.find(options.paths, output: output, isInPlace: true)
    // A report tells of failures itself.
    for failure in failures where !isQuiet { Console.error(failure) }
    let execution = Execution(options, formats: [], output: nil)
    let end = await execution.run(
      paths, shard: options.shard, isQuiet: isQuiet, deliver: deliver,
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

  private func write(_ figure: RenderedFile, in folder: String) throws(FileFailure) {
    let path = "\(folder)/\(figure.path)"
    if let bytes = try? FileBytes.read(path), bytes.elementsEqual(figure.contents.utf8) { return }
    try FileBytes.makeFolder("\(folder)/figures")
    try FileBytes.write(figure.contents, to: path)
  }
}
