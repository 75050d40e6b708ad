/// Where a block stands in the source, and what text spliced in after it needs to belong to the same container.
public struct Placement: Hashable, Sendable {
  public let lines: ClosedRange<Int>
  /// What a further line of the same container starts with: `> ` for a quote, the indentation of a list item.
  public let prefix: String
  /// What a blank line inside the container consists of. In a footnote definition inside a quote cmark-gfm wants the
  /// indentation there too; elsewhere it is the prefix without spaces at its end.
  public let blankPrefix: String
  /// The UTF-8 bytes of the first line that stand before the block: quote marks, list markers, indentation.
  public let indentation: Int
  /// Whether the item that holds the block begins on the same line, so that its marker must outlive the block.
  public let isFirstOfItem: Bool
  /// Whether it keeps a list before it apart from what follows.
  public let isSeparator: Bool
  /// The line that ends an unclosed fence, without the container's prefix.
  public let closing: String?
}
