import Engine

/// Writes some terms as lines of Python, with all that they are made of up to what is known.
struct FunctionWriter {
  let network: Network
  var variables: Variables
  /// What the parameters are members of: `self` or `model`.
  let owner: String
  /// How far the lines are indented.
  let indent: Int
  /// Terms that have a value where the lines stand.
  let known: Set<Int>
  private(set) var lines: [String] = []
  /// The known terms that the lines use, and whether they use the network itself.
  private(set) var used: Set<Int> = []
  private(set) var usesNetwork = false
  var values: [Int: Expression] = [:]
  private var uses: [Int: Int] = [:]
  /// What is all of a line, behind `return`; and the name before the others.
  private var isReturned: Set<Int> = []
  private var hasLine: Set<Int> = []
  private var nameAround: [Int: Int] = [:]

  init(_ network: Network, _ variables: Variables, owner: String, indent: Int, known: Set<Int>) {
    (self.network, self.variables, self.owner, self.indent, self.known) = (network, variables, owner, indent, known)
  }

  private func isKnown(_ term: Int) -> Bool { known.contains(term) }

  /// Writes `roots` and gives their expressions. With `named`, each of them gets a line.
  mutating func write(_ roots: [Int], named: Bool = false) throws(EngineError) -> [Expression] {
    let order = network.reachable(from: roots) { isKnown($0) }
    for term in order where !isKnown(term) { for input in network.terms[term].inputs { uses[input, default: 0] += 1 } }
    for root in roots { uses[root, default: 0] += 1 }
    isReturned = roots.count == 1 ? Set(roots) : []
    nameAround = soleNames(order)
    for term in order {
      if isKnown(term) {
        values[term] = variables.variable(term)
        continue
      }
      let expression = try fitted(term)
      let isRoot = named && roots.contains(term)
      if isRoot || needsLine(term, expression, isBodyOfName: nameAround[term] != nil) {
        assign(expression, to: term, isKept: isRoot)
      } else {
        values[term] = expression
      }
    }
    for root in roots { note(root) }
    return roots.map { value($0) }
  }

  /// Terms whose only use is as the body of a name, with that name.
  private func soleNames(_ order: [Int]) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for term in order where network.isName(term) && !isKnown(term) { found[network.terms[term].inputs[0]] = term }
    return found.filter { uses[$0.key] == 1 }
  }

  func value(_ term: Int) -> Expression { values[term] ?? Expression("None") }

  mutating func note(_ term: Int) { if isKnown(term) { used.insert(term) } }
  mutating func noteNetwork() { usesNetwork = true }

  /// The names of an author have lines of their own; the sums inside a layer only where they are used again.
  private func needsLine(_ term: Int, _ expression: Expression, isBodyOfName: Bool) -> Bool {
    if expression.isShort { return false }
    switch network.terms[term].kind {
    case .name(let name):
      let parts = name.split(separator: ".")
      guard parts.count > 1, uses[term] == 1 else { return true }
      return !isBodyOfName && parts.last?.allSatisfy(\.isNumber) == true
    case .constant: return network.masks.contains(term) && (uses[term] ?? 0) > 1
    default: return (uses[term] ?? 0) > 1
    }
  }

  /// A line that gives a name to a value; `isKept` says that other functions use it too.
  private mutating func assign(_ expression: Expression, to term: Int, isKept: Bool = false) {
    let name = variables.name(of: term)
    hasLine.insert(term)
    if let truth = expression.truth, expression.kind == .tensor, !network.isName(term), !isKept {
      // Kept as True and False, since it mostly is a condition.
      lines += Layout.statement("\(name) = \(truth)", indent: indent)
      values[term] = Expression("\(name).double()", truth: name)
      return
    }
    lines += Layout.statement("\(name) = \(expression.float.text)", indent: indent)
    if expression.isNumber { variables.setNumber(term) }
    values[term] = variables.variable(term)
  }

  /// The expression of a term, with long parts of it in lines of their own.
  private mutating func fitted(_ term: Int) throws(EngineError) -> Expression {
    let inputs = Set(network.terms[term].inputs).sorted()
    for input in try repeatedInputs(of: term) where !value(input).isShort && !hasLine.contains(input) {
      assign(value(input), to: input)
    }
    var expression = try self.expression(of: term)
    while expression.text.count > room(for: term) {
      let longest = inputs.filter {
        !value($0).isShort && !hasLine.contains($0) && value($0).text.count > 24 && !isConstant($0)
      }
      .max { value($0).text.count < value($1).text.count }
      guard let longest else { break }
      assign(value(longest), to: longest)
      expression = try self.expression(of: term)
    }
    return expression
  }

  /// How long the expression of a term may be.
  private func room(for term: Int) -> Int {
    let line = Layout.width - indent
    if let around = nameAround[term], case .name(let name) = network.terms[around].kind { return line - name.count - 5 }
    return isReturned.contains(term) ? line - 7 : line - 12
  }

  private func isConstant(_ term: Int) -> Bool {
    if case .constant = network.terms[term].kind { true } else { false }
  }
}
