/// A message about a place in a notebook: what was found, what was wanted, and what to do.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error, warning
    /// Something that could be better, which the user asked to be told of.
    case hint
  }

  /// A second place that helps to understand the first, such as an earlier definition.
  public struct Note: Hashable, Sendable {
    public let message: String
    public let span: Span

    public init(_ message: String, at span: Span) {
      self.message = message
      self.span = span
    }
  }

  public var severity: Severity
  /// Which slip a warning or a hint tells of; nothing for an error.
  public var name: WarningName?
  public var message: String
  /// Nothing for a message about the whole file.
  public var span: Span?
  /// What the reader can do about it.
  public var hint: String?
  public var notes: [Note]
  /// Lines that say more, such as a small table of numbers.
  public var details: [String]

  public init(
    _ message: String, at span: Span?, hint: String? = nil, notes: [Note] = [], details: [String] = [],
    severity: Severity = .error
  ) {
    self.message = Self.shortened(message)
    self.span = span
    self.hint = hint.map(Self.shortened)
    self.notes = notes
    self.details = details
    self.severity = severity
    name = nil
  }

  /// A message may quote the author's text, which may be endless.
  private static func shortened(_ text: String) -> String {
    text.utf8.count > 2000 && text.count > 400 ? "\(text.prefix(300)) … \(text.suffix(60))" : text
  }

  public static func hint(_ message: String, at span: Span?) -> Diagnostic {
    var hint = Diagnostic(message, at: span, severity: .hint)
    hint.name = .proseNumber
    return hint
  }

  public static func warning(
    _ name: WarningName, _ message: String, at span: Span?, hint: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    var warning = Diagnostic(message, at: span, hint: hint, notes: notes, severity: .warning)
    warning.name = name
    return warning
  }
}
