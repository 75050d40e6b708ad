/// Outputs that belong together.
public struct GroupOutput: Sendable {
  public enum Arrangement: Sendable, Hashable {
    /// So many beside one another, where there is room.
    case beside(columns: Int)
    /// One of them at a time, which the reader chooses; printed, all of them.
    case choice
  }

  public struct Item: Sendable {
    /// What the author calls it.
    public let label: String?
    public let outputs: [Output]
  }

  public let arrangement: Arrangement
  public let items: [Item]
}
