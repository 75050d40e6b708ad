/// Writes formulas of a graph as mathematics.
public struct FormulaPrinter {
  typealias Strength = Printed.Strength

  let graph: Graph
  /// What a named leaf is written as, instead of its name: the numbers put in.
  let numbers: [NodeID: Tensor]
  /// What formulas are called, other than by their own names.
  let symbols: [NodeID: Math]
  /// Whether all stands for one row, so that a sum over the rows is its only term.
  let isOneRow: Bool
  /// The names of formulas, by the node that has the value.
  let names: [NodeID: String]
  /// What a function's arguments are written as, inside the function.
  var arguments: [NodeID: Printed] = [:]
  /// Parts that are written as dots, or by a letter that stands for them.
  var abbreviations: [NodeID: Math] = [:]
  /// The letter that counts the rows, inside a sum over them.
  var rowLetter: String?
  /// The letters that count the elements along the last axes, inside a sum over them.
  var elementLetters: [String] = []
  /// The letters of all sums around it.
  var takenLetters: [String] = []
  /// Whether something else is called e, so that the exponential function needs its name.
  var hasNameOfEuler = false
  /// In an exponent fractions are written in one line.
  var isInExponent = false

  /// `names` says which formula bodies have a name, so that y(1 − y) is written where y names σ(z). With `numbers`,
  /// names that have one are written as it; `symbols` are written as they are.
  public init(
    graph: Graph, namesOf formulas: [NodeID] = [], numbers: [NodeID: Tensor] = [:], symbols: [NodeID: Math] = [:],
    isOneRow: Bool = false
  ) {
    self.graph = graph
    self.symbols = symbols
    self.isOneRow = isOneRow
    var names: [NodeID: String] = [:]
    var numbers = numbers
    for formula in formulas {
      guard case .definition(let name) = graph[formula].kind else { continue }
      let body = graph[formula].inputs[0]
      // What a name stands for has a name of its own where it is a parameter or another name.
      if !graph.isNamedLeaf(body) { names[body] = name }
      // A name and its formula have one value, whichever of them was given.
      if let value = numbers[formula] ?? numbers[body] {
        numbers[formula] = value
        numbers[body] = value
      }
    }
    self.names = names
    self.numbers = numbers
  }

  /// The formula. Its own name is not used for it, only those of its parts.
  public func print(_ formula: NodeID) -> Math {
    limited(to: formula).whole(graph.bodyOfName(formula)).math
  }

  /// A formula that stands alone.
  func whole(_ body: NodeID) -> Printed { shaped(body, self.body(of: body, depth: 0)) }

  /// The name of a formula that has one, else the formula.
  public func name(of formula: NodeID) -> Math { limited(to: formula).part(formula, depth: 0).math }

  /// Past this depth a part is written as dots: nobody can read it, and it could be endless.
  private static let deepest = 60

  /// A part of a formula: by its name, its number or its symbol, else written out.
  func part(_ id: NodeID, depth: Int) -> Printed {
    if graph[id].shape.isNumber, !elementLetters.isEmpty {
      var whole = self
      whole.elementLetters = []
      return whole.part(id, depth: depth)
    }
    if let known = known(id) { return known }
    if let name = names[id] { return .atom(self.name(name, id)) }
    return body(of: id, depth: depth + 1)
  }

  /// What stands for a formula, whatever it is made of.
  private func known(_ id: NodeID) -> Printed? {
    if let value = numbers[id] { return Self.printed(value) }
    if let symbol = symbols[id] { return .atom(indexed(symbol, id)) }
    if let argument = arguments[id] { return argument }
    if let abbreviation = abbreviations[id] { return .atom(indexed(abbreviation, id)) }
    return nil
  }

  /// Whether a formula is written as one symbol.
  func isSymbol(_ id: NodeID) -> Bool {
    if numbers[id] != nil || symbols[id] != nil || arguments[id] != nil || abbreviations[id] != nil { return true }
    if names[id] != nil { return true }
    switch graph[id].kind {
    case .constant, .frozen, .parameter, .variable, .column, .definition: return true
    case .derivative, .bound, .operation: return false
    }
  }

  static func printed(_ value: Tensor) -> Printed {
    value.shape.isNumber ? printed(value.elements[0]) : .atom(.value(value))
  }

  static func printed(_ number: Double) -> Printed {
    // A zero is written without its minus, so it needs no brackets either.
    guard number < 0 else { return .atom(.number(number)) }
    return Printed(math: .number(number), strength: .negative, positive: [.atom(.number(-number))])
  }

  func name(_ name: String, _ id: NodeID) -> Math {
    indexed(graph[id].shape.isNumber ? .name(name) : .array(name), id)
  }

  func body(of id: NodeID, depth: Int) -> Printed {
    guard depth < Self.deepest else { return .dots }
    if let known = known(id) { return known }
    let node = graph[id]
    switch node.kind {
    case .constant(let tensor): return constant(tensor)
    case .frozen: return .dots
    case .parameter(let parameter): return .atom(name(graph[parameter].name, id))
    case .variable(let name): return .atom(self.name(name, id))
    case .column(let names, false): return .atom(name(names[0], id))
    case .column(let names, true): return columns(names, id)
    case .definition(let name): return .atom(self.name(name, id))
    case .derivative: return derivative(id, depth: depth)
    case .bound(let binding): return bound(binding, node, depth: depth)
    case .operation(let operation, let attribute):
      return self.operation(operation, attribute, id, depth: depth)
    }
  }

}

extension Double {
  /// Whether it is written with a minus.
  var isNegative: Bool { self < 0 || sign == .minus && self == 0 }
}
