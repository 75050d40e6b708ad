import Engine
import Numerals
import Source

extension Evaluator {
  /// `check a ≈ b`, `check a ≈ b within 0.01`, `check a < b`, or any value that must not be 0.
  mutating func check(_ claim: Expression, within tolerance: Expression?) throws(Diagnostic) -> CheckOutput {
    guard case .binary(let sign, let left, let right) = claim.unwrapped.kind, sign.isComparison else {
      if tolerance != nil { throw Diagnostic("within belongs to a claim with ≈", at: claim.span) }
      return try truth(of: claim)
    }
    if let tolerance, sign != .approximately {
      throw Diagnostic("within belongs to a claim with ≈", at: tolerance.span)
    }
    let text = claim.source + (tolerance.map { " within \($0.source)" } ?? "")
    let span = tolerance.map { claim.span.union($0.span) } ?? claim.span
    let (first, second) = try sides(sign, left, right)
    if let one = first.rows, let other = second.rows, one != other {
      throw Diagnostic(
        state.graph.mixedRows(left.source, one, right.source, other), at: claim.span,
        hint: "write \(left.source) on \(state.graph[other].name)", notes: definitions(of: [left, right], claim.span))
    }
    let nearness = try nearness(sign, second, tolerance, claim)
    switch ClaimAlignment(first, second, rowCount: (first.rows ?? second.rows).map { state.graph[$0].count }) {
    case .misfit(let message):
      return CheckOutput(
        claim: text, holds: false, found: first.tensor, wanted: second.tensor, message: message, span: span)
    case .pairs(let pairs):
      let comparison = ClaimComparison(sign: sign, nearness: nearness, pairs: pairs, left: first, right: second)
      let report = comparison.report(digits: state.digits)
      return CheckOutput(
        claim: text, holds: report == nil, found: first.tensor, wanted: second.tensor, message: report?.message,
        differences: report?.differences, hint: report?.hint, span: span)
    }
  }

  private mutating func truth(of claim: Expression) throws(Diagnostic) -> CheckOutput {
    let node = try formula(claim)
    let value = try numbers(of: node, at: claim.span)
    let holds = value.tensor.elements.allSatisfy { $0 != 0 && !$0.isNaN }
    return CheckOutput(
      claim: claim.source, holds: holds, found: value.tensor,
      message: holds ? nil : "\(claim.source) is \(words(value.tensor))", span: claim.span)
  }

  /// How near the sides of `≈` must be.
  private mutating func nearness(
    _ sign: BinaryOperator, _ right: ClaimSide, _ tolerance: Expression?, _ claim: Expression
  ) throws(Diagnostic) -> ClaimComparison.Nearness {
    guard sign == .approximately else { return .exact }
    if let tolerance {
      let limit = try number(tolerance)
      guard limit.isFinite, limit >= 0 else {
        throw Diagnostic("within takes a number that is finite and not negative", at: tolerance.span)
      }
      return .within(limit)
    }
    guard right.literals != nil else {
      throw Diagnostic(
        "\(claim.source) does not say how near", at: claim.span,
        hint: "write a number with its decimals on the right, or add within 0.01")
    }
    return .decimals
  }

  /// Numbers in a sentence, the first few of many.
  func words(_ tensor: Tensor) -> String { TensorText.text(tensor, digits: state.digits) }
}

extension Expression {
  /// Without brackets around the whole.
  var unwrapped: Expression {
    if case .parenthesized(let inner) = kind { return inner.unwrapped }
    return self
  }
}
