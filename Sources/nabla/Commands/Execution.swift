import Engine
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
  /// The notebook's file with its outputs, where they were asked for there.
  var inPlace: NotebookInPlace?
  /// The messages that have a place in the notebook, in their order.
  var diagnostics: [Diagnostic] = []
  var warningCount = 0
  /// Whether a warning is as bad as an error.
  var refusesWarnings = false

  var isFailed: Bool { notebook.map { !$0.isOK || refusesWarnings && warningCount > 0 } ?? false }
}

/// Runs notebooks, several at a time, and gives the outcomes in order.
struct Execution: Sendable {
  let formats: [Format]
  /// The folder that outputs go to; nothing where they go to standard output.
  let output: String?
  let jobs: Int
  /// Whether the outputs go into the notebooks themselves.
  let isInPlace: Bool
  let warnings: WarningMode
  /// Whether numbers of the prose are told that an expression could say.
  let hintsAtProse: Bool
  /// Sets the formulas of the prose.
  private let converter: TeXConverter
  private let trainings: (any TrainingStore)?

  init(_ options: SharedOptions, formats: [Format], output: String?, hintsAtProse: Bool = false) {
    self.formats = formats
    self.output = output
    self.hintsAtProse = hintsAtProse
    jobs = options.jobs
    isInPlace = options.inPlace
    warnings = options.warnings
    converter = TeXConverter(store: options.fresh ? nil : FormulaCache.ofUser)
    trainings = options.fresh ? nil : TrainingCache.ofUser
  }

  /// Runs them all, each after those that it uses, and then writes their pages, which may lead to one another.
  ///
  /// - Parameter course: what makes a course of the notebooks; nothing where they stand by themselves.
  func run(_ paths: [NotebookPath], course: CourseFolder? = nil) async -> [NotebookOutcome] {
    let executions = await executions(of: paths)
    let notebooks = zip(paths, executions).compactMap { path, execution in
      (try? execution.get()).map { (path: path, notebook: $0) }
    }
    let names = Set(paths.map { $0.name + ".md" })
    let index = course?.index(of: notebooks)
    let places = paths.map { place(of: $0, among: names, index?.place(of: $0.name)) }
    let landmarks = Dictionary(
      notebooks.map { ($0.path.name + ".md", $0.notebook.landmarks) }, uniquingKeysWith: { first, _ in first })
    let look = course?.look ?? PageLook()
    return await concurrently(paths.count) { position in
      switch executions[position] {
      case .failure(let failure):
        NotebookOutcome(path: paths[position], notebook: nil, files: [], messages: failure.text)
      case .success(let notebook):
        outcome(
          of: notebook.referring { path in places[position].resolved(path).flatMap { landmarks[$0] } },
          paths[position], places[position], look)
      }
    }
  }

  /// Runs each notebook once, also where others use it.
  private func executions(of paths: [NotebookPath]) async -> [Result<ExecutedNotebook, NotebookLibrary.Unreadable>] {
    let loaded = await concurrently(paths.count) { NotebookLibrary.load(paths[$0]) }
    let library = NotebookLibrary(Array(zip(paths, loaded)))
    var executed: [String: Result<ExecutedNotebook, NotebookLibrary.Unreadable>] = [:]
    for step in library.steps {
      let known = executed
      let results = await concurrently(step.count) { execute(step[$0], of: library, after: known) }
      for (key, result) in zip(step, results) { executed[key] = result }
    }
    return paths.map { path in
      executed[NotebookLibrary.key(path.path)] ?? .failure(.init(text: "\(path.path) was not run\n"))
    }
  }

