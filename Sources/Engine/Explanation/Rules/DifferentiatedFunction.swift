/// A function of which a derivative is explained: its formula in its variables, and by which of them it is
/// differentiated, one after the other.
public struct DifferentiatedFunction: Sendable {
  public let name: String
  public let formula: NodeID
  public let variables: [NodeID]
  /// Positions among the variables; the first is differentiated by first.
  public let positions: [Int]
  /// Whether then the derivatives by all variables are taken.
  public let isGradient: Bool

  public init(name: String, formula: NodeID, variables: [NodeID], by positions: [Int], isGradient: Bool = false) {
    self.isGradient = isGradient
    self.name = name
    self.formula = formula
    self.variables = variables
    self.positions = positions
  }

  /// `f(x)`, `f′(x)`, `∂f/∂x (x, y)`: the derivative by the first `order` positions, of the arguments.
  func math(order: Int, _ arguments: [Math], in graph: Graph) -> Math {
    guard order > 0 else { return .call(function: name, arguments) }
    guard variables.count > 1 else {
      return .call(function: name + String(repeating: "′", count: order), arguments)
    }
    let by = positions.prefix(order).map { FormulaPrinter(graph: graph).print(variables[$0]) }
    return Self.applied(.partial(order: order, of: .name(name), by: by), arguments)
  }

  /// Something that is no single name, of arguments.
  static func applied(_ function: Math, _ arguments: [Math]) -> Math {
    let list = arguments.enumerated().flatMap { $0 == 0 ? [$1] : [.sign(","), $1] }
    return .row([function, .brackets(.row(list))])
  }

  /// The function whose derivative by one more variable is taken.
  func differentiated(by position: Int) -> DifferentiatedFunction {
    DifferentiatedFunction(name: name, formula: formula, variables: variables, by: positions + [position])
  }

  func arguments(in graph: Graph) -> [Math] { variables.map { FormulaPrinter(graph: graph).print($0) } }
}
