extension GradientExplanation {
  /// What is said under a gradient: the finite difference and its distance, and what makes the gradient special.
  mutating func remarks(_ paths: Graph.GradientPaths, _ value: Tensor) throws(EngineError) -> [Explanation.Remark] {
    var remarks: [Explanation.Remark] = []
    if graph[variable].shape.isNumber { remarks.append(try finiteDifferenceRemark(value.elements[0])) }
    return remarks
  }

  private mutating func finiteDifferenceRemark(_ value: Double) throws(EngineError) -> Explanation.Remark {
    let difference = try finiteDifference()
    guard difference.value.isFinite, value.isFinite else {
      return .init(.warning, "The central finite difference cannot be computed here")
    }
    let distance = (value - difference.value).magnitude
    let words: Phrase = "Central finite difference: \(.number(difference.value))"
    guard distance > difference.uncertainty else {
      return .init(
        .finiteDifference, distance == 0 ? "\(words), the same" : "\(words), apart by \(.number(distance))")
    }
    return .init(.warning, "\(words), apart by \(.number(distance)), which is more than rounding explains")
  }
}
