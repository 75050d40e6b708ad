import Engine

extension Math {
  /// What is raised or has an index.
  var base: Math {
    switch self {
    case .power(let base, _), .index(let base, _): base
    default: self
    }
  }
}

extension [Math] {
  /// Whether all are single digits, which can be read side by side.
  var areDigits: Bool {
    !isEmpty
      && allSatisfy { math in
        if case .exact(let number) = math { (0...9).contains(number) && number == number.rounded() } else { false }
      }
  }
}
