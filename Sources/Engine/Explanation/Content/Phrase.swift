/// Words with mathematics among them. Written as a string into which formulas are put: `"at \(w) the slope is 2"`.
public struct Phrase: Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case text(String)
    /// Words that stand out, such as the name of a rule.
    case strong(String)
    case math(Math)
  }

  public var pieces: [Piece]

  public init(_ pieces: [Piece]) { self.pieces = pieces }
  public init(_ math: Math) { pieces = [.math(math)] }
}

extension Phrase: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { pieces = [.text(value)] }
  public init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

  public struct Interpolation: StringInterpolationProtocol, Sendable {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { append(literal) }
    public mutating func appendInterpolation(_ math: Math) { pieces.append(.math(math)) }
    public mutating func appendInterpolation(_ text: String) { append(text) }
    public mutating func appendInterpolation(strong text: String) { pieces.append(.strong(text)) }
    public mutating func appendInterpolation(_ number: Int) { append(String(number)) }
    public mutating func appendInterpolation(_ phrase: Phrase) { pieces += phrase.pieces }

    private mutating func append(_ text: String) {
      guard !text.isEmpty else { return }
      if case .text(let before)? = pieces.last {
        pieces[pieces.count - 1] = .text(before + text)
      } else {
        pieces.append(.text(text))
      }
    }
  }
}
