import Source

extension WarningRule {
  /// A parameter of a notebook that trains, which no training moves and no derivative is taken by.
  static let untrainedParameters = WarningRule(isOfUnused: true) { outline in
    let history = NameHistory(outline)
    guard history.trainsSomething else { return [] }
    let moved = history.closure(of: history.movedSources)
    return history.definitions.enumerated().compactMap { position, definition -> Diagnostic? in
      guard definition.kind == .parameter, definition.isUsed, !definition.isExempt, !moved.contains(position) else {
        return nil
      }
      let name = definition.identifier.name
      return .warning(
        .untrainedParameter, "no loss that is trained is built from the parameter \(name)",
        at: definition.identifier.span,
        hint: "a number that stays as it is needs no param: \(name) = …")
    }
  }
}
