import Markdown
import Source
import Testing

@Suite("Any bytes")
struct FuzzTests {
  static let pieces = [
    "a", "b1", " ", "  ", "    ", "\n", "\n", "\n\n", "*", "**", "_", "`", "``", "`x`", "`` a`b ``", "`{nn} E`",
    "```\n", "```nn #a \n", "~~~ x y\n",
    "> ", ">", "- ", "1. ", "2) ", "+ ", "\t", "[", "](", "](/u \"t\")", "]", "[^1]", "[^1]: ", "[^b]: ", "![", "<b>",
    "</b>", "<!-- table: x -->\n",
    "<div>", "\\", "&amp;", "|", "| a | b |\n|---|:-:|\n", "| `a\\|b` | $x$ |\n", "|---|\n", "~~", "http://a.b ", "# ",
    "===\n", "---\n", "- [x] ",
    "é", "\0", "\r\n", "\r", "[x]: /u\n", "$", "$x_1$", "$$", "$$\n", "$`", "\\|", "\"", "<", "\u{FEFF}", "\u{2028}",
    "\u{301}", "👩‍🔬", "\\`",
  ]

  @Test("are parsed, printed, and every place is right", arguments: 0..<8)
  func places(seed: Int) throws {
    var course = Course(UInt64(seed))
    for _ in 0..<500 {
      let text = course.document(of: Self.pieces, upTo: 40)
      let document = try parse(text)
      let shown = text.debugDescription
      _ = try filteredHTML(text)
      for (_, code) in document.fences {
        #expect(code.lines.count == code.lastLine - code.firstLine - (code.isClosed ? 1 : 0), "\(shown)")
        #expect(
          document.text(from: code.infoStart).replacing("\0", with: "\u{FFFD}").utf8.starts(with: code.rawInfo.utf8),
          "\(shown)")
        for line in code.lines {
          #expect(document.text(from: line.start).replacing("\0", with: "\u{FFFD}") == line.text, "\(shown)")
        }
      }
      for code in document.codeSpans {
        let written = document.text(code.range.bytes)
        let text = Self.unmarked(written)
        let texts = [Self.essence(text), Self.essence(text).replacing(["\\", "|"], with: ["|"])]
        #expect(texts.contains(Self.essence(code.literal)), "\(shown)")
        #expect(written.utf8.first == UInt8(ascii: "`") && written.utf8.last == UInt8(ascii: "`"), "\(shown)")
        #expect(code.lines.map(\.text).joined(separator: " ") == code.literal, "\(shown)")
        #expect(document.text(from: code.range.span.start).utf8.first == UInt8(ascii: "`"), "\(shown)")
      }
      for formula in document.formulas {
        #expect(!formula.range.bytes.isEmpty, "\(shown)")
      }
      for block in document.allBlocks { #expect(block.lines.lowerBound >= 1, "\(shown)") }
    }
  }

  /// What is written without what may change: spaces and line ends, and the marks of quotes before a further line.
  static func essence(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where !" \t\r\n>".unicodeScalars.contains(scalar) {
      result.append(scalar == "\0" ? "\u{FFFD}" : scalar)
    }
    return result
  }

  /// The text between the backticks of a code span.
  static func unmarked(_ written: String) -> String {
    let ticks = written.unicodeScalars.prefix { $0 == "`" }.count
    return String(String.UnicodeScalarView(written.unicodeScalars.dropFirst(ticks).dropLast(ticks)))
  }

  @Test("without mathematics print the same with and without it", arguments: 0..<2)
  func noMathematics(seed: Int) throws {
    var course = Course(UInt64(100 + seed))
    for _ in 0..<500 {
      let text = course.document(of: Self.pieces.filter { !$0.contains("$") } + ["$ "], upTo: 30)
      let document = try parse(text)
      guard document.formulas.isEmpty else { continue }
      let plain = try html(text, .all.subtracting(.math))
      #expect(ProseHTML().html(of: document) == plain, "\(text.debugDescription)")
    }
  }

  @Test("come back from a splice with nothing else changed", arguments: 0..<4)
  func splices(seed: Int) throws {
    var course = Course(UInt64(200 + seed))
    for _ in 0..<300 {
      let document = try parse(course.document(of: Self.pieces, upTo: 40))
      let text = document.source.text
      #expect(Splice().apply(to: document.source).utf8.elementsEqual(text.utf8))
      var values = Splice()
      for code in document.codeSpans {
        values.replace(code, with: document.text(code.range.bytes).replacing("|", with: ""))
      }
      _ = values.apply(to: document.source)
      var outputs = Splice()
      for (block, _) in document.fences { outputs.insert(["OUTPUT"], after: block) }
      let spliced = outputs.apply(to: document.source)
      // Every byte of the author is still there, in order.
      var rest = spliced.utf8[...]
      for byte in text.utf8 {
        let index = try #require(rest.firstIndex(of: byte), "\(text.debugDescription)")
        rest = rest[rest.index(after: index)...]
      }
      let again = try parse(spliced)
      #expect(
        again.fences.map(\.code.literal) == document.fences.map(\.code.literal),
        "\(text.debugDescription) \(spliced.debugDescription)")
      let found = again.allBlocks.count { block in
        if case .paragraph(let inlines) = block.kind { inlines.plainText == "OUTPUT" } else { false }
      }
      #expect(found == document.fences.count, "\(text.debugDescription) \(spliced.debugDescription)")
    }
  }
}
