/// How a document is printed as HTML: as cmark-gfm prints it, but for what the hooks supply.
///
/// With the values of `init` the result is that of `cmark-gfm --unsafe` byte for byte, but for mathematics, which
/// cmark-gfm does not know.
public struct ProseHTML {
  /// What becomes of HTML that the author wrote.
  public enum RawHTML: Hashable, Sendable {
    /// It is printed as it stands.
    case unsafe
    /// Harmless elements are printed and closed, comments dropped; everything else is shown as text. Dangerous
    /// addresses are dropped.
    case filtered
  }

  /// What an address is used for.
  public enum AddressUse: Hashable, Sendable {
    case link, image
  }

  public var rawHTML = RawHTML.unsafe
  /// GFM's `tagfilter`: nine elements such as `script` are made visible. Only for HTML printed as it stands.
  public var filtersTags = false
  /// Heading cells say that they head a column: `scope="col"`.
  public var hasHeaderScope = false
  /// As a page of its own wants it: headings have a link to themselves, tables a box to scroll in, and their columns are
  /// aligned by classes.
  public var isPage = false

  /// The HTML for a fenced block in place of its code; nothing for code as cmark prints it.
  public var fencedCode: (FencedCode) -> String? = { _ in nil }
  /// The HTML for a code span.
  public var codeSpan: (CodeSpan) -> String? = { _ in nil }
  /// The HTML for a formula, which is a block of its own where the second argument says so.
  public var mathematics: (Mathematics, _ isBlock: Bool) -> String? = { _, _ in nil }
  /// The `id` of a heading.
  public var headingIdentifier: (Heading) -> String? = { _ in nil }
  /// Another address in place of the author's. What it gives is trusted: dangerous addresses never come to it when raw
  /// HTML is filtered.
  public var address: (String, AddressUse) -> String? = { _, _ in nil }

  /// The words of a link that has none, by its address.
  public var linkWords: (String) -> String? = { _ in nil }

  public init() {}

  public func html(of document: Document) -> String {
    html(of: document.blocks)
  }

  public func html(of blocks: [Block]) -> String {
    var printer = HTMLPrinter(options: self)
    printer.print(document: blocks)
    return printer.out.string
  }

  /// Inlines alone, as for a table of contents.
  public func html(of inlines: [Inline]) -> String {
    var printer = HTMLPrinter(options: self)
    printer.print(scope: inlines)
    return printer.out.string
  }
}
