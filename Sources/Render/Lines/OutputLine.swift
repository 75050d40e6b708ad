/// A line of an output as a reader sees it, with what of the notebook it belongs to, so that a difference between two
/// outputs can be told by block.
public struct OutputLine: Hashable, Sendable {
  public enum Place: Hashable, Sendable {
    /// The block at this position among the notebook's blocks.
    case block(Int)
    /// The prose, at a line of the notebook where the format knows it.
    case prose(line: Int?)
    /// Nothing is known, as of a line of an earlier output.
    case unknown
  }

  public let text: String
  public let place: Place
  /// Whether it is a row of the numbers behind a figure, which are folded away.
  public let isFigureData: Bool

  init(_ text: String, at place: Place, isFigureData: Bool = false) {
    self.text = text
    self.place = place
    self.isFigureData = isFigureData
  }

  /// The lines of a text, however they end. A line end at the end begins no further line.
  static func split(_ text: String) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    return (lines.last == "" ? lines.dropLast() : lines[...]).map(String.init)
  }
}
