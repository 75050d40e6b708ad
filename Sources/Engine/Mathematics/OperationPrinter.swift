extension FormulaPrinter {
  /// One operation in its notation, with the brackets that its parts need.
  func operation(_ operation: Operation, _ attribute: Attribute, _ id: NodeID, depth: Int) -> Printed {
    let node = graph[id]
    if !elementLetters.isEmpty, !isWrittenByElement(operation) {
      var whole = self
      whole.elementLetters = []
      return element(of: whole.operation(operation, attribute, id, depth: depth), id)
    }
    func printed(_ input: Int) -> Printed { part(node.inputs[input], depth: depth) }
    func math(_ input: Int) -> Math { printed(input).math }

    if let special = special(operation, attribute, id, depth: depth) { return special }
    switch operation.notation {
    case .function(let name): return .atom(.call(function: name, node.inputs.indices.map { math($0) }))
    case .firstInput(let name): return .atom(.call(function: name, [math(0)]))
    case .sum: return sum(id, depth: depth)
    case .product: return product(id, depth: depth)
    case .negative: return negated(printed(0))
    case .fraction where isInExponent:
      let below = printed(1)
      return Printed(
        math: .row([printed(0).bracketed(from: .product), .sign("/"), below.bracketed(from: .power)]), strength: .dotted
      )
    case .fraction: return fraction(printed(0), printed(1))
    case .power: return power(node, depth: depth)
    case .root: return .atom(.root(math(0)))
    case .absolute: return .atom(.absolute(math(0)))
    case .relation: return comparison(id, depth: depth)
    case .matrixProduct: return matrixProduct(id, depth: depth)
    case .transpose: return Printed(math: .transpose(printed(0).bracketed(from: .atom)), strength: .power)
    case .outerProduct: return outerProduct(id, depth: depth)
    case .sumOverRows: return overRows(id, isMean: false, depth: depth)
    case .meanOverRows: return overRows(id, isMean: true, depth: depth)
    case .sumOverElements: return overElements(id, isMean: false, depth: depth)
    case .meanOverElements: return overElements(id, isMean: true, depth: depth)
    case .part: return element(id, attribute, depth: depth)
    case .list: return list(id, depth: depth)
    case .timesLog:
      let logarithm = Printed.atom(.call(function: "log", [math(1)]))
      guard elementLetters.isEmpty, node.inputs.allSatisfy({ !graph[$0].shape.isNumber }) else {
        return product([printed(0), logarithm])
      }
      return Printed(
        math: .row([printed(0).bracketed(from: .negative), .sign("⊙"), logarithm.math]), strength: .dotted)
    case .invisible: return node.inputs.isEmpty ? .atom(.text(operation.name)) : printed(0)
    }
  }

  /// Operations that are written in a way of their own.
  private func special(_ operation: Operation, _ attribute: Attribute, _ id: NodeID, depth: Int) -> Printed? {
    let inputs = graph[id].inputs
    switch operation {
    case .choose: return choice(id, depth: depth)
    case .exp: return exponential(inputs[0], depth: depth)
    case .countRows: return .atom(.name("n"))
    case .squareRoot: return norm(inputs[0], depth: depth)
    case .reshape: return reshaped(id, depth: depth)
    case .place: return placed(id, attribute, depth: depth)
    case .gatherElements:
      return graph[id].shape.isNumber
        ? overElements(id, isMean: false, depth: depth)
        : Printed(
          math: .sum(below: nil, above: nil, part(inputs[0], depth: depth).bracketed(from: .product)),
          strength: .bigSum)
    case .unpatch: return .atom(.call(function: "unpatch", [part(inputs[0], depth: depth).math]))
    case .concatenate:
      guard case .axis(let axis) = attribute else { return nil }
      return concatenation(id, axis: axis, depth: depth)
    case .maximumLast, .meanLast:
      guard case .operation(.patches, _) = graph[inputs[0]].kind, !isSymbol(inputs[0]) else { return nil }
      let image = part(graph[inputs[0]].inputs[0], depth: depth).math
      return .atom(.call(function: operation == .meanLast ? "avgpool" : "maxpool", [image]))
    default: return nil
    }
  }

  /// Whether an element of the value is written by the elements of the inputs.
  private func isWrittenByElement(_ operation: Operation) -> Bool {
    if case .elementwise = operation.kernel { return true }
    return operation == .spreadElements || operation == .spreadRows || operation == .part
  }

  /// A minus above the line stands before it.
  private func fraction(_ above: Printed, _ below: Printed) -> Printed {
    if let positive = above.positive.first {
      let inner: Math = if case .brackets(let inner) = positive.math { inner } else { positive.math }
      return negated(Printed(math: .fraction(inner, below.math), strength: .power))
    }
    return Printed(math: .fraction(above.math, below.math), strength: .power)
  }

  // MARK: Powers

  private func power(_ node: Node, depth: Int) -> Printed {
    var base = part(node.inputs[0], depth: depth)
    if case .operation(.exp, _) = graph[node.inputs[0]].kind, !isSymbol(node.inputs[0]) {
      base = .atom(.call(function: "exp", [part(graph[node.inputs[0]].inputs[0], depth: depth).math]))
    }
    return Printed(
      math: .power(base.bracketed(from: .atom), exponent(node.inputs[1], depth: depth).math), strength: .power)
  }

  private func exponent(_ id: NodeID, depth: Int) -> Printed {
    var raised = self
    raised.isInExponent = true
    return raised.part(id, depth: depth)
  }

  /// eˣ where the exponent is short, else exp(x).
  private func exponential(_ input: NodeID, depth: Int) -> Printed {
    let exponent = exponent(input, depth: depth)
    guard !isInExponent, !hasNameOfEuler, exponent.strength > .relation, exponent.math.leaves <= 4, exponent.math.isFlat
    else {
      return .atom(.call(function: "exp", [part(input, depth: depth).math]))
    }
    return Printed(math: .power(.name("e"), exponent.math), strength: .power)
  }

  /// ‖v‖ for the root of v's squares.
  private func norm(_ input: NodeID, depth: Int) -> Printed? {
    guard !isSymbol(input), case .operation(let operation, _) = graph[input].kind else { return nil }
    let inputs = graph[input].inputs
    switch operation {
    case .product where inputs[0] == inputs[1] && graph[input].shape.isNumber:
      return .atom(.norm(part(inputs[0], depth: depth).math))
    case .sumElements:
      guard !isSymbol(inputs[0]), case .operation(.power, _) = graph[inputs[0]].kind,
        graph.scalarConstant(graph[inputs[0]].inputs[1]) == 2, graph[inputs[0]].shape.rank == 1
      else { return nil }
      return .atom(.norm(part(graph[inputs[0]].inputs[0], depth: depth).math))
    default: return nil
    }
  }
}

extension Math {
  /// Whether it can be read as a small raised line: no functions, nothing tall.
  fileprivate var isFlat: Bool {
    switch unmarked {
    case .number, .exact, .name, .array, .text, .sign: true
    case .row(let parts), .juxtaposed(let parts): parts.allSatisfy(\.isFlat)
    case .power(let base, let exponent): base.isFlat && exponent.leaves == 1
    case .index(let base, _), .brackets(let base), .transpose(let base), .root(let base): base.isFlat
    default: false
    }
  }
}
