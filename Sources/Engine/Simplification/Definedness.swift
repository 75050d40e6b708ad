/// Where formulas have a value. What is not known to have one everywhere is never cancelled.
extension Algebra {
  /// Whether an operation gives a finite number for all finite values of the names in its inputs.
  func isTotal(_ operation: Operation, _ inputs: [ID]) -> Bool {
    guard inputs.allSatisfy({ self[$0].isTotal }) else { return false }
    switch operation {
    case .log, .log2, .log10: return self[inputs[0]].isPositive
    case .squareRoot: return self[inputs[0]].isPositive || isNumber(inputs[0], 0)
    case .divide, .timesLog: return self[inputs[1]].isPositive
    case .power: return self[inputs[0]].isPositive
    case .tangent: return false
    default: return true
    }
  }

  func isTotal(_ factor: Factor) -> Bool {
    let base = self[factor.base]
    return base.isPositive || base.isTotal && factor.exponent.isWhole && factor.exponent.isPositive
  }

  func isPositive(_ operation: Operation, _ inputs: [ID]) -> Bool {
    switch operation {
    case .exp, .sigmoid, .softplus: self[inputs[0]].isTotal
    case .squareRoot, .power, .spreadElements, .spreadRows, .reshape: self[inputs[0]].isPositive
    default: false
    }
  }

  /// Terms of which none is negative and one is positive.
  func isPositive(_ terms: [Term]) -> Bool {
    terms.contains { $0.coefficient.isPositive && self[$0.core].isPositive }
      && terms.allSatisfy { !$0.coefficient.isNegative && isNotNegative($0.core) }
  }

  private func isNotNegative(_ id: ID) -> Bool {
    guard !self[id].isPositive else { return true }
    switch self[id].form {
    case .product(let factors):
      return self[id].isTotal
        && factors.allSatisfy { $0.exponent.isWhole && $0.exponent.numerator.truncatingRemainder(dividingBy: 2) == 0 }
    case .operation(.absolute, _, _), .operation(.relu, _, _), .operation(.step, _, _): return self[id].isTotal
    default: return false
    }
  }
}

extension Graph {
  /// For each node of a formula: whether it is a finite number for all finite values of parameters, variables and
  /// columns. Names are looked into.
  func definedEverywhere(in formula: NodeID) -> [Bool] {
    var isTotal = Array(repeating: false, count: formula.index + 1)
    for id in reachable(from: [formula]) {
      let node = self[id]
      let areInputsTotal = node.inputs.allSatisfy { isTotal[$0.index] }
      switch node.kind {
      case .parameter, .variable, .column: isTotal[id.index] = true
      case .constant(let tensor), .frozen(let tensor): isTotal[id.index] = tensor.elements.allSatisfy(\.isFinite)
      case .definition, .derivative, .bound: isTotal[id.index] = areInputsTotal
      case .operation(let operation, _):
        isTotal[id.index] = areInputsTotal && isTotalOperation(operation, node.inputs)
      }
    }
    return isTotal
  }

  private func isTotalOperation(_ operation: Operation, _ inputs: [NodeID]) -> Bool {
    switch operation {
    case .log, .log2, .log10, .squareRoot, .timesLog, .tangent: return false
    case .divide: return scalarConstant(inputs[1]).map { $0 != 0 } ?? false
    case .power:
      guard let exponent = scalarConstant(inputs[1]) else { return false }
      return exponent >= 0 && exponent == exponent.rounded()
    default: return true
    }
  }
}
