import Engine
import Language
import Notebook
import Render
import Source
import TeXMath

/// The notebooks of a preview as they stand. A value: the next state is made of the one before, of which it keeps all
/// that still holds.
struct PreviewCourse: Sendable {
  /// What the preview is of.
  let target: String
  private let converter: TeXConverter
  private let trainings: TrainingMemory

  private(set) var paths: [NotebookPath] = []
  private(set) var course: CourseFolder?
  /// What is wrong with the folder, and with notebooks that cannot be read.
  private(set) var failures: [String] = []
  /// By the notebooks' keys.
  private(set) var notebooks: [String: Result<ExecutedNotebook, NotebookLibrary.Unreadable>] = [:]
  private var files: [String: (stamp: String, loaded: Result<LoadedNotebook, NotebookLibrary.Unreadable>)] = [:]
  private var kept: [String: KeptExecution] = [:]

  init(_ target: String, isFresh: Bool) {
    self.target = target
    converter = TeXConverter(store: FormulaMemory(before: isFresh ? nil : FormulaCache.ofUser))
    trainings = TrainingMemory(before: isFresh ? nil : TrainingCache.ofUser)
  }

  /// What was done to come from one state to the next.
  struct Report: Sendable {
    /// The notebooks that were run, with their messages.
    var notebooks: [(path: String, messages: [String])] = []
    var failures: [String] = []
  }

  /// Reads what changed on disk, and runs what depends on it.
  ///
  /// - Parameter isOutdated: whether the author has saved a notebook again in the meantime, which ends trainings. It is
  ///   given the stamps of the files that were read.
  mutating func update(isOutdated: @escaping @Sendable ([String: String]) -> Bool = { _ in false }) -> Report {
    var report = Report()
    let (found, failures) = NotebookPath.find([target], output: nil)
    paths = found
    let isFolder = FileBytes.kind(of: target) == .folder
    course = isFolder ? CourseFolder(target, names: paths.map(\.name)) : nil
    self.failures = (failures + [course?.failure].compactMap { $0 }).map(\.text) + [course?.messages ?? ""]
    self.failures.removeAll { $0.isEmpty }
    report.failures = self.failures

    var read: [String: (stamp: String, loaded: Result<LoadedNotebook, NotebookLibrary.Unreadable>)] = [:]
    func load(_ path: NotebookPath) -> Result<LoadedNotebook, NotebookLibrary.Unreadable> {
      let key = NotebookLibrary.key(path.path)
      let stamp = FileBytes.stamp(of: path.path) ?? ""
      let known = files[key].flatMap { $0.stamp == stamp ? $0.loaded : nil }
      let file = (stamp: stamp, loaded: known ?? NotebookLibrary.load(path))
      read[key] = file
      return file.loaded
    }
    func uses(of path: NotebookPath) -> [String] { (try? load(path).get())?.usedNotebooks ?? [] }
    let library = NotebookLibrary(paths.map { ($0, uses(of: $0)) }, uses: uses)
    let unchanged = Set(read.keys.filter { files[$0]?.stamp == read[$0]?.stamp })
    files = read
    let stamps = read.mapValues(\.stamp)
    let watch = TrainingWatch { _ throws(EngineError) in
      if isOutdated(stamps) { throw EngineError("the training was stopped, since the notebook was saved again") }
    }

    var changed: Set<String> = []
    for key in library.steps.joined() {
      guard let entry = library.entries[key], let loaded = files[key]?.loaded else { continue }
      let uses = entry.uses.values.compactMap { try? $0.get() }
      let surroundings = surroundings(of: entry, watch)
      if unchanged.contains(key), !uses.contains(where: changed.contains), notebooks[key] != nil,
        kept[key]?.isCurrent(in: surroundings) ?? true
      {
        continue
      }
      changed.insert(key)
      switch loaded {
      case .failure(let failure):
        notebooks[key] = .failure(failure)
        kept[key] = nil
        report.notebooks.append((entry.path.path, [failure.text]))
      case .success(let loaded):
        let before = uses.contains(where: changed.contains) ? nil : kept[key]
        let (notebook, next) = loaded.execute(
          after: before, in: surroundings, isUsed: library.used.contains(key), formulas: converter)
        notebooks[key] = .success(notebook)
        kept[key] = next
        report.notebooks.append((entry.path.path, notebook.diagnostics.map { notebook.file.text(of: $0) }))
      }
    }
    notebooks = notebooks.filter { library.entries[$0.key] != nil }
    kept = kept.filter { library.entries[$0.key] != nil }
    return report
  }

  private func surroundings(of entry: NotebookLibrary.Entry, _ watch: TrainingWatch) -> Surroundings {
    var surroundings = entry.surroundings { other, address in (try? notebooks[other]?.get())?.use(as: address) }
    surroundings.stamp = NotebookFiles(folder: entry.path.folder).stamp
    surroundings.trainings = trainings
    surroundings.watch = watch
    return surroundings
  }
}
