import Source

extension Builtin {
  /// Sorts the arguments of a call, or says which one is missing, superfluous or unknown.
  func call(_ arguments: [Argument], span: Span, source: String) throws(Diagnostic) -> Call {
    var byPosition: [Argument] = []
    var byName: [String: Argument] = [:]
    var introduced: [(name: Identifier, value: Expression)] = []
    for argument in arguments {
      switch argument.label {
      case nil: byPosition.append(argument)
      case .text(let text, let place):
        guard takesLabels else { throw Diagnostic("\(name) takes no argument labelled \"\(text)\"", at: place) }
        byPosition.append(argument)
      case .name(let label):
        if let parameter = named.first(where: { $0.name == label.name }) {
          guard byName[parameter.name] == nil else {
            throw Diagnostic("\(name) is given \(label.name) twice", at: label.span)
          }
          byName[parameter.name] = argument
        } else if let position = positional.firstIndex(where: { $0.name == label.name }), !isRepeated,
          position == byPosition.count
        {
          byPosition.append(argument)
        } else if bringsInNames {
          introduced.append((label, argument.value))
        } else {
          throw unknown(label)
        }
      }
    }
    try checkCount(byPosition, span)
    for parameter in named where !parameter.isOptional && byName[parameter.name] == nil {
      throw Diagnostic(
        "\(name) needs \(parameter.name):, \(parameter.meaning)", at: span, hint: "for example \(example)")
    }
    return Call(
      builtin: self, span: span, source: source, positional: byPosition, named: byName, introduced: introduced)
  }

  private func checkCount(_ given: [Argument], _ span: Span) throws(Diagnostic) {
    let needed = positional.filter { !$0.isOptional }.count
    if given.count < needed {
      let missing = positional[given.count]
      throw Diagnostic("\(name) needs \(missing.name), \(missing.meaning)", at: span, hint: "for example \(example)")
    }
    if given.count > positional.count, !isRepeated {
      throw Diagnostic(
        "\(name) takes \(positional.count) \(positional.count == 1 ? "argument" : "arguments"), but has \(given.count)",
        at: given[positional.count].value.span, hint: "for example \(example)")
    }
  }

  private func unknown(_ label: Identifier) -> Diagnostic {
    let known = named.map(\.name)
    let nearest = Suggestion.nearest(to: label.name, among: known)
    let hint =
      nearest.map { "did you mean \($0):?" }
      ?? (takesLabels ? "a heading or a title is a text: \"\(label.name)\": …" : nil)
      ?? (known.isEmpty ? "it takes no named arguments" : "it takes \(known.map { "\($0):" }.joined(separator: ", "))")
    return Diagnostic("\(name) has no argument \(label.name):", at: label.span, hint: hint)
  }
}
