extension FormulaPrinter {
  /// One operation in its notation, with the brackets that its parts need.
  func operation(_ operation: Operation, _ attribute: Attribute, _ node: Node, depth: Int) -> Printed {
    func printed(_ input: Int) -> Printed { part(node.inputs[input], depth: depth) }
    func math(_ input: Int) -> Math { printed(input).math }
    /// The part, in brackets unless it holds together at least as tightly as `strength`.
    func bracketed(_ input: Int, from strength: Strength) -> Math {
      let part = printed(input)
      return part.strength >= strength ? part.math : .brackets(part.math)
    }
    func call(_ name: String) -> Printed {
      Printed(math: .call(function: name, node.inputs.indices.map { math($0) }), strength: .atom)
    }

    switch operation.notation {
    case .function(let name):
      return node.inputs.isEmpty ? Printed(math: .name(name), strength: .atom) : call(name)
    case .sum(let sign):
      let right = printed(1)
      let isBracketed = right.strength == .negative || sign != "+" && right.strength <= .sum
      return Printed(
        math: .row([
          bracketed(0, from: .sum), .sign(sign),
          isBracketed || right.strength < .sum ? .brackets(right.math) : right.math,
        ]), strength: .sum)
    case .product: return product(printed(0), printed(1), node)
    case .negative: return negated(printed(0))
    case .fraction: return Printed(math: .fraction(math(0), math(1)), strength: .power)
    case .power:
      let base = printed(0)
      return Printed(
        math: .power(base.strength == .atom && !base.math.isFunctionCall ? base.math : .brackets(base.math), math(1)),
        strength: .power)
    case .root: return Printed(math: .root(math(0)), strength: .atom)
    case .absolute: return Printed(math: .absolute(math(0)), strength: .atom)
    case .relation(let sign):
      return Printed(
        math: .row([bracketed(0, from: .sum), .sign(sign), bracketed(1, from: .sum)]), strength: .relation)
    case .matrixProduct where node.shape.isNumber:
      return Printed(
        math: .juxtaposed([.transpose(bracketed(0, from: .atom)), bracketed(1, from: .power)]), strength: .product)
    case .matrixProduct:
      return Printed(
        math: .juxtaposed([bracketed(0, from: .product), bracketed(1, from: .power)]), strength: .product)
    case .transpose: return Printed(math: .transpose(bracketed(0, from: .atom)), strength: .power)
    case .outerProduct:
      return Printed(
        math: .juxtaposed([bracketed(0, from: .power), .transpose(bracketed(1, from: .atom))]), strength: .product)
    case .sumOverRows where isOneRow, .meanOverRows where isOneRow: return printed(0)
    case .sumOverRows:
      return Printed(math: .sum(below: .text("rows"), above: nil, bracketed(0, from: .product)), strength: .product)
    case .sumOverElements:
      return Printed(math: .sum(below: nil, above: nil, bracketed(0, from: .product)), strength: .product)
    case .meanOverRows, .meanOverElements: return Printed(math: .call(function: "mean", [math(0)]), strength: .atom)
    case .part:
      let whole = bracketed(0, from: .atom)
      return Printed(
        math: .index(node.shape.isNumber ? whole.ofOneElement : whole, attribute.printedIndices), strength: .atom)
    case .list: return Printed(math: .vector(node.inputs.indices.map { math($0) }), strength: .atom)
    case .firstInput(let name): return Printed(math: .call(function: name, [math(0)]), strength: .atom)
    case .timesLog:
      let logarithm = Printed(math: .call(function: "log", [math(1)]), strength: .atom)
      return product(printed(0), logarithm, node)
    case .invisible: return node.inputs.isEmpty ? call(operation.name) : printed(0)
    }
  }

  /// A minus before a part; two minus signs never meet.
  private func negated(_ part: Printed) -> Printed {
    let isBare = part.strength >= .product && part.strength != .negative
    return Printed(math: .row([.sign("−"), isBare ? part.math : .brackets(part.math)]), strength: .negative)
  }

  /// Factors side by side; a dot where they would otherwise be misread.
  private func product(_ left: Printed, _ right: Printed, _ node: Node) -> Printed {
    if left.math == .exact(-1) { return negated(right) }
    let isElementwise = node.inputs.allSatisfy { !graph[$0].shape.isNumber }
    let a = left.strength >= .product || left.strength == .negative ? left.math : .brackets(left.math)
    let b = right.strength >= .power || right.strength == .product ? right.math : .brackets(right.math)
    let strength: Strength = left.strength == .negative ? .negative : .product
    if isElementwise { return Printed(math: .row([a, .sign("⊙"), b]), strength: strength) }
    let needsDot = b.startsWithNumber || a.isNumber && b.isNumber
    return Printed(math: needsDot ? .row([a, .sign("·"), b]) : .juxtaposed([a, b]), strength: strength)
  }
}

extension Math {
  fileprivate var isFunctionCall: Bool { if case .call = self { true } else { false } }

  fileprivate var isNumber: Bool {
    switch self {
    case .number, .exact: true
    default: false
    }
  }

  /// Whether a number is the first thing written.
  fileprivate var startsWithNumber: Bool {
    switch self {
    case .number, .exact: true
    case .row(let parts), .juxtaposed(let parts): parts.first?.startsWithNumber ?? false
    case .power(let base, _), .index(let base, _), .transpose(let base): base.startsWithNumber
    default: false
    }
  }
}

extension Attribute {
  /// The indices of a part, from 1.
  fileprivate var printedIndices: [Math] {
    guard case .part(let part) = self else { return [] }
    return part.selections.map { selection in
      switch selection {
      case .place(let place): .exact(Double(place + 1))
      case .range(let range): .text("\(range.lowerBound + 1)..\(range.upperBound)")
      }
    }
  }
}
