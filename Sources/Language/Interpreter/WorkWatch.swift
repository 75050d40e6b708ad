import Engine

/// Looks in on a notebook while its blocks run, and can end a statement that takes too much.
public struct WorkWatch: Sendable {
  /// Told when a block or a value of the prose begins, with its line.
  public var begin: @Sendable (Int) -> Void = { _ in }
  /// Called before each statement, call and evaluation. What it throws ends the statement with this error.
  public var look: @Sendable () throws(EngineError) -> Void = { () throws(EngineError) in }
  /// Called within and behind evaluations of much work, so that it takes no time beside them.
  public var lookWithin: @Sendable () throws(EngineError) -> Void = { () throws(EngineError) in }
  /// The most numbers that a notebook may keep, in its arrays, datasets and trainings.
  public var mostNumbers = Int.max

  public init() {}
}
