/// Writes formulas of a graph as mathematics.
public struct FormulaPrinter {
  let graph: Graph
  /// What a named leaf is written as, instead of its name: the numbers put in.
  let numbers: [NodeID: Tensor]
  /// What formulas are called, other than by their own names.
  let symbols: [NodeID: Math]
  /// Whether all stands for one row, so that a sum over the rows is its only term.
  let isOneRow: Bool
  /// The names of formulas, by the node that has the value.
  private let names: [NodeID: String]

  /// `names` says which formula bodies have a name, so that y(1 − y) is written where y names σ(z). With `numbers`,
  /// names that have one are written as it; `symbols` are written as they are.
  public init(
    graph: Graph, namesOf formulas: [NodeID] = [], numbers: [NodeID: Tensor] = [:], symbols: [NodeID: Math] = [:],
    isOneRow: Bool = false
  ) {
    self.graph = graph
    self.numbers = numbers
    self.symbols = symbols
    self.isOneRow = isOneRow
    var names: [NodeID: String] = [:]
    for formula in formulas {
      // What a name stands for has a name of its own where it is a parameter or another name.
      if case .definition(let name) = graph[formula].kind, !graph.isNamedLeaf(graph[formula].inputs[0]) {
        names[graph[formula].inputs[0]] = name
      }
    }
    self.names = names
  }

  /// How tightly parts of a formula hold together, loosest first.
  enum Strength: Int, Comparable {
    case relation, sum, product, negative, power, atom
    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  struct Printed {
    let math: Math
    let strength: Strength
  }

  /// The formula. Its own name is not used for it, only those of its parts.
  public func print(_ formula: NodeID) -> Math {
    body(of: formula, depth: 0).math
  }

  /// The name of a formula that has one, else the formula.
  public func name(of formula: NodeID) -> Math { part(formula, depth: 0).math }

  /// Past this depth a part is written as dots: nobody can read it, and it could be endless.
  private static let deepest = 60

  func part(_ id: NodeID, depth: Int) -> Printed {
    if let value = numbers[id] { return Self.printed(value) }
    if let symbol = symbols[id] { return Printed(math: symbol, strength: .atom) }
    if let name = names[id] { return Printed(math: self.name(name, id), strength: .atom) }
    return body(of: id, depth: depth + 1)
  }

  static func printed(_ value: Tensor) -> Printed {
    value.shape.isNumber ? printed(value.elements[0]) : Printed(math: .value(value), strength: .atom)
  }

  static func printed(_ number: Double, exact: Bool = false) -> Printed {
    let isNegative = number < 0 || number.sign == .minus && number == 0
    return Printed(math: exact ? .exact(number) : .number(number), strength: isNegative ? .negative : .atom)
  }

  func name(_ name: String, _ id: NodeID) -> Math {
    graph[id].shape.isNumber ? .name(name) : .array(name)
  }

  private func body(of id: NodeID, depth: Int) -> Printed {
    guard depth < Self.deepest else { return Printed(math: .text("…"), strength: .atom) }
    if let value = numbers[id] { return Self.printed(value) }
    if let symbol = symbols[id] { return Printed(math: symbol, strength: .atom) }
    let node = graph[id]
    switch node.kind {
    case .constant(let tensor): return Self.constant(tensor)
    case .frozen: return Printed(math: .text("…"), strength: .atom)
    case .parameter(let parameter): return Printed(math: name(graph[parameter].name, id), strength: .atom)
    case .variable(let name): return Printed(math: self.name(name, id), strength: .atom)
    case .column(let names, let isVector):
      guard isVector, let first = names.first, let last = names.last else {
        return Printed(math: .name(names[0]), strength: .atom)
      }
      return Printed(math: .vector([.name(first), .sign("…"), .name(last)]), strength: .atom)
    case .definition(let name):
      // The name of the formula that is printed stands to the left of it; here its formula is wanted.
      return depth == 0 ? body(of: node.inputs[0], depth: 1) : Printed(math: self.name(name, id), strength: .atom)
    case .derivative: return body(of: node.inputs[0], depth: depth)
    case .bound: return body(of: node.inputs[0], depth: depth)
    case .operation(let operation, let attribute):
      return self.operation(operation, attribute, node, depth: depth)
    }
  }

  private static func constant(_ tensor: Tensor) -> Printed {
    switch tensor.shape.rank {
    case 0: return printed(tensor.elements[0], exact: true)
    case 1: return Printed(math: .vector(tensor.elements.map { .exact($0) }), strength: .atom)
    case 2:
      let columns = tensor.shape.axes[1]
      let rows = (0..<tensor.shape.axes[0]).map { row in
        (0..<columns).map { Math.exact(tensor.elements[row * columns + $0]) }
      }
      return Printed(math: .matrix(rows), strength: .atom)
    default: return Printed(math: .text("…"), strength: .atom)
    }
  }
}
