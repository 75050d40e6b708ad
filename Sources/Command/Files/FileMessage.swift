import Source

/// A message about a file that is no notebook, such as a template or `course.yml`.
struct FileMessage: Sendable {
  /// As the user knows it.
  let path: String
  let diagnostic: Diagnostic
}
