import Engine
import Source

/// A name that an argument such as `x: -3..3` brings in.
struct IntroducedName {
  let name: String
  let span: Span
  /// What formulas have under this name: a parameter, a column or a formula of the notebook, or a variable made for
  /// this call.
  let node: NodeID
  /// Whether the notebook knows the name.
  let isKnown: Bool
}

/// A name with the range that it goes through.
struct IntroducedRange {
  let introduced: IntroducedName
  /// What the author wrote for the range.
  let expression: Expression
  let low: Double
  let high: Double

  var name: String { introduced.name }

  /// So many places at equal distances, the ends among them.
  func places(_ count: Int) -> [Double] { Self.places(from: low, to: high, count: count) }

  static func places(from low: Double, to high: Double, count: Int) -> [Double] {
    let last = count - 1
    let middle = (low + high) / 2
    // Placed from the middle outwards, so that a range about 0 has points at equal distances to both sides.
    return (0...last).map { i in
      i == 0 ? low : i == last ? high : middle + (high - low) * (Double(2 * i - last) / Double(2 * last))
    }
  }

  /// Places between two numbers above 0, each as many times the one before: between two neighbours stands their
  /// geometric mean, 257 places after eight rounds.
  static func places(fromPositive low: Double, to high: Double) -> [Double] {
    var places = [low, high]
    for _ in 0..<8 {
      let means = zip(places, places.dropFirst()).map { $0.squareRoot() * $1.squareRoot() }
      places = zip(places, means).flatMap { [$0, $1] } + [high]
    }
    return places
  }
}

extension Evaluator {
  /// What a name that a call brings in stands for: a formula of that name, or a new variable.
  mutating func introduce(_ name: Identifier) -> IntroducedName {
    // A range gives numbers, so the name of an array is another one here, as a function's argument is.
    if case .formula(let node)? = names[name.name], state.graph[node].shape.isNumber {
      return IntroducedName(name: name.name, span: name.span, node: node, isKnown: true)
    }
    return IntroducedName(
      name: name.name, span: name.span, node: state.graph.variable(name.name), isKnown: false)
  }

  /// The ranges that a call brings in, exactly `count` of them.
  mutating func introducedRanges(_ call: Builtin.Call, count: Int) throws(Diagnostic) -> [IntroducedRange] {
    guard call.introduced.count == count else {
      let number = ["no ranges", "one range", "two ranges"]
      let found =
        call.introduced.count < number.count ? number[call.introduced.count] : "\(call.introduced.count) ranges"
      throw Diagnostic(
        "\(call.builtin.name) needs \(number[count]), but has \(found)",
        at: call.introduced.count > count ? call.introduced[count].name.span : call.span,
        hint: "for example \(call.builtin.example)")
    }
    var ranges: [IntroducedRange] = []
    for (name, value) in call.introduced {
      guard !ranges.contains(where: { $0.name == name.name }) else {
        throw Diagnostic("\(name.name) is given a range twice", at: name.span)
      }
      let (low, high) = try bounds(value)
      ranges.append(IntroducedRange(introduced: introduce(name), expression: value, low: low, high: high))
    }
    return ranges
  }

  /// The two ends of a range with something between them.
  mutating func bounds(_ expression: Expression) throws(Diagnostic) -> (low: Double, high: Double) {
    let value = try evaluate(expression)
    guard case .range(let low, let high) = value else {
      throw Diagnostic(
        "\(expression.source) is \(value.kindName), but a range is wanted here", at: expression.span,
        hint: "for example -3..3")
    }
    return try checkedBounds(low, high, expression)
  }

  func checkedBounds(_ low: Double, _ high: Double, _ expression: Expression) throws(Diagnostic)
    -> (low: Double, high: Double)
  {
    guard low < high, (high - low).isFinite else {
      throw Diagnostic("\(expression.source) is empty", at: expression.span)
    }
    return (low, high)
  }
}
