import Markdown
import Source
import Testing

@Suite("Splicing into Markdown")
struct SpliceTests {
  static let awkward = [
    "", "a", "a\n", "a\r\n\r\nb\r\n", "\u{FEFF}a\r\nb", "a\rb\r", "\n\n", "\u{FEFF}", "```\nx\n```", "é\0\n\ta",
    "a\r\n\nb\n\r",
  ]

  @Test("no change gives the same bytes", arguments: awkward)
  func nothing(text: String) throws {
    let source = try parse(text).source
    #expect(Array(Splice().apply(to: source).utf8) == Array(text.utf8))
  }

  func replaced(_ text: String, _ value: String) throws -> String {
    let document = try parse(text)
    var splice = Splice()
    for code in document.codeSpans where code.literal.hasPrefix("{nn}") { splice.replace(code, with: value) }
    return splice.apply(to: document.source)
  }

  @Test(
    "an inline value takes the place of its code span only",
    arguments: [
      ("a `{nn} x` b", "a 1|2 b"), ("# `{nn} x`\r\n\r\n`y`", "# 1|2\r\n\r\n`y`"),
      ("| `{nn} x` |\n|--|", "| 1\\|2 |\n|--|"),
      ("> a `` {nn}\n> x `` b", "> a 1|2 b"), ("`{nn} é` é `{nn}`", "1|2 é 1|2"),
      ("\u{FEFF}\0`{nn} x`", "\u{FEFF}\01|2"),
    ])
  func inline(text: String, expected: String) throws {
    #expect(try replaced(text, "1|2") == expected)
  }

  @Test("a value of several lines stays in its line")
  func lineEnds() throws {
    #expect(try replaced("# `{nn} x`", "a\nb\r\nc") == "# a b c")
    #expect(try replaced("| `{nn} x` |\n|--|", "|\u{301}") == "| \\|\u{301} |\n|--|")
  }

  func inserted(_ text: String, _ lines: [String] = ["out"], removing: Bool = false) throws -> String {
    let document = try parse(text)
    var splice = Splice()
    for (block, _) in document.fences {
      splice.insert(lines, after: block)
      if removing { splice.remove(block) }
    }
    return splice.apply(to: document.source)
  }

  @Test(
    "lines after a block get the container's prefix and blank lines around them",
    arguments: [
      ("```\nx\n```\n", "```\nx\n```\n\nout\n"), ("```\nx\n```", "```\nx\n```\n\nout"),
      ("```\nx\n```\na\n", "```\nx\n```\n\nout\n\na\n"),
      ("```\nx\n```\n\na\n", "```\nx\n```\n\nout\n\na\n"),
      ("```\r\nx\r\n```\r\na", "```\r\nx\r\n```\r\n\r\nout\r\n\r\na"),
      ("> ```\n> x\n> ```\na\n", "> ```\n> x\n> ```\n>\n> out\n>\na\n"),
      ("- ```\n  x\n  ```\n- b\n", "- ```\n  x\n  ```\n\n  out\n\n- b\n"),
      ("> 1. ~~~\n>    x\n>    ~~~\n> 2. b", "> 1. ~~~\n>    x\n>    ~~~\n>\n>    out\n>\n> 2. b"),
      ("```\nx", "```\nx\n```\n\nout"), ("> ```\n> x\na", "> ```\n> x\n> ```\n>\n> out\n>\na"),
      ("- ~~~~\n- b", "- ~~~~\n  ~~~~\n\n  out\n\n- b"),
    ])
  func insertion(text: String, expected: String) throws {
    #expect(try inserted(text) == expected)
  }

  @Test(
    "what is put in its place keeps the structure",
    arguments: [
      ("```\nx\n```\n", "out\n"), ("a\n```\nx\n```\nb", "a\n\nout\n\nb"),
      ("- ```\n  x\n  ```\n  b\n", "- out\n\n  b\n"),
      ("> ```\n> x\n> ```", "> out"), ("\u{FEFF}```\nx\n```\r\na", "\u{FEFF}out\r\n\r\na"),
      ("> - ```\n>   x\n\nb", "> - out\n\nb"),
    ])
  func replacement(text: String, expected: String) throws {
    #expect(try inserted(text, removing: true) == expected)
  }

  @Test(
    "hidden code leaves what is around it as it was",
    arguments: [
      ("a\n\n```\nx\n```\n\nb", "a\n\nb"), ("a\n```\nx\n```\nb", "a\n\nb"), ("```\nx\n```", ""),
      ("- ```\n  x\n  ```\n\n  b", "- <!-- -->\n\n  b"),
      ("- a\n\n```\n```\n\n- b", "- a\n\n<!-- -->\n\n- b"), ("> a\n> ```\n> x\n> ```\nb", "> a\n>\nb"),
      ("a\r\n\r\n```\r\n```\r\n", "a\r\n\r\n"),
    ])
  func removal(text: String, expected: String) throws {
    let document = try parse(text)
    var splice = Splice()
    for (block, _) in document.fences { splice.remove(block) }
    #expect(splice.apply(to: document.source) == expected)
  }

