import Source

extension WarningRule {
  /// A name that is defined and that nothing speaks of.
  static let unusedNames = WarningRule(isOfUnused: true) { outline in
    let definitions = NameHistory(outline).definitions
    let usedParts = definitions.filter(\.isUsed).map(\.kind)
    return definitions.compactMap { definition -> Diagnostic? in
      guard !definition.isUsed, !definition.isExempt, definition.successor == nil else { return nil }
      let name = definition.identifier.name
      switch definition.kind {
      case .part where usedParts.contains(definition.kind): return nil
      case .formula, .part, .training:
        return .warning(
          .unusedName, "\(name) is never used", at: definition.identifier.span,
          hint: "show it with a line \(name), or leave it out")
      case .function:
        return .warning(
          .unusedName, "the function \(name) is never used", at: definition.identifier.span, hint: "leave it out")
      case .parameter:
        return .warning(
          .unusedName, "no formula uses the parameter \(name)", at: definition.identifier.span, hint: "leave it out")
      }
    }
  }

  /// A definition that takes the place of an earlier one before anything has spoken of that.
  static let hiddenDefinitions = WarningRule { outline in
    let definitions = NameHistory(outline).definitions
    return definitions.compactMap { hidden -> Diagnostic? in
      guard !hidden.isUsed, !hidden.isExempt, let successor = hidden.successor else { return nil }
      let name = hidden.identifier.name
      return .warning(
        .hiddenDefinition, "\(name) is defined anew, before anything used what it was",
        at: definitions[successor].identifier.span,
        hint: "leave one of the two out, or give it another name",
        notes: [.init("\(name) was defined here", at: hidden.identifier.span)])
    }
  }
}
