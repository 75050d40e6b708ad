import Markdown
import Source

/// Where relative links and images of a Markdown output must be changed so that they still lead to the same file.
struct AddressEdits {
  struct Edit {
    let bytes: Range<Int>
    let text: String
  }

  let edits: [Edit]

  init(_ document: Document, _ place: Place) {
    guard place.notebookFolder != nil else {
      edits = []
      return
    }
    let places = document.source.places
    var edits: [Edit] = []
    for block in document.allBlocks {
      var changed: Set<String> = []
      for destination in block.inlines.flatMap(\.destinations) {
        guard changed.insert(destination).inserted,
          let address = place.address(destination, notebookEnding: nil)
        else { continue }
        for range in places.places(of: "](\(destination)", in: block.lines) {
          edits.append(Edit(bytes: range.lowerBound + 2..<range.upperBound, text: address))
        }
      }
    }
    self.edits = edits
  }
}

extension Inline {
  /// The addresses of the links and images in this inline.
  fileprivate var destinations: [String] {
    let own: [String] =
      switch self {
      case .link(let destination, _, _): [destination]
      case .image(let source, _, _): [source]
      default: []
      }
    return own + children.flatMap(\.destinations)
  }
}

extension TextPlaces {
  /// Where a text stands in the given lines.
  fileprivate func places(of text: String, in lines: ClosedRange<Int>) -> [Range<Int>] {
    let wanted = Array(text.utf8)
    let bytes = bytes(ofLines: lines)
    var found: [Range<Int>] = []
    while let start = start(of: wanted, in: bytes, from: (found.last?.lowerBound ?? -1) + 1) {
      found.append(start..<start + wanted.count)
    }
    return found
  }
}
