extension FormulaPrinter {
  /// A formula under `at` or `on`. A function's value is written with its arguments in their places; the whole formula
  /// is written as it is, since what it is of stands beside it.
  func bound(_ binding: Binding, _ node: Node, depth: Int) -> Printed {
    let body = node.inputs[0]
    let values = Array(node.inputs.dropFirst())
    if binding.rows == nil, binding.targets.allSatisfy({ isVariable($0) }) {
      var inner = self
      for (target, value) in zip(binding.targets, values) { inner.arguments[target] = part(value, depth: depth + 1) }
      return inner.body(of: body, depth: depth)
    }
    guard depth > 0 else { return self.body(of: body, depth: depth) }
    var places: [Math] = []
    if let place = binding.place {
      places = [.text(place)]
    } else {
      for (target, value) in zip(binding.targets, values) {
        places.append(.row([part(target, depth: depth).math, .sign("="), part(value, depth: depth + 1).math]))
      }
    }
    var parts = [part(body, depth: depth).math]
    if let rows = binding.rows { parts.append(.text(" on \(graph[rows].name)")) }
    for (position, place) in places.enumerated() { parts += [position == 0 ? .text(" at ") : .sign(","), place] }
    return .atom(.brackets(.row(parts)))
  }

  private func isVariable(_ id: NodeID) -> Bool {
    if case .variable = graph[id].kind { true } else { false }
  }
}
