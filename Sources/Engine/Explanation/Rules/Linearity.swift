extension Template {
  /// What a derivative rule mentions: the inputs by position, and the value of the operation.
  struct Mentions: OptionSet {
    let rawValue: UInt64

    static let output = Mentions(rawValue: 1 << 63)
    static func input(_ position: Int) -> Mentions { Mentions(rawValue: 1 << UInt64(min(position, 62))) }
  }

  var mentions: Mentions {
    switch self {
    case .input(let position): .input(position)
    case .output: .output
    case .gradient, .number, .indices, .zero: []
    case .call(_, let inputs, _): inputs.reduce(into: []) { $0.formUnion($1.mentions) }
    }
  }
}

extension Operation {
  /// The rules by each input, for inputs of the given shapes; nothing where the derivative is 0.
  func rules(_ shapes: [Shape]) -> [Template]? {
    switch derivative {
    case .zero: nil
    case .local(let templates): templates
    case .adjoint(let templates): templates(shapes)
    }
  }

  /// The inputs in which the operation is linear, in groups that are so together: both of a sum, each factor of a
  /// product by itself, the numerator of a quotient. It is read off the rules: where neither these inputs nor the value
  /// occur in the derivative by them, the derivative is the operation itself, with the inputs' derivatives put in. No
  /// operation of the table adds a constant, so linear is without one.
  func linearGroups(_ shapes: [Shape]) -> [[Int]] {
    guard let rules = rules(shapes) else { return [] }
    let mentions = rules.map(\.mentions)
    let own = rules.indices.filter { position in
      if case .zero = rules[position] { return false }
      return mentions[position].isDisjoint(with: [.output, .input(position)])
    }
    let areTogether = own.allSatisfy { position in
      own.allSatisfy { mentions[position].isDisjoint(with: .input($0)) }
    }
    return areTogether && !own.isEmpty ? [own] : own.map { [$0] }
  }
}
