/// The right side of a derivative rule: a formula with places for the inputs, the value and the gradient.
public indirect enum Template: Sendable {
  case input(Int)
  /// The value of the operation itself, as in σ′ = y(1 − y).
  case output
  /// What the value receives in reverse mode.
  case gradient
  case number(Double)
  /// The vector 1, 2, …, n.
  case indices(Int)
  case call(String, [Template], TemplateAttribute)
  /// No dependence on this input.
  case zero

  static let x = Template.input(0)
  static let a = Template.input(0)
  static let b = Template.input(1)
  static let y = Template.output
  static let g = Template.gradient

  /// The operation `name` of the table, applied.
  static func apply(_ name: String, _ inputs: Template..., attribute: TemplateAttribute = .fixed(.none)) -> Template {
    .call(name, inputs, attribute)
  }
}

/// Where the attribute of an operation in a rule comes from.
public enum TemplateAttribute: Sendable {
  case fixed(Attribute)
  /// The attribute of the operation that is differentiated.
  case own
  /// The shape of one of its inputs.
  case shape(ofInput: Int)
  /// The shape of one of its inputs with a last axis of length 1.
  case shapeWithLastAsOne(ofInput: Int)
  /// What input `i` became in arrays put together along an axis.
  case partOfConcatenation(input: Int)
  /// The elements that input `i` gave to a list of all inputs.
  case partOfList(input: Int)
}

extension Template: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  static func + (a: Template, b: Template) -> Template { .apply("add", a, b) }
  static func - (a: Template, b: Template) -> Template { .apply("subtract", a, b) }
  static func * (a: Template, b: Template) -> Template { .apply("multiply", a, b) }
  static func / (a: Template, b: Template) -> Template { .apply("divide", a, b) }
  static prefix func - (a: Template) -> Template { .apply("negate", a) }
}
