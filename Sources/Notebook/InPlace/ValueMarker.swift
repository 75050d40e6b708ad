import Digests
import Markdown
import Source

/// A value that a run put in the place of its code, with the code in a comment behind it: `0.86<!-- nabla: E -->` for
/// `` `{nn} E` ``.
///
/// Where the value begins is clear of a number, unless digits stand before it. Of anything else the marker tells the
/// length, and a digest that shows whether the value was edited: `[1, 2]<!-- nabla length=6 sum=1f0c: v -->`.
public enum ValueMarker {
  /// A link's words that are not the author's: `[Figure 1<!-- nabla: -->](#line)` for `[](#line)`.
  public static let words = "<!-- nabla: -->"

  /// The value with its marker; nothing for an empty value, whose comment could start a block.
  ///
  /// - Parameters:
  ///   - shown: the value as the file will have it.
  ///   - code: the code span as the file has it, with its backticks.
  ///   - before: what stands before it on its line.
  public static func text(shown: String, code: String, before: String) -> String? {
    guard shown.contains(where: { !$0.isWhitespace }) else { return nil }
    var head = "nabla"
    let rest: String
    if let parts = parts(of: code) {
      head += parts.options
      rest = escaped(parts.rest)
    } else {
      head += sourceOption
      rest = " " + escaped(code)
    }
    let length = shown.unicodeScalars.count
    if numberLength(endOf: before + shown) != length { head += " length=\(length) sum=\(sum(shown))" }
    return "\(shown)<!-- \(head):\(rest) -->"
  }

  /// The option of a marker that has the whole code span in it, since its code is not between single backticks.
  private static let sourceOption = " source"

  /// The options of `` `{nn digits=2} E` `` and what follows the brace.
  private static func parts(of code: String) -> (options: String, rest: String)? {
    guard code.hasPrefix("`{nn"), code.hasSuffix("`"), let brace = code.firstIndex(of: "}") else { return nil }
    let options = code[code.index(code.startIndex, offsetBy: 4)..<brace]
    let isPlain = options.allSatisfy { $0 == " " || $0 == "=" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard isPlain, options.isEmpty || options.hasPrefix(" digits=") else { return nil }
    return (String(options), String(code[code.index(after: brace)...].dropLast()))
  }

  // MARK: Reading

  /// What a marker says.
  struct Reading {
    /// Of the comment: what stands before the code, and what after it.
    let head: Int
    let tail: Int
    /// What belongs there in their place.
    let opening: String
    let closing: String
    /// The value's length in scalars, where the marker tells it.
    let length: Int?
    let sum: String?
  }

  /// Takes a comment apart; nothing where it is no marker of a value.
  static func read(_ comment: String) -> Reading? {
    guard comment.hasPrefix("<!--"), comment.hasSuffix("-->"), let colon = comment.firstIndex(of: ":") else {
      return nil
    }
    let inner = comment.dropFirst(4).drop(while: \.isWhitespace)
    guard inner.hasPrefix(OutputMarker.word), colon >= inner.index(inner.startIndex, offsetBy: 5) else { return nil }
    var options = String(inner[inner.index(inner.startIndex, offsetBy: 5)..<colon])
    var length: Int?
    var sum: String?
    if let match = options.firstMatch(of: /\s+length=(\d{1,6})\s+sum=([0-9a-f]{4})\s*$/) {
      length = Int(match.1)
      sum = String(match.2)
      options.removeSubrange(match.range)
    }
    let head = comment[...colon].utf8.count
    let isPadded = comment.dropLast(3).last == " "
    if options == sourceOption {
      return Reading(head: head + 1, tail: isPadded ? 4 : 3, opening: "", closing: "", length: length, sum: sum)
    }
    return Reading(
      head: head, tail: isPadded ? 4 : 3, opening: "`{nn\(options)}", closing: "`", length: length, sum: sum)
  }

  // MARK: The value

  static func sum(_ shown: String) -> String {
    var hash = FNV1a()
    hash.combine(shown)
    return hash.hexadecimal(4)
  }

  /// How many scalars at the end of a line are a number as a run writes it: `−0.5`, `8.0·10⁻¹²`.
  static func numberLength(endOf line: String) -> Int {
    let scalars = Array(line.unicodeScalars)
    var start = scalars.count
    var mantissaEnd = start
    while start > 0, raised.contains(scalars[start - 1]) { start -= 1 }
    if start < mantissaEnd {
      guard start >= 3, scalars[(start - 3)..<start].elementsEqual("·10".unicodeScalars) else { return 0 }
      mantissaEnd = start - 3
    }
    start = mantissaEnd
    func skipDigits() { while start > 0, ("0"..."9").contains(scalars[start - 1]) { start -= 1 } }
    skipDigits()
    guard start < mantissaEnd else { return 0 }
    if start > 1, scalars[start - 1] == ".", ("0"..."9").contains(scalars[start - 2]) {
      start -= 1
      skipDigits()
    }
    if start > 0, scalars[start - 1] == "\u{2212}" { start -= 1 }
    return scalars.count - start
  }

  private static let raised = Set("⁰¹²³⁴⁵⁶⁷⁸⁹⁻".unicodeScalars)

  // MARK: Escapes

  /// In a comment two hyphens may not stand together, and backticks are for code.
  private static let escapes = [("&#", "&#38;#"), ("--", "-&#45;"), ("`", "&#96;")]

  private static func escaped(_ code: String) -> String {
    var text = code
    for (plain, escape) in escapes { text = text.replacing(plain, with: escape) }
    return text
  }

  /// The escapes of a comment with what they stand for.
  static let entities: [(escape: String, text: String)] = [("&#38;", "&"), ("&#45;", "-"), ("&#96;", "`")]
}
