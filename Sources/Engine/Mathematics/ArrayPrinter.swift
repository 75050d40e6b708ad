/// Constants, vectors and matrices, and what moves their elements.
extension FormulaPrinter {
  /// The numbers that the author wrote.
  func constant(_ tensor: Tensor) -> Printed {
    if let first = tensor.elements.first, tensor.shape.isNumber || isUniform(tensor) { return number(first) }
    switch tensor.shape.rank {
    case 1: return .atom(.vector(shortened(tensor.elements.map { number($0).math }, .sign("…"))))
    case 2:
      let columns = tensor.shape.axes[1]
      let rows = (0..<tensor.shape.axes[0]).map { row in
        shortened(tensor.elements[row * columns..<(row + 1) * columns].map { number($0).math }, .sign("…"))
      }
      return .atom(.matrix(shortened(rows, rows.first.map { $0.map { _ in .sign("⋮") } } ?? [])))
    default: return .dots
    }
  }

  /// Of an array that was spread from one number the number is written where an element is, or something around it
  /// has elements.
  private func isUniform(_ tensor: Tensor) -> Bool {
    !elementLetters.isEmpty && tensor.elements.allSatisfy { $0 == tensor.elements[0] }
  }

  /// An array with more elements along an axis is written with its first ones and its last.
  private func shortened<Part>(_ parts: some Collection<Part>, _ ellipsis: Part) -> [Part] {
    guard parts.count > 8, let last = parts.suffix(1).first else { return Array(parts) }
    return Array(parts.prefix(4)) + [ellipsis, last]
  }

  /// Multiples of π and roots are written as what they are.
  private func number(_ number: Double) -> Printed {
    if let known = Self.knownNumbers[number.magnitude] {
      return number.isNegative ? negated(known) : known
    }
    guard number.isNegative else { return .atom(.exact(number)) }
    return Printed(math: .exact(number), strength: .negative, positive: [.atom(.exact(-number))])
  }

  private static let knownNumbers: [Double: Printed] = {
    var numbers: [Double: Printed] = [:]
    for k in (2...100) {
      let root = Double(k).squareRoot()
      if root != root.rounded() { numbers[root] = .atom(.root(.exact(Double(k)))) }
    }
    let pi = Math.name("π")
    for k in (2...12).reversed() {
      numbers[Double.pi / Double(k)] = Printed(math: .fraction(pi, .exact(Double(k))), strength: .power)
      numbers[Double.pi * Double(k)] = Printed(math: .juxtaposed([.exact(Double(k)), pi]), strength: .product)
    }
    numbers[Double.pi] = .atom(pi)
    return numbers
  }()

  /// Columns of a dataset as the entries of a vector.
  func columns(_ names: [String], _ id: NodeID) -> Printed {
    var entry = self
    entry.elementLetters = []
    let letters = rowLetter.map { [Math.name($0)] } ?? []
    let entries = names.map { letters.isEmpty ? Math.name($0) : .index(.name($0), letters) }
    let isShort = entries.count <= 4
    return .atom(.vector(isShort ? entries : [entries[0], entries[1], .sign("…"), entries[entries.count - 1]]))
  }

  // MARK: Vectors and matrices of formulas

  /// Parts one under the other; the entries of a vector are parts of the whole.
  private func stacked(_ parts: [Math]) -> Math {
    let entries = parts.flatMap { part -> [Math] in
      if case .vector(let entries) = part { entries } else { [part] }
    }
    return .matrix(shortened(entries, .sign("⋮")).map { [$0 == .sign("…") ? .sign("⋮") : $0] })
  }

  /// [a, b, …]; where parts are vectors they stand one under the other.
  func list(_ id: NodeID, depth: Int) -> Printed {
    let inputs = graph[id].inputs
    let parts = inputs.map { part($0, depth: depth).math }
    let isStacked = inputs.contains { graph[$0].shape.count > 1 }
    return .atom(isStacked ? stacked(parts) : .vector(shortened(parts, .sign("…"))))
  }

  func concatenation(_ id: NodeID, axis: Int, depth: Int) -> Printed {
    let parts = graph[id].inputs.map { part($0, depth: depth).math }
    switch (graph[id].shape.rank, axis) {
    case (1...2, 0): return .atom(stacked(parts))
    case (2, 1): return .atom(.matrix([shortened(parts, .sign("…"))]))
    default: return .atom(.call(function: "concat", shortened(parts, .sign("…"))))
    }
  }

