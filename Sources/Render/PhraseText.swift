import Engine
import Numerals
import Typesetting

/// What is said in explanations, the same in every format.
enum PhraseText {
  /// A phrase, its words and its mathematics each printed by the format.
  static func join(
    _ phrase: Phrase, text: (String) -> String, strong: (String) -> String, math: (Math) -> String
  ) -> String {
    phrase.pieces.map { piece in
      switch piece {
      case .text(let words): text(words)
      case .strong(let words): strong(text(words))
      case .math(let formula): math(formula)
      }
    }.joined()
  }

  /// A phrase in plain text.
  static func plain(_ phrase: Phrase, digits: Int) -> String {
    join(phrase, text: { $0 }, strong: { $0 }, math: { PlainText(digits: digits).text($0) })
  }

  /// ` at or[2]`, ` at w₁ = 3`, or nothing.
  static func place(_ explanation: Explanation) -> Phrase { explanation.place.map { " at \($0)" } ?? "" }

  /// The cells of a column of numbers, which share their decimals.
  static func numbers(_ numbers: [Double], digits: Int) -> [String] {
    let format = Numerals.columnDecimals(numbers, digits: digits)
    return numbers.map { Numerals.typographic(format.format($0)) }
  }

  /// `and 3 more rows`, where a table does not show all.
  static func more(_ table: Explanation.Table) -> String? {
    table.hiddenRows > 0 ? "and \(table.hiddenRows) more \(table.hiddenRows == 1 ? "row" : "rows")" : nil
  }
}
