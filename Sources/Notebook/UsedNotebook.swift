import Language
import Source

extension LoadedNotebook {
  /// The addresses of the notebooks that the blocks use, each once, in order.
  public var usedNotebooks: [String] {
    var addresses: [String] = []
    for block in blocks where block.fence.isClosed {
      for address in Parser.usedNotebooks(in: block.fence.lines) where !addresses.contains(address) {
        addresses.append(address)
      }
    }
    return addresses
  }
}

/// What a notebook gives to those that use it, without all that only its own page needs.
public struct UsableNotebook: Sendable {
  private let definitions: Definitions?
  /// The first error with its place in the file.
  private let error: Diagnostic?

  public init(_ notebook: ExecutedNotebook) {
    definitions = notebook.definitions
    error = notebook.diagnostics.first { $0.severity == .error }.map(notebook.file.inFile)
  }

  /// The definitions, or where the notebook's first error is.
  ///
  /// - Parameter address: how the other one names it.
  public func use(as address: String) -> Result<Definitions, UseFailure> {
    let names = definitions?.names ?? []
    if let error {
      let place = error.span.map { ":\($0.start.line):\($0.start.column)" } ?? ""
      return .failure(
        UseFailure(
          "there is an error in the notebook that is used, \(address)\(place): \(error.message)", hint: error.hint,
          names: names))
    }
    guard let definitions else { return .failure(UseFailure("\(address) was not run")) }
    return .success(definitions)
  }
}

extension ExecutedNotebook {
  /// What the notebook gives to one that uses it, or where its first error is.
  public func use(as address: String) -> Result<Definitions, UseFailure> { UsableNotebook(self).use(as: address) }
}

/// Which notebooks use which: the order to run them in, and the circles that have none.
public struct UseGraph: Sendable {
  /// The notebooks that each uses.
  private let uses: [String: [String]]

  public init(_ uses: [String: [String]]) { self.uses = uses }

  /// The way from a notebook through one that it uses back to itself: `[a, b, a]` where a uses b and b uses a.
  public func circle(from notebook: String, through used: String) -> [String]? {
    var cameFrom: [String: String] = [used: notebook]
    var next = [used]
    while let current = next.first {
      next.removeFirst()
      if current == notebook {
        var way = [notebook]
        var step = notebook
        repeat {
          step = cameFrom[step] ?? notebook
          way.insert(step, at: 0)
        } while step != notebook
        return way
      }
      for other in uses[current] ?? [] where cameFrom[other] == nil {
        cameFrom[other] = current
        next.append(other)
      }
    }
    return nil
  }

  /// The notebooks in steps: each uses only those of steps before. What closes a circle does not count.
  public func steps(of notebooks: [String]) -> [[String]] {
    var depths: [String: Int] = [:]
    func depth(of notebook: String) -> Int {
      if let known = depths[notebook] { return known }
      let used = (uses[notebook] ?? []).filter { circle(from: notebook, through: $0) == nil }
      let depth = (used.map { depth(of: $0) }.max() ?? -1) + 1
      depths[notebook] = depth
      return depth
    }
    let deepest = notebooks.map { depth(of: $0) }.max() ?? -1
    guard deepest >= 0 else { return [] }
    return (0...deepest).map { step in notebooks.filter { depths[$0] == step } }
  }
}
