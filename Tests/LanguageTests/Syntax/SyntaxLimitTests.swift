import Testing

@testable import Language

@Suite("Sizes that no author means end in a message, and in time")
struct SyntaxLimitTests {
  static let many = 100_000
  static let some = 10_000

  static let deep: [(String, String)] = [
    (String(repeating: "(", count: many), "the bracket ( is not closed"),
    (String(repeating: "(", count: many) + "x" + String(repeating: ")", count: many), nested),
    (String(repeating: "[", count: some) + String(repeating: "]", count: some), nested),
    ("y = " + String(repeating: "-", count: many) + "x", "here are more than 100 signs in a row"),
    ("f" + String(repeating: "'", count: many), "this is a derivative of order 100000, and 9 is the highest"),
    ("2" + String(repeating: "^2", count: many), nested),
    ("2" + String(repeating: "^-2", count: some), nested),
    ("1" + String(repeating: "+1", count: some), high),
    ("a" + String(repeating: ".b", count: some), high),
    ("a" + String(repeating: "[1]", count: some), high),
    ("a" + String(repeating: " at x = 1", count: some), high),
    ("W" + String(repeating: "ᵀ", count: some), high),
    (String(repeating: "∇(", count: some) + "x" + String(repeating: ")", count: some), nested),
    ("∂E/" + String(repeating: "∂w", count: some), "this is a derivative of order 10, and 9 is the highest"),
    ("x" + String(repeating: "²", count: some), "this power is too large"),
    (String(repeating: "a at (x = ", count: some) + "1" + String(repeating: ")", count: some), nested),
    (String(repeating: "1", count: 1_000_000), "this number has 1000000 characters, and at most 1000 are read"),
    (String(repeating: "'", count: 200_000), "a text stands in double quotes"),
    (String(repeating: "‘a", count: 50_000), "a text stands in double quotes"),
    (String(repeating: "a = (\n", count: 10_000), "the bracket ( is not closed"),
    (String(repeating: "f(\n", count: 10_000), "the bracket ( is not closed"),
  ]
  static let nested = "here things are nested more than 100 deep"
  static let high = "this formula has more than 250 operations inside one another"

  @Test("Too much of one thing", arguments: deep.indices)
  func tooMuch(index: Int) {
    let (source, message) = Self.deep[index]
    #expect(Parser.block(SyntaxSource.lines(source)).diagnostics.first?.message == message)
  }

  @Test("Long lines that are right are read")
  func long() {
    let sources = [
      "[" + String(repeating: "1, ", count: 200_000) + "1]", String(repeating: "x", count: 1_000_000),
      "\"" + String(repeating: "é", count: 500_000) + "\"", "x = 1 #" + String(repeating: " x", count: 500_000),
      (0..<240).map { _ in String(repeating: "x", count: 4000) }.joined(separator: " + "),
      "f(" + (1...50_000).map { "x\($0)" }.joined(separator: ", ") + ") = 1",
    ]
    for source in sources {
      let block = Parser.block(SyntaxSource.lines(source))
      #expect(block.statements.count == 1 && block.diagnostics.isEmpty)
    }
  }

  @Test("What a person nests is read")
  func nestedAsAllowed() {
    let source = String(repeating: "(", count: 99) + "x" + String(repeating: ")", count: 99)
    #expect(Parser.block(SyntaxSource.lines(source)).diagnostics.isEmpty)
    #expect(Parser.block(SyntaxSource.lines((1...200).map { "x\($0)" }.joined(separator: " + "))).diagnostics.isEmpty)
  }
}
