import Language
import Notebook
import Source

/// The notebooks of a run with those that they use, and the order to run them in.
struct NotebookLibrary: Sendable {
  struct Entry: Sendable {
    let path: NotebookPath
    let loaded: Result<LoadedNotebook, Unreadable>
    /// Where the addresses that it uses lead: to an entry by its key, or nowhere.
    let uses: [String: Result<String, UseFailure>]
  }

  /// Why a notebook could not be read, as the user is told.
  struct Unreadable: Error {
    let text: String
  }

  private(set) var entries: [String: Entry] = [:]
  /// The keys in steps: each notebook uses only those of steps before.
  private(set) var steps: [[String]] = []
  /// The keys of notebooks that others use.
  private(set) var used: Set<String> = []

  /// Gives the entry of a notebook's key.
  subscript(path: NotebookPath) -> Entry? { entries[Self.key(path.path)] }

  /// What tells a notebook from all others, however it is named.
  static func key(_ path: String) -> String { FileBytes.canonical(path) ?? path }

  /// Takes in notebooks, each with what was read of it, and reads those that they use.
  init(
    _ notebooks: [(path: NotebookPath, loaded: Result<LoadedNotebook, Unreadable>)],
    load: (NotebookPath) -> Result<LoadedNotebook, Unreadable> = NotebookLibrary.load
  ) {
    var waiting = notebooks
    var order = notebooks.map { Self.key($0.path.path) }
    var position = 0
    while position < waiting.count {
      let (path, loaded) = waiting[position]
      let key = order[position]
      position += 1
      guard entries[key] == nil else { continue }
      let targets = ((try? loaded.get())?.usedNotebooks ?? []).map { ($0, Self.target(of: $0, from: path)) }
      for case (_, .success(let file)) in targets where !order.contains(Self.key(file.path)) {
        waiting.append((file, load(file)))
        order.append(Self.key(file.path))
      }
      let uses = Dictionary(uniqueKeysWithValues: targets.map { ($0, $1.map { Self.key($0.path) }) })
      entries[key] = Entry(path: path, loaded: loaded, uses: uses)
    }
    let edges = entries.mapValues { entry in entry.uses.keys.sorted().compactMap { try? entry.uses[$0]?.get() } }
    let graph = UseGraph(edges)
    closeCircles(graph)
    used = Set(edges.values.joined())
    used.formUnion(usedByOthers)
    steps = graph.steps(of: entries.keys.sorted())
  }

  /// The keys of notebooks that one that is not run, in the same folder or in one just below it, says that it uses.
  private var usedByOthers: Set<String> {
    var texts: [String: [String]] = [:]
    var keys: Set<String> = []
    for (key, entry) in entries where !used.contains(key) {
      let folder = entry.path.folder
      let others = texts[folder] ?? textsOfOthers(below: folder)
      texts[folder] = others
      let file = entry.path.path.split(separator: "/").last.map(String.init) ?? entry.path.path
      if others.contains(where: { $0.contains("\"\(file)\"") || $0.contains("/\(file)\"") }) { keys.insert(key) }
    }
    return keys
  }

  /// The notebooks that are not run, where they use some other.
  private func textsOfOthers(below folder: String) -> [String] {
    func files(in folder: String) -> [String] {
      ((try? FileBytes.names(in: folder)) ?? []).filter { !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }
    }
    let own = files(in: folder)
    let all = own + own.filter { FileBytes.kind(of: $0) == .folder }.flatMap(files)
    return all.compactMap { file in
      guard file.hasSuffix(".md"), FileBytes.kind(of: file) == .file, entries[Self.key(file)] == nil,
        let text = try? FileBytes.text(file), text.contains("use \"")
      else { return nil }
      return text
    }
  }

  /// Makes the uses that lead round failures that tell the way.
  private mutating func closeCircles(_ graph: UseGraph) {
    for (key, entry) in entries {
      let uses = entry.uses.mapValues { target -> Result<String, UseFailure> in
        guard case .success(let other) = target, let circle = graph.circle(from: key, through: other) else {
          return target
        }
        let names = circle.map { entries[$0]?.path.name ?? $0 }.map { $0 + ".md" }
        return .failure(
          UseFailure(
            "the notebooks use one another in a circle: \(names.joined(separator: " → "))",
            hint: "put what they share into a notebook that uses none of them"))
      }
      entries[key] = Entry(path: entry.path, loaded: entry.loaded, uses: uses)
    }
  }

  static func load(_ path: NotebookPath) -> Result<LoadedNotebook, Unreadable> {
    let text: String
    do {
      text = try FileBytes.text(path.path)
    } catch {
      return .failure(Unreadable(text: error.text + "\n"))
    }
    let source = SourceText(name: path.path, text: text)
    do {
      return .success(try LoadedNotebook.load(source))
    } catch {
      return .failure(Unreadable(text: error.rendered(in: source, style: Console.style)))
    }
  }

  // MARK: Addresses

  /// The notebook that an address leads to: one in the course's folder, also through a link.
  private static func target(of address: String, from path: NotebookPath) -> Result<NotebookPath, UseFailure> {
    guard !address.isEmpty, !address.unicodeScalars.contains("\0") else {
      return .failure(UseFailure("the name of a notebook is missing"))
    }
    let outside = UseFailure(
      "\(address) is outside the folder of the course",
      hint: "a notebook uses those in the folder that is run, or in the one with course.yml")
    guard !address.hasPrefix("/"), let root = FileBytes.canonical(path.courseFolder) else { return .failure(outside) }
    guard let file = FileBytes.canonical("\(path.folder)/\(address)"), FileBytes.kind(of: file) == .file else {
      let names = (try? FileBytes.names(in: path.folder))?.filter { $0.hasSuffix(".md") } ?? []
      let nearest = Suggestion.nearest(to: address, among: names)
      return .failure(
        UseFailure("there is no notebook \(address) beside this one", hint: nearest.map { "did you mean \($0)?" }))
    }
    let prefix = root == "/" ? root : root + "/"
    guard file.hasPrefix(prefix) else { return .failure(outside) }
    guard file.hasSuffix(".md") else {
      return .failure(UseFailure("\(address) is no notebook", hint: "a file of numbers is read with csv(\"…\")"))
    }
    return .success(
      NotebookPath(path: file, name: String(file.dropFirst(prefix.count).dropLast(3)), root: path.root))
  }
}

extension NotebookPath {
  /// The folder that the notebook may use others of: the nearest above it with a `course.yml`, else that of the run.
  fileprivate var courseFolder: String {
    var folder = FileBytes.canonical(self.folder) ?? self.folder
    while let slash = folder.lastIndex(of: "/") {
      if FileBytes.kind(of: "\(folder)/\(CourseFolder.fileName)") == .file { return folder }
      folder = String(folder[..<slash])
    }
    return root
  }
}
