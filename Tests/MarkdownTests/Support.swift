import Markdown
import Source

func parse(_ text: String, _ extensions: Extensions = .all) throws -> Document {
  try Document.parse(SourceText(name: "test.md", text: text), extensions: extensions)
}

func html(_ text: String, _ extensions: Extensions = .all) throws -> String {
  ProseHTML().html(of: try parse(text, extensions))
}

func filteredHTML(_ text: String) throws -> String {
  var html = ProseHTML()
  html.rawHTML = .filtered
  return html.html(of: try parse(text))
}

extension Document {
  var fences: [(block: Block, code: FencedCode)] {
    allBlocks.compactMap { block in
      if case .fencedCode(let code) = block.kind { (block, code) } else { nil }
    }
  }

  func text(_ bytes: Range<Int>) -> String {
    String(decoding: Array(source.text.utf8)[bytes], as: UTF8.self)
  }

  /// What the file holds from a place on to the end of the line.
  func text(from position: Position) -> String {
    let line = source.line(position.line)?.unicodeScalars.map { $0 } ?? []
    return String(String.UnicodeScalarView(line.dropFirst(position.column - 1)))
  }
}

/// A generator with a fixed course, so that a failure can be repeated.
struct Course {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next(below bound: Int) -> Int {
    // Numerical Recipes' linear congruence; its high bits are good enough to mix Markdown.
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// A document of up to `count` pieces.
  mutating func document(of pieces: [String], upTo count: Int) -> String {
    (0..<(1 + next(below: count))).map { _ in pieces[next(below: pieces.count)] }.joined()
  }
}
