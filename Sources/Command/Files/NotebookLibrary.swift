import Language
import Notebook
import Source

/// The notebooks of a run with those that they use, and the order to run them in.
struct NotebookLibrary: Sendable {
  struct Entry: Sendable {
    let path: NotebookPath
    /// Where the addresses that it uses lead: to an entry by its key, or nowhere.
    let uses: [String: Result<String, UseFailure>]
    fileprivate let others: UnrunNotebooks

    /// What the notebook reaches: files, and what it uses of other notebooks.
    ///
    /// - Parameter definitions: what the notebook with a key gives to one that has it at an address; nothing where it
    ///   cannot be read.
    func surroundings(
      _ definitions: (_ key: String, _ address: String) -> Result<Definitions, UseFailure>?
    ) -> Surroundings {
      var surroundings = Surroundings(files: NotebookFiles(folder: path.folder).bytes)
      let known = Dictionary(
        uniqueKeysWithValues: uses.map { address, target in
          let unreadable = UseFailure("the notebook \(address) cannot be read")
          return (address, target.flatMap { definitions($0, address) ?? .failure(unreadable) })
        })
      surroundings.notebooks = { known[$0] ?? noUsedNotebooks($0) }
      surroundings.isUsedElsewhere = { others.use(path) }
      return surroundings
    }
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
    var paths: [String: NotebookPath] = [:]
    var targets: [String: [String: Result<String, UseFailure>]] = [:]
    var position = 0
    while position < waiting.count {
      let (path, used) = waiting[position]
      let key = keys[position]
      position += 1
      guard targets[key] == nil else { continue }
      let files = used.map { ($0, Self.target(of: $0, from: path)) }
      for case (_, .success(let file)) in files where known.insert(Self.key(file.path)).inserted {
        waiting.append((file, addresses(file)))
        keys.append(Self.key(file.path))
      }
      targets[key] = Dictionary(uniqueKeysWithValues: files.map { ($0, $1.map { Self.key($0.path) }) })
      paths[key] = path
      order.append(key)
    }
    let edges = targets.mapValues { uses in uses.keys.sorted().compactMap { try? uses[$0]?.get() } }
    let graph = UseGraph(edges)
    used = Set(edges.values.joined())
    steps = graph.steps(of: order.sorted())
    let others = UnrunNotebooks(beside: Set(order))
    for (key, path) in paths {
      let uses = (targets[key] ?? [:]).mapValues { target in
        target.flatMap { Self.closingNoCircle($0, from: key, graph, paths) }
      }
      entries[key] = Entry(path: path, uses: uses, others: others)
    }
  }

  /// A notebook that another uses, or a failure that tells the way where it leads round.
  private static func closingNoCircle(
    _ used: String, from key: String, _ graph: UseGraph, _ paths: [String: NotebookPath]
  ) -> Result<String, UseFailure> {
    guard let circle = graph.circle(from: key, through: used) else { return .success(used) }
    let names = circle.map { paths[$0]?.name ?? $0 }.map { $0 + ".md" }
    return .failure(
      UseFailure(
        "the notebooks use one another in a circle: \(names.joined(separator: " → "))",
        hint: "put what they share into a notebook that uses none of them"))
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
