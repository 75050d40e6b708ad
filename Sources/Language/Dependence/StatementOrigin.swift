import Digests

extension State {
  /// What statements depend on, all that they say included. Equal origins mean equal results.
  ///
  /// Names that a statement defines for those after it do not count, as they say nothing that the statements do not.
  func origin(of statements: [Statement]) -> Origin {
    var hash = SHA256()
    hash.combine(seed)
    hash.combine(digits)
    var own: Set<String> = []
    var parameters: Set<Int> = []
    for statement in statements {
      hash.combine(statement.source)
      for name in statement.reads.subtracting(own).sorted() {
        hash.combine(name)
        if let origin = origins[name] {
          hash.combine(origin.digest)
          parameters.formUnion(origin.parameters)
        } else if let table = prose.first(where: { $0.name == name }) {
          hash.combine(table.digest)
        }
      }
      if case .use(let expression) = statement.kind, case .text(let address) = expression.kind,
        case .success(let definitions) = surroundings.notebooks(address)
      {
        hash.combine(definitions.digest)
      }
      if statement.seesAllNames { combineNames(into: &hash) }
      if statement.readsFiles { combineFiles(into: &hash) }
      combineDeclarations(
        of: statement.defined + (statement.makesData ? [Noise.prefix.dropLast()].map(String.init) : []), into: &hash)
      own.formUnion(statement.defined)
    }
    for parameter in parameters.sorted() { hash.combine(origins.versions[parameter]) }
    return Origin(digest: hash.hexadecimal, parameters: parameters.sorted())
  }

  private func combineNames(into hash: inout SHA256) {
    for (name, origin) in origins.names.sorted(by: { $0.key < $1.key }) {
      hash.combine(name)
      hash.combine(origin.digest)
    }
  }

  /// A file that was read before has the name that it was given then.
  private func combineFiles(into hash: inout SHA256) {
    for (address, dataset) in readFiles.sorted(by: { $0.key < $1.key }) {
      hash.combine(address)
      hash.combine(graph[dataset].name)
    }
  }

  /// How often a name, and those of a layer's parameters under it, were declared before: it selects random numbers.
  private func combineDeclarations(of names: [String], into hash: inout SHA256) {
    guard !declarations.isEmpty else { return }
    for name in names {
      for (declared, count) in declarations.sorted(by: { $0.key < $1.key })
      where declared == name || declared.hasPrefix(name + ".") {
        hash.combine(declared)
        hash.combine(count)
      }
    }
  }
}

extension Statement {
  /// The names that it may look up, with those that arguments and replacements speak of.
  var reads: Set<String> {
    var names: Set<String> = []
    for expression in expressions.flatMap(\.all) {
      switch expression.kind {
      case .name(let name): names.insert(name)
      case .call(_, let arguments):
        for argument in arguments { if case .name(let label)? = argument.label { names.insert(label.name) } }
      default: continue
      }
    }
    return names
  }

  fileprivate var seesAllNames: Bool { calls { $0.seesAllNames } }

  fileprivate var makesData: Bool { calls { $0.name == "data" } }

  fileprivate var readsFiles: Bool { calls { $0.readsFiles } }

  private func calls(_ matches: (Builtin) -> Bool) -> Bool {
    expressions.flatMap(\.all).contains { expression in
      guard case .call(let callee, _) = expression.kind, case .name(let name) = callee.kind,
        case .builtin(let builtin)? = Vocabulary.callable(name)
      else { return false }
      return matches(builtin)
    }
  }
}

extension ProseTable {
  /// A digest of what stands in it.
  var digest: String {
    var hash = SHA256()
    hash.combine(name)
    for row in [headings] + rows {
      hash.combine(row.count)
      for cell in row { hash.combine(cell.text) }
    }
    return hash.hexadecimal
  }
}
