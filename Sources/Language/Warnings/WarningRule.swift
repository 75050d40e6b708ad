import Source

/// A kind of slip that a notebook can be warned of without running it. A rule errs on the side of silence.
struct WarningRule: Sendable {
  let find: @Sendable (NotebookOutline) -> [Diagnostic]

  /// All of them; another one is another row.
  static let all: [WarningRule] = [unusedNames, hiddenDefinitions, untrainedParameters, certainClaims, unusedTables]
}