  private func execute(
    _ key: String, of library: NotebookLibrary,
    after executed: [String: Result<ExecutedNotebook, NotebookLibrary.Unreadable>]
  ) -> Result<ExecutedNotebook, NotebookLibrary.Unreadable> {
    guard let entry = library.entries[key] else { return .failure(.init(text: "")) }
    let used = entry.uses.map { address, target in
      (
        address,
        target.flatMap { other -> Result<Definitions, UseFailure> in
          switch executed[other] {
          case .success(let notebook)?: notebook.use(as: address)
          case .failure?, nil: .failure(UseFailure("the notebook \(address) cannot be read"))
          }
        }
      )
    }
    let notebooks = Dictionary(uniqueKeysWithValues: used)
    return entry.loaded.map { loaded in
      var surroundings = Surroundings(files: NotebookFiles(folder: entry.path.folder).bytes)
      surroundings.notebooks = { notebooks[$0] ?? noUsedNotebooks($0) }
      surroundings.trainings = trainings
      let executed = loaded.execute(in: surroundings, isUsed: library.used.contains(key), formulas: converter)
      return hintsAtProse ? executed.adding(loaded.proseHints(in: surroundings)) : executed
    }
  }

  /// The results of `work` for 0, 1, … in their order; at most `jobs` are worked at.
  private func concurrently<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: count)
      var next = 0
      func start() {
        guard next < count else { return }
        let position = next
        group.addTask { (position, work(position)) }
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

  private func outcome(
    of notebook: ExecutedNotebook, _ path: NotebookPath, _ place: Place, _ look: PageLook
  ) -> NotebookOutcome {
    let links = LinkCheck.warnings(
      on: notebook, at: place, isFile: { FileBytes.kind(of: "\(path.folder)/\($0)") == .file })
    let own = LookFiles(folder: path.folder).look(
      style: notebook.settings.style, template: notebook.settings.template, over: look)
    var place = place
    place.look = own.look
    let diagnostics = warnings.shown(notebook.diagnostics + links + own.diagnostics)
    let odd = warnings == .none ? "" : own.messages
    var outcome: NotebookOutcome
    if isInPlace {
      outcome = NotebookOutcome(inPlace: notebook, path, diagnostics)
    } else {
      outcome = NotebookOutcome(
        path: path, notebook: notebook, files: formats.flatMap { $0.render(notebook, at: place) },
        messages: diagnostics.map { notebook.file.text(of: $0, style: Console.style) }.joined() + odd)
    }
    outcome.diagnostics = diagnostics
    outcome.warningCount = diagnostics.filter { $0.severity == .warning }.count + (odd.isEmpty ? 0 : 1)
    outcome.refusesWarnings = warnings == .error
    return outcome
  }

  private func place(of path: NotebookPath, among names: Set<String>, _ course: CoursePlace?) -> Place {
    let folder = path.folder
    let image: @Sendable (String) -> String? = { ImageData.address(of: $0, in: folder) }
    guard let output else { return Place(name: path.name, notebooks: names, image: image) }
    let below = path.name.lastIndex(of: "/").map { "/" + path.name[..<$0] } ?? ""
    return Place(
      name: path.name, notebookFolder: RelativePath.way(from: output + below, to: folder), notebooks: names,
      course: course, image: image)
  }
}

extension NotebookOutcome {
  /// Messages tell the lines of the file as it will be; what was edited in it by hand, those of the file as it is.
  fileprivate init(inPlace notebook: ExecutedNotebook, _ path: NotebookPath, _ diagnostics: [Diagnostic]) {
    let edited = notebook.file.editedOutputs.map { $0.rendered(in: notebook.file.source, style: Console.style) }
    do {
      let inPlace = try NotebookInPlace(notebook, name: path.fileName)
      let messages = (edited + diagnostics.map { inPlace.file.text(of: $0, style: Console.style) }).joined()
      self.init(path: path, notebook: notebook, files: [], messages: messages, inPlace: inPlace)
    } catch {
      let messages =
        diagnostics.map { notebook.file.text(of: $0, style: Console.style) } + [
          error.rendered(in: notebook.file.source, style: Console.style)
        ]
      self.init(path: path, notebook: nil, files: [], messages: messages.joined())
    }
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
    let warnings = map(\.warningCount).reduce(0, +)
    if warnings > 0 { parts.append(count(warnings, "warning", "warnings")) }
    let failed = filter(\.isFailed).count
    if failed > 0 { parts.append(count(failed, "notebook failed", "notebooks failed")) }
    return parts.joined(separator: ", ")
  }
}
