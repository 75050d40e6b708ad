import Engine
import Typesetting

extension MathML {
  /// A formula that may be wider than the page: one element for each side of its relations, so that a browser, which
  /// does not break a formula itself, can begin a new line between them.
  func wrapping(_ math: Math) -> String {
    // At the start of an element a relation would lose its space.
    let printer = forParts(of: math)
    return Self.pieces(math).map { piece in
      printer.large(piece).replacing("<mrow><mo>=</mo>", with: "<mrow><mo form=\"infix\">=</mo>", maxReplacements: 1)
    }.joined(separator: "<wbr>")
  }

  /// `a = b = c` as `a`, `= b` and `= c`.
  static func pieces(_ math: Math) -> [Math] {
    guard case .row(let parts) = math else { return [math] }
    var pieces: [[Math]] = [[]]
    for part in parts {
      if relations.contains(part), pieces[pieces.count - 1].contains(where: { !relations.contains($0) }) {
        pieces.append([])
      }
      pieces[pieces.count - 1].append(part)
    }
    return pieces.count == 1 ? [math] : pieces.map { .row($0) }
  }

  private static let relations: Set<Math> = [.sign("="), .sign("≈"), .sign("→")]
}
