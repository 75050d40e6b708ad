import Engine
import Figures
import Numerals
import Source

/// What the builtins that draw have in common.
extension Evaluator {
  /// The title that the author gave, or none.
  mutating func title(of call: Builtin.Call) throws(Diagnostic) -> String {
    guard let argument = call.named["title"] else { return "" }
    return try text(argument.value)
  }

  /// The values of what is drawn as numbers; text has none.
  mutating func drawnNumbers(_ expression: Expression, by builtin: String) throws(Diagnostic) -> Program.Value {
    let node = try formula(expression)
    guard state.graph.classes(of: state.graph.unbound(node)) == nil else {
      throw Diagnostic("\(expression.source) is text, and \(builtin) shows numbers", at: expression.span)
    }
    return try numbers(of: node, at: expression.span)
  }

  /// A range such as `0..1`, with ends that are numbers.
  mutating func closedRange(_ argument: Argument?) throws(Diagnostic) -> ClosedRange<Double>? {
    guard let argument else { return nil }
    guard case .range(let low, let high) = try evaluate(argument.value), low < high, low.isFinite, high.isFinite
    else {
      throw Diagnostic(
        "\(argument.value.source) is no range from a smaller to a larger number", at: argument.value.span,
        hint: "for example 0..1")
    }
    return low...high
  }

  /// Texts or numbers in brackets, or the classes of a column, as names.
  ///
  /// - Parameters:
  ///   - things: what is named, as in `3 rows`.
  ///   - isByEntry: whether a column gives its entries, row by row, and not its classes.
  mutating func names(
    _ argument: Argument?, count: Int, _ things: String, isByEntry: Bool = false
  ) throws(Diagnostic) -> [FigureLabel]? {
    guard let argument else { return nil }
    let expression = argument.value
    var found: [String]
    let value = try evaluate(expression)
    if case .list(let values) = value {
      found = []
      for value in values {
        if case .text(let text) = value {
          found.append(text)
        } else {
          let node = try formula(value, of: expression)
          let numbers = try numbers(of: node, at: expression.span)
          found += numbers.tensor.elements.map(Self.name)
        }
      }
    } else {
      let node = try formula(value, of: expression)
      if !isByEntry, let classes = classNames(of: node), classes.count == count {
        found = classes
      } else {
        let numbers = try numbers(of: node, at: expression.span)
        let texts = state.graph.classes(of: state.graph.unbound(node))
        found = numbers.tensor.elements.map { texts?[Int($0) - 1] ?? Self.name($0) }
      }
    }
    guard found.count == count else {
      throw Diagnostic(
        "\(expression.source) has \(found.count) names, but there are \(count) \(things)", at: expression.span)
    }
    return found.map { FigureLabel($0) }
  }

  /// The names of a column's classes, in order.
  func classNames(of node: NodeID) -> [String]? {
    if let texts = state.graph.classes(of: state.graph.unbound(node)) { return texts }
    return classes(of: node)?.map(Self.name)
  }

  static func name(_ number: Double) -> String { Numerals.typographic(Numerals.shortest(number)) }

  /// How an argument is called: by the author's label, else by its source.
  static func name(of argument: Argument) -> String {
    switch argument.label {
    case .text(let text, _): text
    case .name(let identifier): identifier.name
    case nil: argument.value.source
    }
  }
}

extension Builtin {
  /// What `title:` means everywhere.
  static let titleParameter = Parameter(name: "title", meaning: "what to write above", isOptional: true)

  static func figure(_ figure: Figure) -> Value { .shown(.figure(FigureOutput(figure: figure, alternativeText: nil))) }
}
