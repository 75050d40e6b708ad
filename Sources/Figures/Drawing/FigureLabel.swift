/// Mathematics in one line: pieces of text, each with its style, on the line or raised or lowered.
public struct FigureLabel: Sendable, Hashable {
  /// The face of a piece of text.
  public enum Style: Sendable, Hashable {
    case plain
    /// Variables.
    case italic
    /// Arrays.
    case boldItalic
  }

  /// Where a piece of text stands.
  public enum Position: Sendable, Hashable {
    case onLine
    /// Small and high: an exponent, a layer.
    case raised
    /// Small and low: an index.
    case lowered
  }

  /// A piece of text of one kind.
  public struct Run: Sendable, Hashable {
    public let text: String
    public let style: Style
    public let position: Position

    public init(_ text: String, style: Style = .plain, position: Position = .onLine) {
      self.text = text
      self.style = style
      self.position = position
    }
  }

  public let runs: [Run]

  public init(_ runs: [Run]) { self.runs = runs }

  /// A label of one piece; of none where the text is empty.
  public init(_ text: String, style: Style = .plain) { runs = text.isEmpty ? [] : [Run(text, style: style)] }

  public var isEmpty: Bool { runs.isEmpty }

  public static func + (a: FigureLabel, b: FigureLabel) -> FigureLabel { FigureLabel(a.runs + b.runs) }

  /// White space of any kind as one space.
  var inOneLine: FigureLabel {
    FigureLabel(
      runs.map { run in
        let words = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let (first, last) = (run.text.first?.isWhitespace ?? false, run.text.last?.isWhitespace ?? false)
        return Run(
          (first ? " " : "") + words + (last && !words.isEmpty ? " " : ""), style: run.style, position: run.position)
      })
  }
}

extension FigureLabel: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
}

extension FigureLabel {
  /// The label in the signs of Unicode: `w₃`, `W⁽ʰ⁾`, and `w_max` or `z^(k+½)` where there are none. What needs more is
  /// written as in code: `g[1..3, 2]`, `points.class`.
  public var plainText: String {
    var text = ""
    var index = 0
    while index < runs.count {
      let run = runs[index]
      index += 1
      switch run.position {
      case .onLine:
        // The owner of a column whose name is a word.
        if index < runs.count, let owner = Self.owner(runs[index]), run.text.count > 1, run.text.allSatisfy(\.isLetter)
        {
          text += "\(owner).\(run.text)"
          index += 1
        } else {
          text += run.text
        }
      case .raised: text += Self.shifted(run.text, to: Self.raisedSigns) ?? Self.marked(run.text, with: "^")
      case .lowered:
        if run.text.contains("..") || run.text.contains(",") || run.text.contains("\"") {
          text += "[\(run.text.split(separator: ",").joined(separator: ", "))]"
        } else {
          text += Self.shifted(run.text, to: Self.loweredSigns) ?? Self.marked(run.text, with: "_")
        }
      }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The name in an upper index such as `(points)`.
  private static func owner(_ run: Run) -> Substring? {
    guard run.position == .raised, run.text.hasPrefix("("), run.text.hasSuffix(")") else { return nil }
    let name = run.text.dropFirst().dropLast()
    return name.first?.isLetter == true && name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) ? name : nil
  }

  private static func shifted(_ text: String, to signs: [Character: Character]) -> String? {
    let shifted = text.compactMap { signs[$0] }
    return shifted.count == text.count ? String(shifted) : nil
  }

  private static func marked(_ text: String, with sign: String) -> String {
    text.allSatisfy(\.isLetter) || text.hasPrefix("(") && text.hasSuffix(")") ? sign + text : "\(sign)(\(text))"
  }

  private static let raisedSigns: [Character: Character] = table(
    "0123456789+-−=()nihjklrstuvwxyzTW", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱʰʲᵏˡʳˢᵗᵘᵛʷˣʸᶻᵀᵂ")
  private static let loweredSigns: [Character: Character] = table("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

  private static func table(_ plain: String, _ shifted: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, shifted).map { ($0, $1) })
  }
}
