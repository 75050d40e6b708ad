import Notebook

/// The lines of a page, a fragment or a figure that a reader sees: text without markup, style and scripts. A row of a
/// table is a line `| a | b |`, and `| - |` ends the rows that are headings.
public struct PageLines {
  private var lines: [OutputLine] = []
  private var text = String.UnicodeScalarView()
  /// Of the sections that are open, which are blocks.
  private var sections: [Int?] = []
  private var blockCount = 0
  private var dataDepth = 0
  private var preDepth = 0
  /// The positions of the blocks that a page has a section for, in order; nothing where that is not known.
  private let shown: [Int]?

  /// - Parameter notebook: what the page shows; nothing where that is not known, as of an earlier page.
  public static func lines(of page: String, from notebook: ExecutedNotebook? = nil) -> [OutputLine] {
    var reader = PageLines(shown: notebook?.shownBlocks)
    reader.read(page)
    return reader.lines
  }

  private init(shown: [Int]?) { self.shown = shown }

  /// What is in these elements is not read by anyone.
  private static let unread = ["head", "style", "script", "annotation", "template"]
  /// Elements within a line; any other begins and ends one.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "u", "wbr", "img", "input", "label", "button", "output", "tspan",
    "math", "mi", "mn", "mo", "mrow", "msub", "msup", "msubsup", "mfrac", "msqrt", "mroot", "mtext", "mspace", "mover",
    "munder", "munderover", "mstyle", "semantics", "mpadded", "mtable", "mtr", "mtd",
  ]

  private mutating func read(_ page: String) {
    let scalars = Array(page.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "<" else {
        append(scalars[index])
        index += 1
        continue
      }
      if scalars[index...].starts(with: "<!--".unicodeScalars) {
        index = Self.end(of: "-->", in: scalars, from: index)
        continue
      }
      let end = scalars[index...].firstIndex(of: ">") ?? scalars.count - 1
      let tag = String(String.UnicodeScalarView(scalars[index + 1..<max(end, index + 1)]))
      index = end + 1
      let isClosing = tag.hasPrefix("/")
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if !isClosing, Self.unread.contains(name), !tag.hasSuffix("/") {
        index = Self.end(of: "</\(name)>", in: scalars, from: index)
        continue
      }
      if isClosing { close(name) } else { open(name, tag) }
    }
    endLine()
  }

  private static func end(of text: String, in scalars: [Unicode.Scalar], from start: Int) -> Int {
    let wanted = Array(text.unicodeScalars)
    var index = start
    while index + wanted.count <= scalars.count {
      if scalars[index] == wanted[0], scalars[index..<index + wanted.count].elementsEqual(wanted) {
        return index + wanted.count
      }
      index += 1
    }
    return scalars.count
  }

  private mutating func open(_ name: String, _ tag: String) {
    switch name {
    case "td", "th": text.append(contentsOf: text.isEmpty ? "| ".unicodeScalars : " | ".unicodeScalars)
    case "section":
      endLine()
      let isBlock = tag.contains("class=\"cell\"")
      sections.append(isBlock ? blockCount : nil)
      if isBlock { blockCount += 1 }
    case "details":
      endLine()
      if dataDepth > 0 || tag.contains("class=\"figure-data\"") { dataDepth += 1 }
    case "pre":
      endLine()
      preDepth += 1
    case _ where Self.inline.contains(name): return
    default: endLine()
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "td", "th": return
    case "tr":
      if !text.isEmpty { text.append(contentsOf: " |".unicodeScalars) }
      endLine()
    case "thead":
      endLine()
      text.append(contentsOf: "| - |".unicodeScalars)
      endLine()
    case "section":
      endLine()
      _ = sections.popLast()
    case "details":
      endLine()
      dataDepth = max(0, dataDepth - 1)
    case "pre":
      endLine()
      preDepth = max(0, preDepth - 1)
    case _ where Self.inline.contains(name): return
    default: endLine()
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar == "\n" || scalar == "\r", preDepth > 0 { return endLine() }
    let isSpace = scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == " "
    if isSpace, preDepth == 0, text.isEmpty || text.last == " " { return }
    text.append(isSpace ? " " : scalar)
  }

  private mutating func endLine() {
    while text.last == " " { text.removeLast() }
    guard !text.isEmpty else { return }
    var place = OutputLine.Place.prose(line: nil)
    if let section = sections.compactMap({ $0 }).last {
      place = shown.flatMap { section < $0.count ? .block($0[section]) : nil } ?? .unknown
    }
    lines.append(OutputLine(HTMLText.unescape(String(text)), at: place, isFigureData: dataDepth > 0))
    text = .init()
  }
}

extension ExecutedNotebook {
  /// The positions of the blocks that a page has a place for.
  fileprivate var shownBlocks: [Int] { cells.indices.filter { cells[$0].isShown } }
}
