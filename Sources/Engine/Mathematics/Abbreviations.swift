/// A formula with letters for its largest parts, and what the letters stand for.
public struct AbbreviatedFormula: Sendable {
  public let formula: Math
  /// Each letter with its formula; a formula may have letters of those before it.
  public let parts: [(letter: Math, formula: Math)]
}

extension FormulaPrinter {
  /// A formula written with fewer names stands on its own.
  private static let longest = 40
  /// In a longer one a part with so many names gets a letter, and one that occurs again with so many.
  private static let longestPart = 40
  private static let longestRepeated = 6

  /// The formula as `print` gives it; where it is long, with letters for parts that have no name.
  public func printAbbreviated(_ formula: NodeID) -> AbbreviatedFormula {
    let top = graph.bodyOfName(formula)
    let written = writtenParts(of: top)
    guard leaves(written, top)[top] ?? 0 > Self.longest else {
      return AbbreviatedFormula(formula: print(formula), parts: [])
    }
    var short = self
    short.hasNameOfEuler = usedLetters(in: top).contains("e")
    let letters = freeLetters(in: top)
    var parts: [NodeID] = []
    var counts: [NodeID: Int] = [:]
    let uses = uses(in: written, top)
    for node in written {
      let count =
        isSymbol(node) && node != top
        ? 1 : max(1, graph[node].inputs.reduce(0) { min($0 + (counts[$1] ?? 1), 1_000_000) })
      counts[node] = count
      guard node != top, isAbbreviated(node, count, uses[node] ?? []) else { continue }
      counts[node] = 1
      guard parts.count < letters.count else {
        short.abbreviations[node] = .text("…")
        continue
      }
      parts.append(node)
    }
    var formulas: [(letter: Math, formula: Math)] = []
    // The whole is read first, so that its letters are the first.
    for (node, name) in zip(parts, letters.prefix(parts.count).reversed()) {
      let letter: Math = graph[node].shape.isNumber ? .name(name) : .array(name)
      formulas.append((letter, short.body(of: node, depth: 0).math))
      short.abbreviations[node] = letter
    }
    return AbbreviatedFormula(formula: short.whole(top).math, parts: formulas)
  }

  private func isAbbreviated(_ node: NodeID, _ count: Int, _ users: [NodeID]) -> Bool {
    guard !isSymbol(node), isOperation(node) else { return false }
    // The terms of a sum and the factors of a product are read one after the other.
    let isLink = users.count == 1 && count < 300 && isChain(node) && isSameChain(node, users[0])
    return !isLink && count > (users.count > 1 ? Self.longestRepeated : Self.longestPart)
  }

  private func isChain(_ node: NodeID) -> Bool {
    guard case .operation(let operation, _) = graph[node].kind else { return false }
    return operation == .add || operation == .subtract || operation == .multiply
  }

  private func isSameChain(_ node: NodeID, _ user: NodeID) -> Bool {
    guard case .operation(let a, _) = graph[node].kind, case .operation(let b, _) = graph[user].kind else {
      return false
    }
    return (a == .multiply) == (b == .multiply) && isChain(user)
  }

  /// What each part is used by.
  private func uses(in parts: [NodeID], _ top: NodeID) -> [NodeID: [NodeID]] {
    var uses: [NodeID: [NodeID]] = [:]
    for part in parts where part == top || !isSymbol(part) {
      for input in graph[part].inputs { uses[input, default: []].append(part) }
    }
    return uses
  }

  /// Letters that no name of the formula starts with.
  private func freeLetters(in top: NodeID) -> [String] {
    let used = usedLetters(in: top)
    let single = ["a", "b", "c", "d", "f", "g", "h", "k", "p", "q", "r", "s", "u", "v"].filter { !used.contains($0) }
    return single + (1...20).map { "A_\($0)" }
  }
}
