import Language
import Markdown
import Source

/// A number with decimals in the prose, as the author wrote it.
struct ProseNumber {
  /// With a plain minus.
  let literal: String
  let isPercent: Bool
  let span: Span

  /// Digits from the first that is not 0.
  var significantDigits: Int { literal.filter(\.isNumber).drop { $0 == "0" }.count }
}

extension LoadedNotebook {
  /// The numbers of paragraphs, headings and tables that may be results: with decimals and two digits that count; not
  /// those of code, formulas and links, of tables with a label, of headings' own numbers, of dates and references.
  var proseNumbers: [ProseNumber] {
    let labelled = document.labelledTables.tables.map(\.lines)
    let numbers = document.allBlocks.flatMap { block -> [ProseNumber] in
      switch block.kind {
      case .paragraph(let inlines): return find(in: [inlines], block.lines)
      case .heading(let heading): return find(in: [heading.inlines], block.lines, skipsFirst: true)
      case .table(let table) where !labelled.contains(block.lines):
        return find(in: (table.header + table.rows.flatMap { $0 }).map(\.inlines), block.lines)
      default: return []
      }
    }
    return numbers.sorted { $0.span.start < $1.span.start }
  }

  private func find(in texts: [[Inline]], _ lines: ClosedRange<Int>, skipsFirst: Bool = false) -> [ProseNumber] {
    let all = texts.flatMap { NumberScanner.numbers(in: Self.text(of: $0), skipsFirst: skipsFirst) }
    guard !all.isEmpty else { return [] }
    var place = SourceSearch(of: self, lines)
    return all.compactMap { found in
      place.find(found.written).map {
        ProseNumber(
          literal: found.written.replacing("−", with: "-"), isPercent: found.isPercent,
          span: Span($0, Position(line: $0.line, column: $0.column + found.written.unicodeScalars.count)))
      }
    }
  }

  /// The running text; what is no prose leaves a mark that ends a number.
  private static func text(of inlines: [Inline]) -> String {
    inlines.map { inline -> String in
      switch inline {
      case .text(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): text(of: inner)
      case .code, .math, .html, .link, .image, .footnoteReference: "\u{FFFC}"
      }
    }.joined()
  }
}

/// Finds words of the prose in their source lines, one after the other.
private struct SourceSearch {
  private var lines: [(number: Int, scalars: [Unicode.Scalar])]
  private var line = 0
  private var column = 0

  init(of notebook: LoadedNotebook, _ range: ClosedRange<Int>) {
    lines = range.map { ($0, Array((notebook.source.line($0) ?? "").unicodeScalars)) }
    let hidden =
      notebook.document.codeSpans.map(\.range.span) + notebook.document.formulas.map(\.range.span)
    for index in lines.indices {
      let number = lines[index].number
      for span in hidden where span.start.line <= number && number <= span.end.line {
        let first = span.start.line == number ? span.start.column - 1 : 0
        let last = span.end.line == number ? span.end.column - 1 : lines[index].scalars.count
        for column in first..<max(first, min(last, lines[index].scalars.count)) { lines[index].scalars[column] = " " }
      }
    }
  }

  /// The next place where the word stands by itself.
  mutating func find(_ word: String) -> Position? {
    let letters = Array(word.unicodeScalars)
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) || scalar == "." }
    var (row, start) = (line, column)
    while row < lines.count {
      let scalars = lines[row].scalars
      while start + letters.count <= scalars.count {
        let end = start + letters.count
        if scalars[start..<end].elementsEqual(letters), start == 0 || !isDigit(scalars[start - 1]),
          end == scalars.count || !("0"..."9").contains(scalars[end])
        {
          (line, column) = (row, end)
          return Position(line: lines[row].number, column: start + 1)
        }
        start += 1
      }
      (row, start) = (row + 1, 0)
    }
    return nil
  }
}
