import Testing

@testable import TeXMath

@Suite("TeX becomes MathML Core")
struct ConverterTests {
  @Test func one() throws {
    #expect(try TeXConverter().mathML(TeXFormula("x", isDisplay: false)).hasPrefix("<math>"))
  }
}
