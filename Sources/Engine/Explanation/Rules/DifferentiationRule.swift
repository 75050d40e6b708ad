/// What a rule of differentiation is called.
enum DifferentiationRule: Hashable {
  /// A formula without the variable.
  case constant
  /// The variable itself.
  case variable
  case sum
  case constantFactor
  case product
  case quotient
  /// One over a formula, or a constant over it.
  case reciprocal
  case power
  /// A constant raised to a formula.
  case exponential
  /// A formula raised to a formula.
  case generalPower
  case chain
  /// The case that holds is differentiated.
  case cases
  /// Constant between jumps.
  case jump
  /// Each element by itself.
  case elements
  /// The rule of one function: "The sine's derivative".
  case function(Operation)

  var title: String {
    switch self {
    case .constant: "Constant"
    case .variable: "The variable itself"
    case .sum: "Sum rule"
    case .constantFactor: "Constant factor"
    case .product: "Product rule"
    case .quotient: "Quotient rule"
    case .reciprocal: "Reciprocal rule"
    case .power: "Power rule"
    case .exponential: "Exponential rule"
    case .generalPower: "Power with the variable in its exponent"
    case .chain: "Chain rule"
    case .cases: "Case by case"
    case .jump: "Constant between jumps"
    case .elements: "Element by element"
    case .function(let operation): "\(operation.nounPhrase)'s derivative"
    }
  }

  /// The rule that an operation goes by, whose inputs at `dependents` depend on the variable.
  init(_ operation: Operation, dependents: [Int], shapes: [Shape]) {
    if case .zero = operation.derivative {
      self = .jump
      return
    }
    switch operation {
    case .add, .subtract, .sumElements, .meanElements, .sumRows, .meanRows, .sumLast, .meanLast, .cumulativeSum:
      self = .sum
    case .negate: self = .constantFactor
    case .divide: self = dependents == [0] ? .constantFactor : dependents == [1] ? .reciprocal : .quotient
    case .power: self = dependents == [0] ? .power : dependents == [1] ? .exponential : .generalPower
    case .choose: self = .cases
    default:
      let groups = operation.linearGroups(shapes)
      let isLinear = dependents.allSatisfy { position in groups.contains { $0.contains(position) } }
      if !isLinear {
        self = .function(operation)
      } else if dependents.count > 1, groups.count > 1 {
        self = .product
      } else {
        self = operation.inputCount.lowerBound > 1 ? .constantFactor : .elements
      }
    }
  }
}

extension Operation {
  /// How a sentence that starts with it names a function.
  fileprivate var nounPhrase: String {
    switch self {
    case .sine: "The sine"
    case .cosine: "The cosine"
    case .tangent: "The tangent"
    case .exp: "The exponential function"
    case .log: "The logarithm"
    case .squareRoot: "The square root"
    case .absolute: "The absolute value"
    case .sigmoid: "The sigmoid"
    case .hyperbolicTangent: "The hyperbolic tangent"
    case .errorFunction: "The error function"
    case .maximum, .maximumElement, .maximumRow, .maximumLast: "The maximum"
    case .minimum, .minimumElement, .minimumRow: "The minimum"
    default: name
    }
  }
}
