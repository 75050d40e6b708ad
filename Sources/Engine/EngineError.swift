/// What the engine refuses, in the words of the course. It carries no place: the language adds that.
public struct EngineError: Error, Hashable, Sendable {
  public let message: String
  /// What the reader can do about it.
  public let hint: String?

  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
