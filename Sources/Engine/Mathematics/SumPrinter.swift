/// Sums, differences and signs.
extension FormulaPrinter {
  /// a + b − c, however many terms there are.
  func sum(_ id: NodeID, depth: Int) -> Printed {
    var parts: [Math] = []
    for (position, term) in terms(of: id).enumerated() {
      let printed = part(term.node, depth: depth)
      if position == 0 {
        // A sign in front belongs to the row.
        if case .row(let inner) = printed.math, printed.strength == .negative {
          parts += inner
        } else {
          parts.append(printed.bracketed(from: .sum))
        }
        continue
      }
      parts.append(.sign(term.sign))
      if printed.strength == .negative {
        parts.append(Self.behindSign(printed.math))
      } else {
        parts.append(printed.strength <= .sum ? .brackets(printed.math) : printed.math)
      }
    }
    return Printed(math: .row(parts), strength: .sum)
  }

  /// A term that starts with a minus: (−2) · 3 where the minus is one of its first number, else (−x y).
  private static func behindSign(_ math: Math) -> Math {
    switch math {
    case .row(let factors) where factors.count > 1 && factors[0].isNumber && factors[0].startsWithMinus:
      .row([.brackets(factors[0])] + factors.dropFirst())
    case .juxtaposed(let factors) where factors[0].isNumber && factors[0].startsWithMinus:
      .juxtaposed([.brackets(factors[0])] + factors.dropFirst())
    default: .brackets(math)
    }
  }

  private struct Term {
    let sign: String
    let node: NodeID
  }

  /// The terms of a sum and of the sums in it that need no brackets.
  private func terms(of top: NodeID) -> [Term] {
    var terms: [Term] = []
    var pending = [Term(sign: "+", node: top)]
    while let term = pending.popLast() {
      guard case .operation(let operation, _) = graph[term.node].kind, case .sum(let sign) = operation.notation,
        term.node == top || term.sign == "+" && !isSymbol(term.node)
      else {
        terms.append(term)
        continue
      }
      let inputs = graph[term.node].inputs
      pending.append(Term(sign: sign, node: inputs[1]))
      pending.append(Term(sign: "+", node: inputs[0]))
    }
    return terms
  }

  /// A minus in front; two minus signs never meet.
  func negated(_ part: Printed) -> Printed {
    let isBare = part.strength > .sum && part.strength != .negative
    let positive = isBare ? part : .atom(.brackets(part.math))
    return Printed(math: .row([.sign("−"), positive.math]), strength: .negative, positive: [positive])
  }
}
