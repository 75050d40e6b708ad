import Source

/// A kind of slip that a notebook can be warned of without running it. A rule errs on the side of silence.
struct WarningRule: Sendable {
  /// Whether what it tells is nothing to be told of a notebook that others start from.
  var isOfUnused = false
  let find: @Sendable (NotebookOutline) -> [Diagnostic]

  /// All of them; another one is another row.
  static let all: [WarningRule] = [unusedNames, hiddenDefinitions, untrainedParameters, certainClaims, unusedTables]
}
