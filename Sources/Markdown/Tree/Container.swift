/// A block that holds blocks, by what its lines start with.
enum Container: Hashable {
  case quote(firstLine: Int)
  /// `width` is the columns that a further line is indented by.
  case item(firstLine: Int, width: Int)
  case footnote(firstLine: Int)

  /// What a further line starts with.
  var prefix: String {
    switch self {
    case .quote: "> "
    case .item(_, let width): String(repeating: " ", count: width)
    case .footnote: "    "
    }
  }
}

/// Reads the marks of containers at the start of a line, as cmark does: columns count tabs to stops of four, and a tab
/// may belong to a mark in part.
struct ContainerScanner {
  private let line: ArraySlice<UInt8>
  private(set) var offset = 0
  private var column = 0
  /// The columns of a tab at `offset` that are still to be read, or 0 for all of it.
  private var restOfTab = 0

  /// Line `number` of a file. A byte order mark at the top is no text.
  init(_ lines: SourceLines, line number: Int) {
    line = lines[number]
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < line.count ? line[line.startIndex + offset] : nil
  }

  private mutating func advance(columns: Int) {
    var columns = columns
    while columns > 0, let next = byte(at: offset) {
      let width = next == 0x09 ? (restOfTab > 0 ? restOfTab : 4 - column % 4) : 1
      if width > columns {
        restOfTab = width - columns
        column += columns
        return
      }
      restOfTab = 0
      offset += 1
      column += width
      columns -= width
    }
  }

  /// The columns of white space from here on.
  private var indentation: Int {
    var scanner = self
    while let next = scanner.byte(at: scanner.offset), Byte.isBlank(next) { scanner.advance(columns: 1) }
    return scanner.column - column
  }

  /// Reads the marks of `container`, which begins on this line or before it.
  mutating func enter(_ container: Container, line number: Int) {
    switch container {
    case .quote:
      advance(columns: indentation)
      if byte(at: offset) == Byte.quote { advance(columns: 1) }
      if let next = byte(at: offset), Byte.isBlank(next) { advance(columns: 1) }
    case .item(number, _):
      _ = enterNewItem()
    case .item(_, let width):
      advance(columns: min(width, indentation))
    case .footnote(number):
      while let next = byte(at: offset), next != UInt8(ascii: "]") { advance(columns: 1) }
      advance(columns: 2)
      advance(columns: indentation)
    case .footnote:
      advance(columns: min(4, indentation))
    }
  }

  /// Reads a list marker; the width is its indentation, itself, and the one to four spaces after it.
  mutating func enterNewItem() -> Int {
    let start = column
    advance(columns: indentation)
    let indentation = column - start
    var length = 0
    while let next = byte(at: offset + length), Byte.isDigit(next) { length += 1 }
    length += 1
    advance(columns: length)
    let spaces = self.indentation
    let isBlank = (line.dropFirst(offset)).allSatisfy(Byte.isSpace)
    if spaces >= 5 || spaces < 1 || isBlank {
      advance(columns: min(spaces, 1))
      return indentation + length + 1
    }
    advance(columns: spaces)
    return indentation + length + spaces
  }

  /// Reads the next container's marks on line `number`, where they end before the byte at `end`.
  mutating func nextContainer(before end: Int, line number: Int) -> Container? {
    var probe = self
    probe.advance(columns: indentation)
    let container: Container
    switch probe.byte(at: probe.offset) ?? 0 {
    case _ where indentation >= 4: container = .footnote(firstLine: 0)
    case Byte.quote: container = .quote(firstLine: number)
    case UInt8(ascii: "["): container = .footnote(firstLine: number)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      var item = self
      container = .item(firstLine: number, width: item.enterNewItem())
    default: return nil
    }
    probe = self
    probe.enter(container, line: number)
    guard probe.offset > offset, probe.offset < end else { return nil }
    self = probe
    return container
  }
}
