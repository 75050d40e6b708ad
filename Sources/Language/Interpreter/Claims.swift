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
    let pair = try sides(sign, left, right, claim)
    var failed: Int?
    for (position, (a, b)) in zip(pair.left, pair.right).enumerated() {
      guard try !holds(sign, a, b, pair.literals?[position], tolerance, claim) else { continue }
      failed = position
      break
    }
    return CheckOutput(
      claim: claim.source + (tolerance.map { " within \($0.source)" } ?? ""), holds: failed == nil, found: pair.found,
      message: failed.map { message(left, right, pair, at: $0) }, span: claim.span)
  }

  private mutating func truth(of claim: Expression) throws(Diagnostic) -> CheckOutput {
    let node = try formula(claim)
    let value = try numbers(of: node, at: claim.span)
    let holds = value.tensor.elements.allSatisfy { $0 != 0 && !$0.isNaN }
    return CheckOutput(
      claim: claim.source, holds: holds, found: value.tensor,
      message: holds ? nil : "\(claim.source) is \(words(value.tensor))", span: claim.span)
  }

  private struct Sides {
    let found: Tensor
    let left: [Double]
    let right: [Double]
    let literals: [String]?
    let isPerRow: Bool
    /// The shape of one row.
    let shape: Shape
  }

  /// Both sides as numbers, spread to a common shape.
  private mutating func sides(_ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ claim: Expression)
    throws(Diagnostic) -> Sides
  {
    let a = try formula(left)
    let b = try formula(right)
    var first = try numbers(of: a, at: left.span)
    var second = try numbers(of: b, at: right.span)
    if let one = first.rows, let other = second.rows, one != other {
      throw Diagnostic(
        state.graph.mixedRows(left.source, one, right.source, other), at: claim.span)
    }
    let rows = first.rows ?? second.rows
    let literals = sign == .approximately ? Literal.numbers(right) : nil
    // A list of numbers beside a column is one number a row.
    if let rows, first.rows == nil || second.rows == nil {
      let count = state.graph[rows].count
      for (value, side, other) in [(first, left, right), (second, right, left)] where value.rows == nil {
        guard value.tensor.shape.rank == 1, value.tensor.shape.axes != [count], state.graph[a].shape.isNumber,
          state.graph[b].shape.isNumber || first.rows != nil
        else { continue }
        throw Diagnostic(
          "\(other.source) has \(count) rows, but \(side.source) has \(value.tensor.elements.count) entries",
          at: side.span)
      }
      if first.rows == nil, first.tensor.shape.axes != [count] || state.graph[b].shape.rank > 0 {
        first = spread(first, count)
      }
      if second.rows == nil, second.tensor.shape.axes != [count] || state.graph[a].shape.rank > 0 {
        second = spread(second, count)
      }
    }
    let isNumber = first.tensor.shape.isNumber
    guard let shape = first.tensor.shape.broadcast(with: second.tensor.shape), isNumber || shape == first.tensor.shape
    else {
      throw Diagnostic(
        "\(left.source) is \(first.tensor.shape.phrase), but \(right.source) is \(second.tensor.shape.phrase)",
        at: claim.span)
    }
    let places = second.tensor.shape.broadcastOffsets(to: shape)
    let spreadLiterals: [String]? = literals.flatMap { literals in
      if literals.count == 1 { return Array(repeating: literals[0], count: shape.count) }
      return literals.count == second.tensor.elements.count ? places.map { literals[$0] } : nil
    }
    return Sides(
      found: first.tensor,
      left: first.tensor.shape.broadcastOffsets(to: shape).map { first.tensor.elements[$0] },
      right: places.map { second.tensor.elements[$0] }, literals: spreadLiterals, isPerRow: rows != nil, shape: shape)
  }

  private func spread(_ value: Program.Value, _ count: Int) -> Program.Value {
    let elements = (0..<count).flatMap { _ in value.tensor.elements }
    return Program.Value(Tensor(elements, shape: Shape([count] + value.tensor.shape.axes)), rows: nil)
  }

  private mutating func holds(
    _ sign: BinaryOperator, _ a: Double, _ b: Double, _ literal: String?, _ tolerance: Expression?, _ claim: Expression
  ) throws(Diagnostic) -> Bool {
    switch sign {
    case .approximately:
      if let tolerance {
        let limit = try number(tolerance)
        guard limit.isFinite, limit >= 0 else {
          throw Diagnostic("within takes a number that is finite and not negative", at: tolerance.span)
        }
        return (a - b).magnitude <= limit
      }
      guard let literal else {
        throw Diagnostic(
          "\(claim.source) does not say how near", at: claim.span,
          hint: "write a number with its decimals on the right, or add within 0.01")
      }
      return Numerals.isAtMostHalfUnit(a, from: literal)
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    case .add, .subtract, .multiply, .divide, .product, .power: return false
    }
  }

  /// What was found where the claim fails first; the other side too where it is not written in the claim.
  private func message(_ left: Expression, _ right: Expression, _ sides: Sides, at position: Int) -> String {
    func short(_ number: Double) -> String {
      Numerals.typographic(Numerals.significant(number, digits: max(state.digits, 6)))
    }
    var place = ""
    if sides.left.count > 1 {
      let indices = Self.indices(of: position, in: sides.shape)
      place =
        sides.isPerRow
        ? " in row \(indices[0])" + (indices.count > 1 ? ", entry \(list(indices.dropFirst()))" : "")
        : " at [\(list(indices[...]))]"
    }
    let found = "\(left.source) is \(short(sides.left[position]))\(place)"
    if Literal.number(right) != nil { return found }
    if sides.literals != nil { return "\(found), not \(short(sides.right[position]))" }
    return "\(found), and \(right.source) is \(short(sides.right[position]))"
  }

  private func list(_ indices: ArraySlice<Int>) -> String { indices.map(String.init).joined(separator: ", ") }

  private static func indices(of position: Int, in shape: Shape) -> [Int] {
    var rest = position
    return shape.strides.map { stride in
      defer { rest %= stride }
      return rest / stride + 1
    }
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
