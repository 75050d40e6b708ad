/// Mathematics as a small tree. Formats print it: MathML, TeX, plain text. It already has the brackets it needs.
public indirect enum Math: Hashable, Sendable {
  /// A number, to be shown with the notebook's digits.
  case number(Double)
  /// A number to be shown in full, such as an exponent or a literal that the author wrote.
  case exact(Double)
  /// A name: `w3` shows as w₃, `alpha` and `α` as α, `h.W` as W with the upper index (h).
  case name(String)
  /// A name that stands for a vector or a matrix.
  case array(String)
  /// A word in upright letters.
  case text(String)
  /// An operator or a sign, such as `+`, `−`, `·`, `=`, `≈`, `,`, with the space that belongs to it.
  case sign(String)
  /// Parts side by side.
  case row([Math])
  /// Parts whose product is written by putting them side by side; a printer puts a thin space between.
  case juxtaposed([Math])
  case fraction(Math, Math)
  case power(Math, Math)
  case index(Math, [Math])
  case root(Math)
  case absolute(Math)
  /// ‖v‖, the length of a vector.
  case norm(Math)
  case brackets(Math)
  /// f(a, b); `function` is `σ`, `exp`, `f′`, …
  case call(function: String, [Math])
  case transpose(Math)
  /// Σ or another big sign, with what is below and above it.
  case sum(below: Math?, above: Math?, Math)
  /// [a, b, …] as a vector, or the rows of a matrix.
  case vector([Math])
  case matrix([[Math]])
  /// A choice: lines of a value and the condition under which it holds.
  case cases([[Math]])
  /// [a > b]: 1 where the relation holds, else 0 (Iverson's bracket).
  case indicator(Math)
  /// ∂a/∂b, with the order of the derivative.
  case partial(order: Int, of: Math, by: [Math])
  /// ∇ of something.
  case nabla(Math)
  /// Lines under one another, their cells aligned: the left sides to the right, the rest to the left, so that the
  /// relations stand below each other.
  case aligned([[Math]])
  /// The same thing wherever it stands in an explanation and its drawing: a page lights all that have the number.
  case marked(Int, Math)
}

extension Math {
  /// The name of an array as the name of one of its elements, which is a number and not bold.
  var ofOneElement: Math { if case .array(let name) = self { .name(name) } else { self } }
}
