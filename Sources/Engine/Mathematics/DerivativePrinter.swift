/// Derivatives by their names: ∂E/∂w, ∂²E/∂w∂v, ∂E/∂z₁.
extension FormulaPrinter {
  /// Inside another formula a derivative is ∂E/∂w, where both have names.
  func derivative(_ id: NodeID, depth: Int) -> Printed {
    guard depth > 0, let name = derivativeName(id, isWhole: false) else {
      return body(of: graph[id].inputs[0], depth: depth)
    }
    return Printed(math: name, strength: .power)
  }

  /// What a derivative is called, ∂E/∂w; nothing for what is none. What is differentiated stands in brackets where it
  /// has no name.
  public func derivativeName(_ id: NodeID) -> Math? { derivativeName(id, isWhole: true) }

  private func derivativeName(_ id: NodeID, isWhole: Bool) -> Math? {
    var variables: [Math] = []
    var target = id
    while case .derivative(let inner, let variable) = graph[target].kind, target == id || symbols[target] == nil {
      guard let name = symbolName(variable) else { return nil }
      // The variable of the inner derivative stands first.
      variables.insert(name, at: 0)
      target = inner
    }
    guard !variables.isEmpty else { return nil }
    guard let of = symbolName(target) ?? (isWhole ? .brackets(part(target, depth: 0).math) : nil) else { return nil }
    return .partial(order: variables.count, of: of, by: variables)
  }

  private func symbolName(_ id: NodeID) -> Math? {
    switch graph[id].kind {
    case .definition, .parameter, .variable, .column(_, false): part(id, depth: 0).math
    case .operation(.part, _) where graph[id].shape.isNumber && symbolName(graph[id].inputs[0]) != nil:
      part(id, depth: 0).math
    default: names[id].map { name($0, id) }
    }
  }

  /// An element of a derivative has its index at the symbol that is an array: ∂E/∂z₁. Nothing where that is not one.
  func elementOfDerivative(_ math: Math, _ indices: [Math]) -> Math? {
    var math = math.unmarked
    if case .brackets(let inner) = math { math = inner.unmarked }
    guard case .partial(let order, let of, let by) = math, by.count == 1 else { return nil }
    switch (of.isArrayName, by[0].isArrayName) {
    case (false, true): return .partial(order: order, of: of, by: [.index(by[0].ofOneElement, indices)])
    case (true, false): return .partial(order: order, of: .index(of.ofOneElement, indices), by: by)
    default: return nil
    }
  }
}

extension Math {
  fileprivate var isArrayName: Bool { if case .array = unmarked { true } else { false } }
}
