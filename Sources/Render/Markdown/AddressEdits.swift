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
    let lines = LineBytes(document.source.text)
    var edits: [Edit] = []
    for block in document.allBlocks {
      var changed: Set<String> = []
      for destination in block.inlines.flatMap(\.destinations) {
        guard changed.insert(destination).inserted,
          let address = place.address(destination, notebookEnding: nil)
        else { continue }
        for range in lines.places(of: "](\(destination)", in: block.lines) {
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

/// The bytes of a text by lines.
private struct LineBytes {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated()
    where byte == 10 || byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10) {
      starts.append(index + 1)
    }
    self.starts = starts
  }

  /// Where a text stands in the given lines, from 1.
  func places(of text: String, in lines: ClosedRange<Int>) -> [Range<Int>] {
    let wanted = Array(text.utf8)
    guard lines.lowerBound - 1 < starts.count else { return [] }
    let start = starts[lines.lowerBound - 1]
    let end = lines.upperBound < starts.count ? starts[lines.upperBound] : bytes.count
    guard end - start >= wanted.count else { return [] }
    return (start...end - wanted.count).filter { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
      .map { $0..<$0 + wanted.count }
  }
}
