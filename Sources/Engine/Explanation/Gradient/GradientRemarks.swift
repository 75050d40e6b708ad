extension GradientExplanation {
  /// What is said under a gradient: the finite difference and its distance, and where it gets lost or has a kink.
  mutating func remarks(_ value: Tensor) throws(EngineError) -> [Explanation.Remark] {
    guard graph.dependence(of: target, on: base)[target.index] else {
      return [.init(.note, "\(name(target)) does not depend on \(name(variable)), so the derivative is 0")]
    }
    var remarks: [Explanation.Remark] = []
    if graph[variable].shape.isNumber {
      let difference = try finiteDifferences(of: base, elements: [element ?? 0])[0]
      remarks.append(difference.remark(beside: value.elements[0]))
    } else {
      remarks.append(try largestDistance([(base, value)]))
    }
    return try withFlatness(remarks, to: [base])
  }

  /// With what makes the gradient special. A kink is said where the finite difference sees it, and explains it then.
  mutating func withFlatness(_ differences: [Explanation.Remark], to variables: [NodeID]) throws(EngineError)
    -> [Explanation.Remark]
  {
    let findings = try Flatness.findings(from: target, to: variables, in: &scope)
    let isApart = differences.contains { $0.kind == .warning }
    let hasKink = findings.contains { $0.flatness == .kink }
    var remarks = differences.map { isApart && hasKink ? Explanation.Remark(.finiteDifference, $0.phrase) : $0 }
    for finding in findings where finding.flatness != .kink || isApart { remarks.append(remark(finding)) }
    return remarks
  }

  /// The most elements that are checked, and the most rows that are gone through for it.
  private static let checkedElements = 500
  private static let checkedRows = 50_000

  /// The finite differences by all elements of some gradients, or by some of them, evenly spread, where they are many.
  mutating func largestDistance(_ gradients: [(variable: NodeID, value: Tensor)]) throws(EngineError)
    -> Explanation.Remark
  {
    let total = gradients.reduce(0) { $0 + $1.value.elements.count }
    let rows = scope.graph.reachable(from: [target]).compactMap { scope.graph[$0].rows }.map { scope.graph[$0].count }
    let affordable = scope.isOneRow ? Self.checkedElements : Self.checkedRows / max(1, rows.max() ?? 1)
    let stride = max(1, (total + Self.checkedElements - 1) / Self.checkedElements, total / max(1, affordable))
    var start = 0
    var checked = 0
    var largest = 0.0
    var isExplained = true
    for (variable, value) in gradients {
      // The places, counted through all gradients, that are multiples of the stride.
      let places = Swift.stride(from: (stride - start % stride) % stride, to: value.elements.count, by: stride)
      let differences = try finiteDifferences(of: variable, elements: Array(places))
      for (difference, place) in zip(differences, places) {
        let distance = (difference.value - value.elements[place]).magnitude
        // A distance that is no number stays one in the largest.
        largest = distance > largest || distance.isNaN ? distance : largest
        if !(distance <= difference.uncertainty) { isExplained = false }
      }
      start += value.elements.count
      checked += differences.count
    }
    let words: Phrase =
      total == 1
      ? "Central finite difference"
      : checked == total
        ? "Central finite differences, all \(total)" : "Central finite differences, \(checked) of \(total)"
    guard largest.isFinite else { return .init(.warning, "\(words): some cannot be computed here") }
    guard isExplained else {
      return .init(
        .warning, "\(words): up to \(Math.number(largest)) apart, which is more than rounding explains")
    }
    return .init(
      .finiteDifference, largest == 0 ? "\(words): the same" : "\(words): at most \(Math.number(largest)) apart")
  }

  func remark(_ finding: Flatness.Finding) -> Explanation.Remark {
    let owner = names.first { graph.bodyOfDefinition($0) == finding.node } ?? finding.node
    let input = graph[finding.node].inputs[0]
    let function = Math.call(function: graph.operationName(finding.node), [printer().name(of: input)])
    let unit: Phrase =
      finding.units == 1 ? "\(name(owner))" : "\(finding.count) of \(finding.units) units of \(name(owner))"
    let isOne = finding.count == 1
    switch finding.flatness {
    case .kink:
      let place: Phrase = finding.units == 1 ? "here" : "in \(finding.count) of \(finding.units) units"
      return .init(
        .warning,
        "\(function) is at a kink \(place): the slopes on its two sides differ, and the derivative counts as one of them"
      )
    case .saturated:
      return .init(
        .note,
        finding.isClosed
          ? "\(unit) \(isOne ? "is" : "are") saturated: the slope there is 0 in the computer's numbers, so nothing of the gradient comes through"
          : "\(unit) \(isOne ? "is" : "are") saturated: the function is nearly flat there and lets little of the gradient through"
      )
    case .off:
      return .init(
        .note,
        "\(unit) \(isOne ? "is off, since its sum is" : "are off, since their sums are") negative: nothing of the gradient comes through"
      )
    }
  }
}

extension FiniteDifference {
  /// What is said of it beside the derivative that it should be.
  func remark(beside derivative: Double) -> Explanation.Remark {
    guard value.isFinite, derivative.isFinite else {
      return .init(.warning, "The central finite difference cannot be computed here")
    }
    let distance = (derivative - value).magnitude
    let words: Phrase = "Central finite difference: \(Math.number(value))"
    guard distance > uncertainty else {
      return .init(
        .finiteDifference, distance == 0 ? "\(words), the same" : "\(words), which differs by \(Math.number(distance))")
    }
    return .init(.warning, "\(words), which differs by \(Math.number(distance)), more than rounding explains")
  }
}

extension Graph {
  fileprivate func operationName(_ node: NodeID) -> String {
    guard case .operation(let operation, _) = self[node].kind else { return "" }
    if case .function(let name) = operation.notation { return name }
    return operation.name
  }
}
