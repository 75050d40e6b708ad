/// One block of a document: what it is, and where it stands. Large cases are boxed, so that a copy costs little.
public struct Block: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case paragraph([Inline])
    case heading(Heading)
    case thematicBreak
    case quote([Block])
    case list(List)
    /// Code by indentation of four columns.
    case indentedCode(String)
    indirect case fencedCode(FencedCode)
    /// Raw HTML as the author wrote it.
    case html(String)
    /// A displayed formula of its own: a `math` fence or a paragraph that is nothing but `$$…$$`.
    indirect case math(Mathematics)
    indirect case table(Table)
    indirect case footnote(Footnote)
  }

  public let kind: Kind
  public let placement: Placement

  /// The source lines, from the first to the last that belong to it.
  public var lines: ClosedRange<Int> { placement.lines }
}

public struct Heading: Hashable, Sendable {
  /// From 1 to 6.
  public let level: Int
  public let inlines: [Inline]
}

public struct List: Hashable, Sendable {
  public struct Item: Hashable, Sendable {
    /// Whether the box of a task is ticked; nothing for an item that is no task.
    public let isChecked: Bool?
    public let blocks: [Block]
  }

  /// The number of the first item of an ordered list; nothing for bullets.
  public let start: Int?
  /// Whether the items stand without blank lines between them, so that their paragraphs get no tags.
  public let isTight: Bool
  public let items: [Item]
}

/// A note that the text refers to.
public struct Footnote: Hashable, Sendable {
  /// The label as it is written in identifiers, percent-encoded.
  public let anchor: String
  /// How often the text refers to it.
  public let references: Int
  public let blocks: [Block]
}
