import Source

/// A file that a course or a notebook names, with the place where it does.
public struct NamedFile: Hashable, Sendable {
  /// Relative to the folder of what names it.
  public let address: String
  public let span: Span?
}
