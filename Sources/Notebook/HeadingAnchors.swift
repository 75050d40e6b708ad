import Markdown

/// The ids of headings, as GitHub makes them: small letters, spaces as hyphens, other signs left out, numbered when
/// they repeat or when a block has the name.
public struct HeadingAnchors: Sendable {
  public struct Entry: Sendable {
    public let heading: Heading
    public let anchor: String
    /// Without markup, with the values of its code.
    public let text: String
  }

  /// Every heading, in the order of the file.
  public let entries: [Entry]

  init(of document: Document, blockNames: Set<String>, text: ([Inline]) -> String) {
    var counts = Dictionary(uniqueKeysWithValues: blockNames.map { ($0, 0) })
    entries = document.allBlocks.compactMap { block in
      guard case .heading(let heading) = block.kind else { return nil }
      let text = text(heading.inlines)
      let base = Self.slug(text)
      var slug = base
      // A heading 'a-1' may have taken what the second 'a' would be called.
      while counts[slug] != nil {
        counts[base, default: 0] += 1
        slug = "\(base)-\(counts[base] ?? 0)"
      }
      counts[slug] = 0
      return Entry(heading: heading, anchor: slug, text: text)
    }
  }

  private static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "-" || character == "_" {
        slug.append(character)
      } else if character == " " {
        slug.append("-")
      }
    }
    return slug.isEmpty ? "section" : slug
  }
}