  @Test("several changes at once; what is inside a block that goes, goes")
  func several() throws {
    let document = try parse("`{nn} a`\n\n> `{nn} b`\n\n```\nx\n```\n\n```\ny\n```\n")
    var splice = Splice()
    for code in document.codeSpans { splice.replace(code, with: "1") }
    splice.remove(document.blocks[1])
    splice.insert(["first", "", "  line"], after: document.fences[0].block)
    splice.insert(["second"], after: document.fences[0].block)
    splice.remove(document.fences[1].block)
    #expect(splice.apply(to: document.source) == "1\n\n```\nx\n```\n\nfirst\n\n  line\n\nsecond\n\n")
  }

  /// How the first line and the others of a block in a container begin.
  static let containers = [
    ["", ""], ["> ", "> "], ["- ", "  "], ["1. ", "   "], ["> - ", ">   "], ["- > ", "  > "], ["10) > * ", "    >   "],
    ["> > - 1. ", "> >      "], ["*   ", "    "], ["  - ", "    "], [">", ">"], [">- ", ">   "], ["-\t", "\t"],
    [">\t", ">\t"],
    ["- [ ] a\n\n  ", "  "], ["[^1]: a\n\n    ", "    "], ["- a\n  - ", "    "], ["> a\n> > ", "> > "],
  ]
  static let outputs = [
    ["out *x*"], ["| a |", "|---|", "| 1 |"], ["```text", "a", "", "  b", "```"], ["![a](b.svg)", "", "p"],
    ["$$", "a", "$$"],
  ]

  /// The law: spliced text, parsed again, is blocks of its own, next to the block that it was put after, and everything
  /// else is what it was.
  @Test("spliced text is a block of its own in the same container", arguments: containers, outputs)
  func law(container: [String], output: [String]) throws {
    let next = container[1]
    for rest in [
      "", "\n", "\n\nafter", "\nafter", "\n\(next)after", "\n\n\(next)after", "\n\n\(next)- a",
      "\n\(next)```\n\(next)y\n\(next)```",
    ] {
      let text = "[^1]\n\n\(container[0])```nn\n\(next)x = 1\n\(next)```\(rest)"
      let before = try parse(text)
      let fences = before.fences
      guard let fence = fences.first, fence.code.isClosed else {
        Issue.record("no fence in \(text.debugDescription)")
        continue
      }
      var splice = Splice()
      splice.insert(output, after: fence.block)
      let after = try parse(splice.apply(to: before.source))
      let expected = try parse(output.joined(separator: "\n"))
      let found = try #require(
        Self.siblings(after: fence.code.literal, in: after.blocks), "\(after.source.text.debugDescription)")
      #expect(
        ProseHTML().html(of: Array(found.prefix(expected.blocks.count))) == ProseHTML().html(of: expected),
        "\(text.debugDescription) \(after.source.text.debugDescription)")
      let others = try #require(Self.siblings(after: fence.code.literal, in: before.blocks))
      #expect(found.count == others.count + expected.blocks.count, "\(after.source.text.debugDescription)")
      #expect(
        after.allBlocks.count == before.allBlocks.count + expected.allBlocks.count,
        "\(after.source.text.debugDescription)")
    }
  }

  /// The blocks after the first fenced block of this text in its container.
  static func siblings(after literal: String, in blocks: [Block]) -> [Block]? {
    for (index, block) in blocks.enumerated() {
      if case .fencedCode(let code) = block.kind, code.literal == literal { return Array(blocks[(index + 1)...]) }
      if case .list(let list) = block.kind {
        for item in list.items {
          if let found = siblings(after: literal, in: item.blocks) { return found }
        }
      } else if let found = siblings(after: literal, in: block.children) {
        return found
      }
    }
    return nil
  }

  @Test(
    "each line of the result tells which line of the file it is or stands behind",
    arguments: [
      ("a\n\n```\nx\n```\n\nb\n", false, [1, 2, 3, 4, 5, 5, 5, 6, 7]),
      ("a\n\n```\nx\n```\n\nb\n", true, [1, 2, 3, 6, 7]),
      ("```\nx\n```\na", false, [1, 2, 3, 3, 3, 3, 4]),
      ("```\r\nx\r\n```", false, [1, 2, 3, 3, 3]),
      ("> ```\n> x\n> ```\na\n", false, [1, 2, 3, 3, 3, 3, 4]),
      ("a\nb\n", false, [1, 2]),
    ])
  func origins(text: String, removing: Bool, expected: [Int]) throws {
    let document = try parse(text)
    var splice = Splice()
    for (block, _) in document.fences {
      splice.insert(["out"], after: block)
      if removing { splice.remove(block) }
    }
    #expect(splice.origins(in: document.source) == expected)
  }
}
