import Engine
import Source

extension Evaluator {
  /// What stands behind `on` and `at`, the place that an explanation is of: `or[2], w₁ = 3`.
  static func place(of expression: Expression) -> Phrase? {
    let places = places(of: expression)
    guard let first = places.first else { return nil }
    return places.dropFirst().reduce(first) { "\($0), \($1)" }
  }

  private static func places(of expression: Expression) -> [Phrase] {
    switch expression.kind {
    case .on(let body, let place), .atState(let body, let place): places(of: body) + ["\(place.source)"]
    case .at(let body, let replacements): places(of: body) + replacements.map { Phrase(change($0)) }
    case .parenthesized(let inner): places(of: inner)
    default: []
    }
  }

  /// `w₁ = 3`, `W₁₂ = −1`
  private static func change(_ replacement: Replacement) -> Math {
    .row([written(replacement.target), .sign("="), written(replacement.value)])
  }
}
