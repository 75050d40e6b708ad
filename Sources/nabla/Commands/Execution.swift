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

  /// All notebooks are run before any is printed, since their links say what they lead to in the others.
  func run(_ paths: [NotebookPath]) async -> [NotebookOutcome] {
    let names = Set(paths.map { $0.name + ".md" })
    let executed = await map(paths, execute)
    let landmarks = Dictionary(
      executed.compactMap { result in result.notebook.map { (result.path.name + ".md", $0.landmarks) } },
      uniquingKeysWith: { first, _ in first })
    return await map(executed) { result in
      guard let notebook = result.notebook else {
        return NotebookOutcome(path: result.path, notebook: nil, files: [], messages: result.failure)
      }
      let place = place(of: result.path, among: names)
      let linked = notebook.referring { path in place.resolved(path).flatMap { landmarks[$0] } }
      return NotebookOutcome(
        path: result.path, notebook: linked, files: formats.flatMap { $0.render(linked, at: place) },
        messages: linked.diagnostics.map { $0.rendered(in: linked.source) }.joined())
    }
  }

  /// The results in the order of the values, `jobs` at a time.
  private func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ transform: @escaping @Sendable (Value) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: values.count)
      var next = 0
      func start() {
        guard next < values.count else { return }
        let position = next
        group.addTask { (position, transform(values[position])) }
        next += 1
      }
      for _ in 0..<max(1, jobs) { start() }
      while let (position, result) = await group.next() {
        results[position] = result
        start()
      }
      return results.compactMap { $0 }
    }
  }

  /// A notebook that was run, or why it could not be read.
  private struct Executed: Sendable {
    let path: NotebookPath
    var notebook: ExecutedNotebook?
    var failure = ""
  }

  private func execute(_ path: NotebookPath) -> Executed {
    let text: String
    do {
      text = try FileBytes.text(path.path)
    } catch {
      return Executed(path: path, failure: error.text + "\n")
    }
    let source = SourceText(name: path.path, text: text)
    do {
      let files = NotebookFiles(folder: path.folder)
      let notebook = try LoadedNotebook.load(source).execute(files: files.bytes, formulas: converter)
      return Executed(path: path, notebook: notebook)
    } catch {
      return Executed(path: path, failure: error.rendered(in: source))
    }
  }

  private func place(of path: NotebookPath, among names: Set<String>) -> Place {
    let folder = path.folder
    let image: @Sendable (String) -> String? = { ImageData.address(of: $0, in: folder) }
    guard let output else { return Place(name: path.name, notebooks: names, image: image) }
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
