import Markdown
import Source

/// A link of the prose.
public struct ProseLink: Hashable, Sendable {
  /// As the author wrote it, without Markdown's escapes.
  public let destination: String
  /// How many links to the same destination come before.
  let occurrence: Int
  /// The first line of its block.
  let line: Int
}

extension LoadedNotebook {
  /// The links of the prose, in the order of the blocks.
  public var links: [ProseLink] {
    var found: [String: Int] = [:]
    return document.allBlocks.flatMap { block in
      block.inlines.flatMap(\.linkDestinations).map { destination in
        let occurrence = found[destination, default: 0]
        found[destination] = occurrence + 1
        return ProseLink(destination: destination, occurrence: occurrence, line: block.lines.lowerBound)
      }
    }
  }

  /// Where the address of a link stands. The parser gives no places of links, so the source is searched: for the address
  /// behind `](`, or in a reference's definition; else it is the start of the block.
  public func span(of link: ProseLink) -> Span {
    let length = link.destination.unicodeScalars.count
    var occurrence = 0
    for (index, line) in source.lines.enumerated() {
      for (column, isDefinition) in Self.columns(of: link.destination, in: Array(line.unicodeScalars)) {
        guard isDefinition || occurrence == link.occurrence else {
          occurrence += 1
          continue
        }
        return Span(line: index + 1, column: column, length: max(1, length))
      }
    }
    return Span(line: link.line, column: 1)
  }

  /// The columns in a line where an address stands as one, from 1, and whether a reference is defined there.
  private static func columns(of address: String, in line: [Unicode.Scalar]) -> [(column: Int, isDefinition: Bool)] {
    let wanted = Array(address.unicodeScalars)
    guard line.count >= wanted.count else { return [] }
    return (0...line.count - wanted.count).compactMap { start in
      guard line[start..<start + wanted.count].elementsEqual(wanted),
        start + wanted.count == line.count || " \t)>".unicodeScalars.contains(line[start + wanted.count])
      else { return nil }
      let before = line[..<start].suffix(4)
      func ends(_ text: String) -> Bool { before.reversed().starts(with: text.unicodeScalars.reversed()) }
      if ends("](") || ends("](<") { return (start + 1, false) }
      return ends("]: ") || ends("]: <") || ends("]:") ? (start + 1, true) : nil
    }
  }
}

extension Inline {
  fileprivate var linkDestinations: [String] {
    let own: [String] = if case .link(let destination, _, _) = self { [destination] } else { [] }
    return own + children.flatMap(\.linkDestinations)
  }
}
