import Source
import Testing

@testable import Language

@Suite("Words of the code, as a highlighter sees them")
struct SyntaxTokenTests {
  @Test("Every word has its class")
  func classes() {
    #expect(words("use or # data") == ["keyword use", "name or", "comment # data"])
    #expect(
      words("f'(x) = σ(2.5e-3)*w₁²") == [
        "function f", "operator '", "punctuation (", "name x", "punctuation )", "operator =", "function σ",
        "punctuation (", "number 2.5e-3", "punctuation )", "operator *", "name w₁", "operator ²",
      ])
    #expect(
      words("train(E, on: d.in) on \"a # b\"") == [
        "function train", "punctuation (", "name E", "punctuation ,", "name on", "punctuation :", "name d",
        "punctuation .", "name in", "punctuation )", "keyword on", "string \"a # b\"",
      ])
    #expect(words("true ; ∂E") == ["keyword true", "unknown ;", "operator ∂", "name E"])
    #expect(words("\"open") == ["string \"open"])
    #expect(
      words("check falls falls over rises") == [
        "keyword check", "name falls", "keyword falls", "keyword over", "name rises",
      ])
    #expect(words("check over + falls") == ["keyword check", "name over", "operator +", "name falls"])
  }

  @Test("Letters are letters of any script, with marks and lowered digits")
  func names() {
    #expect(
      words("σ α₂ x₁ ŷ y\u{302} größe 重み _a x_1") == [
        "name σ", "name α₂", "name x₁", "name ŷ", "name y\u{302}", "name größe", "name 重み", "name _a", "name x_1",
      ])
    #expect(SyntaxSource.read("ŷ = y\u{302} + µ") == "(= ŷ (+ ŷ μ))\n", "composed or not, a letter is one name; µ is μ")
  }

  @Test("Numbers keep how they are written")
  func numbers() {
    #expect(
      words("2 0.5 .5 1. 1e-3 1E+5 2e3 1..20") == [
        "number 2", "number 0.5", "number .5", "number 1.", "number 1e-3", "number 1E+5", "number 2e3", "number 1",
        "operator ..", "number 20",
      ])
    guard case .success(let expression) = Parser.expression(SyntaxSource.lines("1e−3")),
      case .number(let value, let literal) = expression.kind
    else {
      Issue.record("no number")
      return
    }
    #expect(value == 0.001 && literal == "1e-3" && expression.source == "1e−3")
  }

  @Test("Texts have escapes")
  func texts() {
    guard case .success(let expression) = Parser.expression(SyntaxSource.lines(#""a \"b\" \\ \n\tü # c""#)),
      case .text(let content) = expression.kind
    else {
      Issue.record("no text")
      return
    }
    #expect(content == "a \"b\" \\ \n\tü # c")
  }

  @Test("A no-break space and other visible spaces are spaces")
  func spaces() {
    #expect(SyntaxSource.read("y\u{A0}=\u{2003}a\t+\u{3000}b") == "(= y (+ a b))\n")
  }

  /// Each word as its class and its text.
  private func words(_ source: String) -> [String] {
    let scalars = Array(source.unicodeScalars)
    return Parser.tokens(SyntaxSource.lines(source)).map { token in
      let text = scalars[(token.span.start.column - 1)..<(token.span.end.column - 1)]
      return "\(token.tokenClass.rawValue) \(String(String.UnicodeScalarView(text)))"
    }
  }
}
