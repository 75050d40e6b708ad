import Engine
import Figures
import Numerals
import Source

/// The places of a variable that a reader moves through.
struct FollowedPlaces {
  let name: Identifier
  let values: [Double]
  /// Where the first and the last place lie between the ends of the axis; nothing where the places are not even.
  let ends: (first: Double, last: Double)?
  private let format: ColumnFormat

  /// Steps of few digits are preferred: a reader who moves through −1..1 meets 0.05 and not 0.0333.
  ///
  /// - Parameters:
  ///   - counts: how many steps the range may have, the best first.
  ///   - isInside: whether the ends themselves are left out.
  init(_ name: Identifier, from low: Double, to high: Double, steps counts: [Int], isInside: Bool = false, digits: Int)
  {
    func length(_ count: Int) -> Int { Numerals.shortest((high - low) / Double(count)).count }
    let count = counts.min { length($0) < length($1) } ?? 60
    let decimals = Numerals.decimals(ofLiteral: Numerals.shortest((high - low) / Double(count)))
    let all = IntroducedRange.places(from: low, to: high, count: count + 1).map { place in
      // 0.7 and not 0.7000000000000002, so that what is computed is computed at the place that is shown.
      decimals <= 6 ? Double(Numerals.fixed(place, decimals: decimals + 3)) ?? place : place
    }
    let margin = isInside ? 1 / Double(count) : 0
    self.init(
      name, isInside ? Array(all.dropFirst().dropLast()) : all, ends: (first: margin, last: 1 - margin), digits: digits)
  }

  /// The elements of a vector.
  init(_ name: Identifier, at values: [Double], digits: Int) { self.init(name, values, ends: nil, digits: digits) }

  private init(_ name: Identifier, _ values: [Double], ends: (Double, Double)?, digits: Int) {
    (self.name, self.values, self.ends) = (name, values, ends)
    format = Numerals.columnDecimals(values, digits: digits)
  }

  /// A place as it is written: all have the same decimals.
  func text(_ value: Double) -> String { Numerals.typographic(format.format(value)) }

  /// A slider over the places, which the pointer sets along a side of the first figure.
  func control(_ side: ExplorerOutput.Pointer.Side) -> ExplorerOutput.Control {
    ExplorerOutput.Control(
      kind: .slider, label: .name(name.name), name: name.name, settings: values.map(text), start: values.count * 2 / 3,
      pointer: ends.map { .init(part: 0, side: side, first: $0.first, last: $0.last) })
  }
}

extension Evaluator {
  /// The call of a builtin that an expression is; nothing where it is something else.
  func builtinCall(_ expression: Expression) throws(Diagnostic) -> Builtin.Call? {
    switch expression.kind {
    case .parenthesized(let inner): return try builtinCall(inner)
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind, case .builtin(let builtin)? = Vocabulary.callable(name) else {
        return nil
      }
      if case .function? = names[name] { return nil }
      return try builtin.call(arguments, span: expression.span, source: expression.source)
    default: return nil
    }
  }

  /// A number as sentences have it.
  func said(_ number: Double) -> String { Numerals.typographic(Numerals.significant(number, digits: state.digits)) }

  /// Numbers in brackets, as sentences have them.
  func said(_ numbers: [Double]) -> String { "(\(numbers.map(said).joined(separator: ", ")))" }
}
