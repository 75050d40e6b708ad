import Testing

/// The sources stand beside their messages in the files SyntaxErrors….
@Suite("What is wrong is said in plain words, at its place, with something to do")
struct SyntaxErrorTests {
  @Test("Products are written out", arguments: SyntaxErrorCases.products)
  func products(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("Operators of other languages", arguments: SyntaxErrorCases.operators)
  func operators(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("Statements of other languages", arguments: SyntaxErrorCases.words)
  func words(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("Characters that only look right", arguments: SyntaxErrorCases.characters)
  func characters(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("Brackets and quotes without a partner", arguments: SyntaxErrorCases.brackets)
  func brackets(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("Something is missing", arguments: SyntaxErrorCases.missing)
  func missing(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("What can stand left of =", arguments: SyntaxErrorCases.definitions)
  func definitions(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("Statements that start with a word", arguments: SyntaxErrorCases.declarations)
  func declarations(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("on, at, ranges, comparisons and lists", arguments: SyntaxErrorCases.environments)
  func environments(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }

  @Test("Derivatives", arguments: SyntaxErrorCases.derivatives)
  func derivatives(source: String, message: String) {
    #expect(SyntaxSource.read(source) == message + "\n")
  }
}

/// What is wrong, and what is said of it.
enum SyntaxErrorCases {}
