/// A Python expression on one line, and how tightly it holds together.
struct Expression {
  /// Loosest first, as Python binds them.
  enum Strength: Int, Comparable {
    case comparison, sum, product, sign, power, atom

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  enum Kind: Hashable {
    case tensor
    /// A Python number, with its value where it is a literal. It may be an integer.
    case number(Double?)
    /// A variable that holds a float, with its value where that is known.
    case float(Double?)
  }

  let text: String
  let strength: Strength
  var kind = Kind.tensor
  /// The same as True and False instead of 1 and 0, where there is such a form.
  var truth: String?

  init(_ text: String, _ strength: Strength = .atom, kind: Kind = .tensor, truth: String? = nil) {
    self.text = text
    self.strength = strength
    self.kind = kind
    self.truth = truth
  }

  /// A literal: whole numbers without a point, as they are written next to tensors.
  init(_ number: Double) {
    let isNegative = number.sign == .minus && !number.isNaN
    self.init(Literal.number(number), isNegative ? .sign : .atom, kind: .number(number))
  }

  var isNumber: Bool { kind != .tensor }

  /// The value of a literal.
  var literal: Double? { if case .number(let value) = kind { value } else { nil } }

  /// The value of a literal or of a variable.
  var knownNumber: Double? {
    switch kind {
    case .tensor: nil
    case .number(let value), .float(let value): value
    }
  }

  /// The text, in brackets unless it holds together at least as tightly as `strength`.
  func bracketed(from strength: Strength) -> String { self.strength >= strength ? text : "(\(text))" }

  /// Whether it may be written twice: a name, a member of something, a number.
  var isShort: Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "." || $0 == "-" }
  }

  /// The value as a tensor, where a function takes nothing else.
  var tensor: Expression { isNumber ? Expression("torch.tensor(\(float.text))") : self }

  /// The value as a float or a tensor, where whole numbers would make a tensor of integers.
  var float: Expression {
    switch kind {
    case .tensor, .float: self
    case .number(let value?): Expression(Literal.float(value), strength, kind: kind)
    // A quotient, a function of `math`, and what is a float already, are no integers.
    case .number(nil): isFloat ? self : Expression("float(\(text))", kind: kind)
    }
  }

  private var isFloat: Bool {
    text.hasPrefix("float(") && strength == .atom || text.contains(" / ") || text.contains("math.")
      || text.contains(".") && !text.contains("len(")
  }

  /// `x.sum()`
  func method(_ call: String) -> Expression { Expression("\(tensor.bracketed(from: .atom)).\(call)") }

  /// `x[0]`
  func index(_ indices: String) -> Expression { Expression("\(tensor.bracketed(from: .atom))[\(indices)]") }

  /// `torch.exp(x)`
  static func call(_ function: String, _ arguments: [Expression], _ more: String...) -> Expression {
    Expression("\(function)(\((arguments.map(\.text) + more).joined(separator: ", ")))")
  }

  /// With axes of length 1 behind the axis of the rows, so that it spreads over arrays with more axes.
  func withAxes(_ count: Int) -> Expression {
    guard count > 0 else { return self }
    func widened(_ whole: Expression) -> Expression {
      count == 1
        ? whole.method("unsqueeze(1)")
        : whole.index(([":"] + Array(repeating: "None", count: count)).joined(separator: ", "))
    }
    var result = widened(self)
    result.truth = truth.map { widened(Expression($0, .comparison)).text }
    return result
  }
}
