/// Sums over rows and elements, with a letter that counts: Σᵢ (tᵢ − yᵢ)², Σⱼ xⱼ.
extension FormulaPrinter {
  /// The sum over the rows, or the mean, which is 1/n times it.
  func overRows(_ id: NodeID, isMean: Bool, depth: Int) -> Printed {
    let input = graph[id].inputs[0]
    if isOneRow { return part(input, depth: depth) }
    var inner = self
    var below = Math.text("rows")
    if isCountable(input), let letter = freeLetter(in: input, among: ["i", "j", "k", "l", "m", "p", "q"]) {
      inner.rowLetter = letter
      inner.takenLetters.append(letter)
      below = .name(letter)
    } else {
      inner.rowLetter = nil
    }
    return summed(inner.part(input, depth: depth), below: below, count: isMean ? .name("n") : nil)
  }

  /// The sum over the elements of an array, or their mean.
  func overElements(_ id: NodeID, isMean: Bool, depth: Int) -> Printed {
    let input = graph[id].inputs[0]
    let rank = graph[input].shape.rank
    var inner = self
    inner.elementLetters = []
    if rank > 1, graph[id].shape.count > 1 || graph[id].shape.rank > 1 {
      // Along the last axis, for each row of a matrix.
      let count = Math.exact(Double(graph[input].shape.axes[rank - 1]))
      return summed(inner.part(input, depth: depth), below: .text("columns"), count: isMean ? count : nil)
    }
    if (1...2).contains(rank), isElementwise(input) {
      var letters: [String] = []
      for _ in 0..<rank {
        guard let letter = inner.freeLetter(in: input, among: ["j", "k", "l", "m", "p", "q", "r", "s"]) else { break }
        inner.takenLetters.append(letter)
        letters.append(letter)
      }
      if letters.count == rank { inner.elementLetters = letters }
    }
    let letters = inner.elementLetters.map(Math.name)
    let below: Math? = letters.isEmpty ? nil : letters.count == 1 ? letters[0] : .row(letters)
    let count = Math.exact(Double(graph[input].shape.count))
    return summed(inner.part(input, depth: depth), below: below, count: isMean ? count : nil)
  }

  private func summed(_ inner: Printed, below: Math?, count: Math?) -> Printed {
    let isBare = inner.strength >= .bigSum && inner.strength != .negative
    let sum = Printed(
      math: .sum(below: below, above: nil, isBare ? inner.math : .brackets(inner.math)), strength: .bigSum)
    guard let count else { return sum }
    return product([Printed(math: .fraction(.exact(1), count), strength: .power), sum])
  }

  // MARK: Letters

  /// A letter that no name in the formula has, and no sum around it.
  private func freeLetter(in id: NodeID, among letters: [String]) -> String? {
    let used = usedLetters(in: id).union(takenLetters)
    return letters.first { !used.contains($0) }
  }

  /// The names that occur in a formula, without their indices.
  func usedLetters(in id: NodeID) -> Set<String> {
    var letters: Set<String> = []
    for part in writtenParts(of: id) {
      switch graph[part].kind {
      case .parameter(let parameter): letters.insert(Self.stem(graph[parameter].name))
      case .variable(let name), .definition(let name): letters.insert(Self.stem(name))
      case .column(let names, _): letters.formUnion(names.map(Self.stem))
      case .constant, .frozen, .derivative, .bound, .operation: break
      }
    }
    return letters
  }

  private static func stem(_ name: String) -> String {
    String(name.prefix { $0 != "_" && !$0.isNumber })
  }

  /// A name inside a sum over rows or elements has the letters that count there.
  func indexed(_ math: Math, _ id: NodeID) -> Math {
    let node = graph[id]
    var letters: [String] = []
    if let rowLetter, node.rows != nil { letters.append(rowLetter) }
    let elements = elementLetters.suffix(node.shape.rank)
    letters += elements
    guard !letters.isEmpty else { return math }
    return .index(elements.isEmpty ? math : math.ofOneElement, letters.map(Math.name))
  }

  /// Whether every part that has a value per row has a name that a letter can stand at.
  private func isCountable(_ id: NodeID) -> Bool {
    writtenParts(of: id).allSatisfy { part in
      switch graph[part].kind {
      case .frozen: false
      case .bound(let binding): binding.rows == nil
      default: true
      }
    }
  }

  /// Whether one element of a formula can be written by the elements of its names.
  func isElementwise(_ top: NodeID) -> Bool {
    var pending = [top]
    var seen: Set<NodeID> = [top]
    while let id = pending.popLast() {
      let node = graph[id]
      if node.shape.isNumber { continue }
      guard numbers[id] == nil, arguments[id] == nil else { return false }
      if isSymbol(id) {
        switch node.kind {
        case .frozen, .column(_, true): return false
        case .constant(let tensor): if tensor.elements.contains(where: { $0 != tensor.elements[0] }) { return false }
        default: break
        }
        continue
      }
      guard case .operation(let operation, let attribute) = node.kind else { return false }
      switch operation {
      case .product, .transpose, .softmax, .logSoftmax, .outer, .cumulativeSum, .oneHot, .dropout: continue
      case .spreadElements, .spreadRows: break
      case .part:
        guard attribute.isOneRowOfPart, isSymbol(node.inputs[0]) else { return false }
        continue
      default:
        guard case .elementwise = operation.kernel else { return false }
      }
      for input in node.inputs where seen.insert(input).inserted {
        let shape = graph[input].shape
        guard shape.isNumber || shape.axes[...] == node.shape.axes.suffix(shape.rank) else { return false }
        pending.append(input)
      }
    }
    return true
  }

  /// An array that has elements but no formula for them: the letters stand at the whole.
  func element(of whole: Printed, _ id: NodeID) -> Printed {
    let letters = elementLetters.suffix(graph[id].shape.rank).map { Math.name($0) }
    let math = whole.bracketed(from: .atom)
    if case .index(let base, let indices) = math { return .atom(.index(base.ofOneElement, indices + letters)) }
    return .atom(.index(math.ofOneElement, letters))
  }
}

extension Attribute {
  /// Whether it takes one place along the first axes and all places along the others.
  var isOneRowOfPart: Bool {
    guard case .part(let part) = self else { return false }
    return part.selections.allSatisfy { if case .place = $0 { true } else { false } }
  }
}
