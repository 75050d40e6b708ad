/// A named column of a data file.
public struct DataColumn: Sendable, Hashable {
  /// One entry for every row: finite numbers, or texts that are not empty.
  public enum Entries: Sendable, Hashable {
    case numbers([Double])
    case texts([String])
  }

  public let name: String
  public let entries: Entries
}
