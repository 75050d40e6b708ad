import Language
import Notebook
import Render

/// What is known of the notebooks of a run while it goes on: as much as others need, and no more.
struct CourseState {
  typealias Unreadable = NotebookLibrary.Unreadable
  typealias Outlook = Result<NotebookOutlook, Unreadable>
  /// What executes a notebook.
  typealias Task = @Sendable (NotebookRunner, NotebookWatch) -> Result<ExecutedNotebook, Unreadable>

  /// The notebooks by their positions: those of the run, and then those that are only used.
  private var paths: [NotebookPath]
  private let outlooks: [Outlook]
  private let entries: [NotebookLibrary.Entry?]
  private let isUsed: [Bool]
  private let positions: [String: Int]
  /// For each notebook those that must be executed before it.
  let uses: [[Int]]
  /// For each notebook those that its pages tell something of.
  let references: [[Int]]
  /// How many bytes each of them has; 0 for those that are only used.
  let lengths: [Int]
  /// Those whose outputs are wanted, in order.
  let wanted: [Int]

  private let runCount: Int
  /// The names of the run's notebooks with their endings.
  private let names: Set<String>
  private let named: [String: Int]
  private let look: PageLook
  private let isSearched: Bool
  private(set) var index: CourseIndex?
  /// Of executed notebooks what links to them say.
  private var landmarks: [Int: Landmarks] = [:]
  private var usable: [Int: UsableNotebook] = [:]
  private var held: [Int: Result<ExecutedNotebook, Unreadable>] = [:]
  /// Notebooks that need not be read again to be executed.
  private var loaded: [Int: LoadedNotebook]

  /// - Parameters:
  ///   - readings: what was read of `paths`.
  ///   - load: reads what is used and is not of the run.
  init(
    _ paths: [NotebookPath], _ readings: [NotebookReading], shard: Shard?, course: CourseFolder?, isIndexed: Bool,
    load: (NotebookPath) -> Outlook
  ) {
    func addresses(of outlook: Outlook) -> [String] { (try? outlook.get())?.uses ?? [] }
    var outlooks = readings.map(\.outlook)
    var more: [String: Outlook] = [:]
    let library = NotebookLibrary(
      zip(paths, outlooks).map { ($0, addresses(of: $1)) },
      uses: { path in
        let outlook = load(path)
        more[NotebookLibrary.key(path.path)] = outlook
        return addresses(of: outlook)
      })
    let runCount = paths.count
    var paths = paths
    var keys = paths.map { NotebookLibrary.key($0.path) }
    for key in library.order {
      guard let outlook = more[key], let entry = library.entries[key] else { continue }
      paths.append(entry.path)
      outlooks.append(outlook)
      keys.append(key)
    }
    let positions = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = keys.map { library.entries[$0] }
    uses = entries.map { entry in
      (entry?.uses ?? [:]).sorted { $0.key < $1.key }.compactMap { try? $1.get() }.compactMap { positions[$0] }
    }
    isUsed = keys.map(library.used.contains)
    let names = paths[..<runCount].map { $0.name + ".md" }
    let named = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    wanted = (0..<runCount).filter { shard?.contains(paths[$0].name) ?? true }

    let readable = (0..<runCount).filter { (try? outlooks[$0].get()) != nil }
    let index = course?.index(
      of: readable.map { CourseIndex.Chapter(name: paths[$0].name, title: (try? outlooks[$0].get())?.title ?? "") })
    let isFirstPageWanted = wanted.contains { paths[$0].name == "index" }
    isSearched = isIndexed && index?.hasPage == true || isFirstPageWanted && index != nil
    let allNames = Set(names)
    references = (0..<paths.count).map { position in
      guard position < runCount, let outlook = try? outlooks[position].get() else { return [] }
      let name = paths[position].name
      let place = Place(name: name, notebooks: allNames)
      let links = outlook.references.compactMap { place.resolved($0) }
      let chapters = (index?.neighbours(of: name) ?? []).filter { other in
        name == "index" || named[other + ".md"].map { (try? outlooks[$0].get())?.title == nil } ?? false
      }
      return Set((links + chapters.map { $0 + ".md" }).compactMap { named[$0] }).sorted()
    }
    loaded = Dictionary(
      uniqueKeysWithValues: readings.enumerated().compactMap { position, reading in
        reading.loaded.map { (position, $0) }
      })
    lengths = paths.indices.map { $0 < runCount ? readings[$0].length : 0 }
    self.runCount = runCount
    self.paths = paths
    self.outlooks = outlooks
    self.entries = entries
    self.positions = positions
    self.names = allNames
    self.named = named
    self.index = index
    look = course?.look ?? PageLook()
  }

  // MARK: Executing

  /// The notebook as the user named it.
  func name(of position: Int) -> String { paths[position].path }

  /// What executes a notebook. It is asked for once.
  mutating func task(of position: Int) -> Task {
    let loaded = loaded.removeValue(forKey: position)
    let (path, isUsed) = (paths[position], isUsed[position])
    switch outlooks[position] {
    case .failure(let failure): return { _, _ in .failure(failure) }
    case .success(let outlook):
      let surroundings = entries[position]?.surroundings { key, address in
        positions[key].flatMap { usable[$0] }?.use(as: address)
      }
      return { runner, watch in
        (loaded.map(Result.success) ?? runner.load(path, as: outlook)).map {
          runner.execute($0, isUsed: isUsed, in: surroundings ?? Surroundings(), watch)
        }
      }
    }
  }

  /// Takes in what came of a notebook.
  mutating func note(_ result: Result<ExecutedNotebook, Unreadable>, of position: Int, _ schedule: RunSchedule) {
    let isOfRun = position < runCount
    switch result {
    case .success(let notebook):
      if schedule.isReferred(position) { landmarks[position] = notebook.landmarks }
      if schedule.isUsed(position) { usable[position] = UsableNotebook(notebook) }
      if isOfRun {
        index?.put(CourseIndex.Chapter(name: paths[position].name, notebook: notebook, isSearched: isSearched))
      }
    case .failure:
      if isOfRun { index?.remove(paths[position].name) }
    }
    if schedule.isWanted(position) { held[position] = result }
  }

  mutating func forget(definitionsOf position: Int) { usable[position] = nil }

  // MARK: Rendering

  /// What makes the outcome of a notebook that was executed, which is not held any more.
  mutating func takeRendering(of position: Int, _ runner: NotebookRunner) -> (@Sendable () -> NotebookOutcome)? {
    let path = paths[position]
    guard let result = held.removeValue(forKey: position) else { return nil }
    switch result {
    case .failure(let failure):
      return { NotebookOutcome(path: path, notebook: nil, files: [], messages: failure.text) }
    case .success(let notebook):
      let look = look
      let place = runner.place(of: path, among: names, index?.place(of: path.name))
      let named = named
      let known = Dictionary(uniqueKeysWithValues: references[position].map { ($0, landmarks[$0]) })
      return {
        let notebook = notebook.referring { path in
          place.resolved(path).flatMap { named[$0] }.flatMap { known[$0] ?? nil }
        }
        return runner.outcome(of: notebook, path, place, look)
      }
    }
  }
}
