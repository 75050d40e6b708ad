import Source

/// What an expression speaks of, without evaluating it: needed to know which blocks depend on which.
extension Expression {
  /// The expressions directly inside this one.
  var children: [Expression] {
    switch kind {
    case .number, .text, .boolean, .name: []
    case .brackets(let entries): entries
    case .comprehension(let body, _, let over): [over, body]
    case .parenthesized(let inner), .transpose(let inner), .unary(_, let inner), .prime(let inner, _),
      .gradient(let inner), .member(let inner, _):
      [inner]
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .index(let whole, let indices): [whole] + indices
    case .binary(_, let left, let right), .range(let left, let right), .on(let left, let right),
      .atState(let left, let right):
      [left, right]
    case .at(let body, let replacements): [body] + replacements.flatMap { [$0.target, $0.value] }
    case .partial(let target, let variables): [target] + variables
    }
  }

  /// Every expression in this one, itself first.
  var all: [Expression] {
    var found: [Expression] = []
    var pending = [self]
    while let next = pending.popLast() {
      found.append(next)
      pending.append(contentsOf: next.children.reversed())
    }
    return found
  }

  /// The names it mentions, in order, each with its first place.
  var mentions: [(name: String, span: Span)] {
    var seen: Set<String> = []
    return all.compactMap { expression in
      guard case .name(let name) = expression.kind, seen.insert(name).inserted else { return nil }
      return (name, expression.span)
    }
  }

  /// Whether it calls a function by this name.
  func calls(_ name: String) -> Bool {
    all.contains { expression in
      guard case .call(let callee, _) = expression.kind, case .name(name) = callee.kind else { return false }
      return true
    }
  }

  /// Whether something in it brings this name in: a replacement, a loop, a range argument, or what a derivative is by.
  func introduces(_ name: String) -> Bool {
    all.contains { expression in
      switch expression.kind {
      case .at(_, let replacements): replacements.contains { $0.target.source == name }
      case .comprehension(_, let variable, _): variable.name == name
      case .call(_, let arguments):
        arguments.contains { if case .name(let label)? = $0.label { label.name == name } else { false } }
      case .partial(_, let variables): variables.contains { $0.source == name }
      default: false
      }
    }
  }
}

extension Statement {
  /// The expressions of the statement.
  var expressions: [Expression] {
    switch kind {
    case .definition(_, let expression), .destructuring(_, let expression), .function(_, _, let expression),
      .use(let expression), .expression(let expression):
      [expression]
    case .parameters(let declarations):
      declarations.flatMap { declaration in
        let first: Expression
        switch declaration.first {
        case .value(let expression), .random(let expression): first = expression
        }
        return (declaration.shape ?? []) + [first]
      }
    case .check(let claim, let tolerance): [claim] + (tolerance.map { [$0] } ?? [])
    case .trend(let series, _, let run): [series] + (run.map { [$0] } ?? [])
    }
  }

  /// The names that it defines, apart from the columns that `use` brings.
  var defined: [String] {
    switch kind {
    case .definition(let name, _), .function(let name, _, _): [name.name]
    case .destructuring(let names, _): names.map(\.name)
    case .parameters(let declarations): declarations.map(\.name.name)
    case .use, .check, .trend, .expression: []
    }
  }

  /// The names that it needs from elsewhere.
  var needed: [(name: String, span: Span)] {
    let own: Set<String> =
      if case .function(_, let parameters, _) = kind { Set(parameters.map(\.name)) } else { [] }
    return expressions.flatMap { expression in
      expression.mentions.filter { !own.contains($0.name) && !expression.introduces($0.name) }
    }
  }
}