  /// Brackets in brackets are a matrix, a vector as a row is transposed; else only the shape changes.
  func reshaped(_ id: NodeID, depth: Int) -> Printed {
    let input = graph[id].inputs[0]
    let shape = graph[id].shape
    let printed = part(input, depth: depth)
    let isList: Bool = if case .operation(.list, _) = graph[input].kind { !isSymbol(input) } else { false }
    let isTurned =
      !isList && graph[input].shape.rank == 1 && shape.count > 1 && shape == [1, shape.count]
      || !isList && shape.rank == 1 && shape.count > 1 && graph[input].shape == [1, shape.count]
    if isTurned {
      if case .transpose(let inner) = printed.math { return .atom(inner) }
      return Printed(math: .transpose(printed.bracketed(from: .atom)), strength: .power)
    }
    // What is taken from a dataset gets its shape from the author.
    if shape.rank > 1, isTakenFromRows(input) {
      let inner: Math = if case .brackets(let inner) = printed.math { inner } else { printed.math }
      return .atom(.call(function: "reshape", [inner] + shape.axes.map { .exact(Double($0)) }))
    }
    guard shape.rank == 2, isList else { return printed }
    let parts = graph[input].inputs.map { part($0, depth: depth) }
    if parts.count == shape.count {
      let rows = (0..<shape.axes[0]).map { row in
        shortened(parts[row * shape.axes[1]..<(row + 1) * shape.axes[1]].map(\.math), .sign("…"))
      }
      return .atom(.matrix(shortened(rows, rows[0].map { _ in .sign("⋮") })))
    }
    guard parts.count == shape.axes[0] else { return printed }
    let rows = parts.map { part -> [Math]? in if case .vector(let entries) = part.math { entries } else { nil } }
    if let width = rows[0]?.count, rows.allSatisfy({ $0?.count == width }) {
      return .atom(.matrix(shortened(rows.compactMap { $0 }, Array(repeating: .sign("⋮"), count: width))))
    }
    return .atom(
      .matrix(shortened(parts.map { .transpose($0.bracketed(from: .atom)) }, .sign("⋮")).map { [$0] }))
  }

  /// Whether it is `x on d[1]`.
  private func isTakenFromRows(_ id: NodeID) -> Bool {
    guard !isSymbol(id) else { return false }
    switch graph[id].kind {
    case .bound(let binding): return binding.rows != nil
    case .operation(.onlyRow, _): return isTakenFromRows(graph[id].inputs[0])
    default: return false
    }
  }

  // MARK: Parts

  /// Aᵢⱼ
  func element(_ id: NodeID, _ attribute: Attribute, depth: Int) -> Printed {
    let input = graph[id].inputs[0]
    let indices = attribute.printedIndices
    if case .column(let names, true) = graph[input].kind, numbers[input] == nil, symbols[input] == nil,
      case .part(let part) = attribute, case .place(let place)? = part.selections.first
    {
      let name = Math.name(names[place])
      return .atom(rowLetter.map { .index(name, [.name($0)]) } ?? name)
    }
    var whole = self
    whole.elementLetters = []
    let array = whole.part(input, depth: depth).bracketed(from: .atom)
    if graph[id].shape.isNumber, let derivative = elementOfDerivative(array, indices) {
      return Printed(math: derivative, strength: .power)
    }
    var math = Math.index(graph[id].shape.isNumber ? array.ofOneElement : array, indices)
    if case .index(let base, let first) = array, first.allSatisfy({ !$0.isRange }) {
      math = .index(graph[id].shape.isNumber ? base.ofOneElement : base, first + indices)
    }
    return elementLetters.isEmpty || graph[id].shape.isNumber ? .atom(math) : element(of: .atom(math), id)
  }

  /// A part of an array at its place, zeros elsewhere.
  func placed(_ id: NodeID, _ attribute: Attribute, depth: Int) -> Printed {
    let input = graph[id].inputs[0]
    guard case .part(let place) = attribute, place.whole.rank == 1, place.whole.count <= 8,
      graph[input].shape.count == 1 || graph[input].shape.isNumber
    else { return .atom(.call(function: "place", [part(input, depth: depth).math])) }
    let entry = part(input, depth: depth).math
    let offset = place.offsets[0]
    return .atom(.vector((0..<place.whole.count).map { $0 == offset ? entry : .exact(0) }))
  }

  // MARK: Images

  /// X ∗ K, where a product of matrices goes over the windows of an image.
  func convolution(_ inputs: [NodeID], depth: Int) -> Printed? {
    guard case .operation(.patches, _) = graph[inputs[0]].kind, !isSymbol(inputs[0]) else { return nil }
    var kernel = inputs[1]
    for turn in [Operation.transpose, .reshape] where !isSymbol(kernel) {
      if case .operation(turn, _) = graph[kernel].kind { kernel = graph[kernel].inputs[0] }
    }
    let image = part(graph[inputs[0]].inputs[0], depth: depth).bracketed(from: .power)
    return Printed(
      math: .row([image, .sign("∗"), part(kernel, depth: depth).bracketed(from: .power)]), strength: .dotted)
  }
}

extension Math {
  /// Whether it is an index that stands for several.
  fileprivate var isRange: Bool { if case .text = self { true } else { false } }
}

extension Attribute {
  /// The indices of a part, from 1; a colon for a whole axis.
  fileprivate var printedIndices: [Math] {
    guard case .part(let part) = self else { return [] }
    return zip(part.selections, part.whole.axes).map { selection, length in
      switch selection {
      case .place(let place): .exact(Double(place + 1))
      case .range(let range) where range.count == length: .text(":")
      case .range(let range) where range.count == 1: .text("\(range.upperBound)")
      case .range(let range): .text("\(range.lowerBound + 1)..\(range.upperBound)")
      }
    }
  }
}
