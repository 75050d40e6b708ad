/// Softmax and its logarithm: a table of e^zᵢ and the shares, shifted by the largest as the engine computes them.
extension WorkedFormulas {
  mutating func softmaxContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    guard case .operation(let operation, _) = graph[worked.core].kind else { return nil }
    let terms = graph[worked.core].inputs[0]
    let shape = graph[terms].shape
    let isLine = shape.rank > 1
    let largest = try scope.graph.apply(.maximumLast, [terms])
    let exponentials = try scope.graph.apply(.exp, [scope.graph.apply(.subtract, [terms, largest])])
    let sum = try scope.graph.apply(.sumLast, [exponentials])
    let shares = try scope.graph.apply(.softmax, [terms])
    let all = try scope.graph.apply(.sumLast, [shares])
    let shift = try value(of: largest).elements[0]
    let total = Math.number(try value(of: sum).elements[0])
    let letters = Self.indexLetters(shape.rank, isLine: isLine)
    guard let z = try termColumns(terms, own: worked.node, letters).last?.heading else { return nil }
    let shifted = shift == 0 ? z : Math.row([z, shift < 0 ? .sign("+") : .sign("−"), .number(shift.magnitude)])
    var more = [TermColumn(node: exponentials, heading: .power(.name("e"), shifted), total: total)]
    if operation != .logSumExp {
      let one = Math.number(try value(of: all).elements[0])
      more.append(TermColumn(node: shares, heading: .text("share"), total: one))
    }
    if operation == .logSoftmax {
      let logarithms = try scope.graph.apply(.logSoftmax, [terms])
      more.append(TermColumn(node: logarithms, heading: .text("log of the share"), total: nil))
    }
    var parts: [Explanation.Part] = []
    if isLine { parts.append(.phrase("Each row on its own; row 1 of \(shape.count / (shape.axes.last ?? 1)):")) }
    parts.append(.table(try termTable(terms, own: worked.node, more: more, isLine: isLine)))
    if operation == .logSumExp {
      let logarithm = Math.call(function: "log", [total])
      let sides = Math.row([.number(shift), .sign("+"), logarithm])
      parts.append(
        .equation(Self.chain((worked.name.map { [$0] } ?? []) + [sides, .number(worked.value.elements[0])])))
    }
    if shift != 0 {
      let rest = operation == .logSumExp ? ", and added again at the end" : "; this changes no share"
      parts.append(
        .phrase(
          "The largest, \(.number(shift)), is first subtracted from every \(z), so that nothing overflows\(rest)."))
    }
    return StepContent(parts)
  }
}
