import Language
import Notebook
import Source

/// The notebooks of a run with those that they use, and the order to run them in.
struct NotebookLibrary: Sendable {
  struct Entry: Sendable {
    let path: NotebookPath
    /// Where the addresses that it uses lead: to an entry by its key, or nowhere.
    let uses: [String: Result<String, UseFailure>]
  }

  /// Why a notebook could not be read, as the user is told.
  struct Unreadable: Error, Hashable {
    let text: String
  }

  private(set) var entries: [String: Entry] = [:]
  /// The keys in the order in which the notebooks were named, and then those that are only used.
  private(set) var order: [String] = []
  /// The keys in steps: each notebook uses only those of steps before.
  private(set) var steps: [[String]] = []
  /// The keys of notebooks that others use.
  private(set) var used: Set<String> = []

  /// What tells a notebook from all others, however it is named.
  static func key(_ path: String) -> String { FileBytes.canonical(path) ?? path }

  /// Takes in notebooks, each with the addresses that it uses, and asks for the addresses of those that they use.
  init(_ notebooks: [(path: NotebookPath, uses: [String])], uses addresses: (NotebookPath) -> [String]) {
    var waiting = notebooks
    var keys = notebooks.map { Self.key($0.path.path) }
    var known = Set(keys)
    var position = 0
    while position < waiting.count {
      let (path, used) = waiting[position]
      let key = keys[position]
      position += 1
      guard entries[key] == nil else { continue }
      let targets = used.map { ($0, Self.target(of: $0, from: path)) }
      for case (_, .success(let file)) in targets where known.insert(Self.key(file.path)).inserted {
        waiting.append((file, addresses(file)))
        keys.append(Self.key(file.path))
      }
      let uses = Dictionary(uniqueKeysWithValues: targets.map { ($0, $1.map { Self.key($0.path) }) })
      entries[key] = Entry(path: path, uses: uses)
      order.append(key)
    }
    let edges = entries.mapValues { entry in entry.uses.keys.sorted().compactMap { try? entry.uses[$0]?.get() } }
    let graph = UseGraph(edges)
    closeCircles(graph)
    used = Set(edges.values.joined())
    var others = UnrunNotebooks()
    for key in order {
      guard let path = entries[key]?.path, !used.contains(key) else { continue }
      if others.use(path, isRun: { entries[Self.key($0)] != nil }) { used.insert(key) }
    }
    steps = graph.steps(of: entries.keys.sorted())
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
      entries[key] = Entry(path: entry.path, uses: uses)
    }
  }

  static func load(_ path: NotebookPath) -> Result<LoadedNotebook, Unreadable> {
    let text: String
    do {
      text = try FileBytes.text(path.path)
    } catch {
      return .failure(Unreadable(text: error.text(Console.style) + "\n"))
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
