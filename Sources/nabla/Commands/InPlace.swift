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
    let changed = try write(outcomes)
    let files = changed == 0 ? "no file" : changed == 1 ? "1 file" : "\(changed) files"
    if !outcomes.isEmpty { Console.error("\(outcomes.summary), \(files) changed") }
    try Status.finish(outcomes, failures)
  }

  /// Runs the notebooks, compares with what stands in them, and writes that anew where it is asked for.
  func check(update: Bool, reports: [ReportOption]) async throws {
    let (paths, failures) = NotebookPath.find(options.paths, output: options.output, isInPlace: true)
    let outcomes = await Execution(options, formats: [], output: nil).run(paths)
    let findings = try outcomes.flatMap { try self.findings($0) }
    if update { _ = try write(outcomes) }
    let result = CheckReport(
      outcomes, findings, failures: failures, courseMessages: "", folder: "", isUpdated: update, isRefused: false)
    try result.tell(reports)
  }

  /// What of a notebook is not as a run would leave it: its file, and its figures.
  private func findings(_ outcome: NotebookOutcome) throws -> [OutputFinding] {
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

  /// Writes the notebooks and their figures, and gives how many notebooks changed.
  private func write(_ outcomes: [NotebookOutcome]) throws -> Int {
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
    return changed
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
