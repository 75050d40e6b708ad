import Language
import Notebook
import Render
import Source
import TeXMath

/// One notebook that was run: its files, its messages, and what the summary counts.
struct NotebookOutcome: Sendable {
  let path: NotebookPath
  /// Nothing where the notebook could not be read.
  let notebook: ExecutedNotebook?
  let files: [RenderedFile]
  let messages: String

  var isFailed: Bool { notebook.map { !$0.isOK } ?? false }
}

/// Runs notebooks, several at a time, and gives the outcomes in order.
struct Execution: Sendable {
  let formats: [Format]
  /// The folder that outputs go to; nothing where they go to standard output.
  let output: String?
  let jobs: Int
  /// Sets the formulas of the prose, and remembers them from run to run.
  private let converter = TeXConverter(store: FormulaCache.ofUser)

  init(formats: [Format], output: String?, jobs: Int) {
    self.formats = formats
    self.output = output
    self.jobs = jobs
  }

  func run(_ paths: [NotebookPath]) async -> [NotebookOutcome] {
    let names = Set(paths.map { $0.name + ".md" })
    return await withTaskGroup(of: (Int, NotebookOutcome).self) { group in
      var outcomes = [NotebookOutcome?](repeating: nil, count: paths.count)
      var next = 0
      func start() {
        guard next < paths.count else { return }
        let position = next
        group.addTask { (position, run(paths[position], among: names)) }
        next += 1
      }
      for _ in 0..<max(1, jobs) { start() }
      while let (position, outcome) = await group.next() {
        outcomes[position] = outcome
        start()
      }
      return outcomes.compactMap { $0 }
    }
  }

  private func run(_ path: NotebookPath, among names: Set<String>) -> NotebookOutcome {
    let text: String
    do {
      text = try FileBytes.text(path.path)
    } catch {
      return NotebookOutcome(path: path, notebook: nil, files: [], messages: error.text + "\n")
    }
    let source = SourceText(name: path.path, text: text)
    do {
      let files = NotebookFiles(folder: path.folder)
      let notebook = try LoadedNotebook.load(source).execute(files: files.bytes, formulas: converter)
      let place = place(of: path, among: names)
      return NotebookOutcome(
        path: path, notebook: notebook, files: formats.flatMap { $0.render(notebook, at: place) },
        messages: notebook.diagnostics.map { $0.rendered(in: source) }.joined())
    } catch {
      return NotebookOutcome(path: path, notebook: nil, files: [], messages: error.rendered(in: source))
    }
  }

  private func place(of path: NotebookPath, among names: Set<String>) -> Place {
    let folder = path.folder
    let image: @Sendable (String) -> String? = { ImageData.address(of: $0, in: folder) }
    guard let output else { return Place(name: path.name, image: image) }
    let below = path.name.lastIndex(of: "/").map { "/" + path.name[..<$0] } ?? ""
    return Place(
      name: path.name, notebookFolder: RelativePath.way(from: output + below, to: folder), notebooks: names,
      image: image)
  }
}

extension [NotebookOutcome] {
  /// `2 notebooks, 14 blocks, 9 claims hold`
  var summary: String {
    func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
    let cells = compactMap(\.notebook).flatMap(\.cells)
    // What a block shows that is there to fail is no claim of the notebook's.
    let claims = cells.filter { !$0.block.options.fails }.flatMap(\.outputs).compactMap { output in
      if case .check(let check) = output { check.holds } else { nil }
    }
    var parts = [count(self.count, "notebook", "notebooks"), count(cells.count, "block", "blocks")]
    let holding = claims.filter { $0 }.count
    if !claims.isEmpty { parts.append(count(holding, "claim holds", "claims hold")) }
    if holding < claims.count { parts.append(count(claims.count - holding, "does not", "do not")) }
    let failed = filter(\.isFailed).count
    if failed > 0 { parts.append(count(failed, "notebook failed", "notebooks failed")) }
    return parts.joined(separator: ", ")
  }
}
