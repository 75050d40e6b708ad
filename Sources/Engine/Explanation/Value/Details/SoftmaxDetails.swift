/// Softmax and its logarithm: a table of e^zᵢ and the shares, shifted by the largest as the engine computes them.
extension WorkedFormulas {
  mutating func softmaxContent(_ worked: WorkedFormula) throws(EngineError) -> StepContent? {
    guard case .operation(let operation, _) = graph[worked.core].kind else { return nil }
    let input = graph[worked.core].inputs[0]
    let terms = try firstLine(of: input)
    let shape = graph[terms].shape
    let largest = try scope.graph.apply(.maximumElement, [terms])
    let exponentials = try scope.graph.apply(.exp, [scope.graph.apply(.subtract, [terms, largest])])
    let sum = try scope.graph.apply(.sumElements, [exponentials])
    let shares = try scope.graph.apply(.softmax, [terms])
    let (shift, total) = (try value(of: largest).elements[0], try value(of: sum))
    let columns = try termColumns(terms, own: worked.node)
    guard let z = columns.last?.heading else { return nil }
    let shifted = shift == 0 ? z : Math.row([z, shift < 0 ? .sign("+") : .sign("−"), .number(shift.magnitude)])
    let exponential = Math.power(.name("e"), shifted)
    var more = [TermColumn(node: exponentials, heading: exponential, total: .value(total))]
    let all = try scope.graph.apply(.sumElements, [shares])
    if operation != .logSumExp {
      more.append(TermColumn(node: shares, heading: .text("share"), total: .value(try value(of: all))))
    }
    if operation == .logSoftmax {
      more.append(
        TermColumn(node: try scope.graph.apply(.logSoftmax, [terms]), heading: .text("log of the share"), total: nil))
    }
    var parts: [Explanation.Part] = []
    if graph[input].shape.rank > 1 {
      let lines = graph[input].shape.count / shape.count
      parts.append(.phrase("Each row on its own; row 1 of \(lines):"))
    }
    parts.append(.table(try termTable(terms, own: worked.node, more: more)))
    if operation == .logSumExp {
      let logarithm = Math.call(function: "log", [.value(total)])
      let sides = Math.row([.number(shift), .sign("+"), logarithm])
      parts.append(
        .equation(Self.chain((worked.name.map { [$0] } ?? []) + [sides, .number(worked.value.elements[0])])))
    }
    if shift != 0 {
      parts.append(
        .phrase(
          "From each \(z) the largest, \(.number(shift)), is taken first: the shares stay the same, and nothing overflows."
        ))
    }
    return StepContent(parts)
  }
}
