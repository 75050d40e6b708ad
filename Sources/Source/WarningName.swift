/// What kind of slip a warning tells of, by a name that stays the same when its words change.
public enum WarningName: String, CaseIterable, Sendable {
  case unusedName = "unused-name"
  case hiddenDefinition = "hidden-definition"
  case unusedTable = "unused-table"
  case untrainedParameter = "untrained-parameter"
  case certainClaim = "certain-claim"
  /// Training leaves a parameter as it is.
  case idleParameter = "idle-parameter"
  /// A block was not run, since one before it failed.
  case skippedBlock = "skipped-block"
  case brokenLink = "broken-link"
  /// A link is to say what a notebook is called that is not known.
  case unknownTitle = "unknown-title"
  /// Mathematics of the prose that cannot be set.
  case formula
  case frontMatter = "front-matter"
  /// What stands behind a block's fence.
  case blockOption = "block-option"
  /// A label that no table follows.
  case tableLabel = "table-label"
  case course
  /// A style sheet or a template.
  case pageLook = "page-look"
  case editedOutput = "edited-output"
  /// A file was written while the command ran.
  case changedFile = "changed-file"
  /// A number of the prose that an expression could say.
  case proseNumber = "prose-number"
}
