/// How wide text is, roughly. Fonts differ from reader to reader, so the estimate is that of a wide sans-serif face:
/// what fits by it fits in most.
enum TextMeasure {
  static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + relativeWidth(of: $1) } * size
  }

  private static func relativeWidth(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "t", "f", "r", "(", ")", "[", "]", "-", "·": 0.38
    case "m", "w", "M", "W", "@", "%", "−", "+", "=", "<", ">", "×", "≈": 0.86
    case "⁰"..."⁹", "¹", "²", "³", "⁻", "₀"..."₉": 0.42
    case "A"..."Z": 0.72
    case "\u{0300}"..."\u{036F}", "\u{200B}"..."\u{200F}", "\u{FE00}"..."\u{FE0F}": 0
    case "\u{1100}"..."\u{115F}", "\u{2E80}"..."\u{D7A3}", "\u{F900}"..."\u{FAFF}", "\u{FF00}"..."\u{FF60}": 1.05
    case "\u{1F000}"..."\u{1FAFF}": 1.3
    default: 0.62
    }
  }

  /// Breaks text into lines at spaces, words that are too long anywhere; what is more than `maximum` lines ends in an
  /// ellipsis.
  static func lines(_ text: String, size: Double, width limit: Double, maximum: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(of: longer, size: size) <= limit {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      guard lines.count <= maximum else { break }
      line = String(word)
      while width(of: line, size: size) > limit, lines.count <= maximum {
        let head = shortened(line, size: size, width: limit, ending: "")
        lines.append(head)
        line = String(line.dropFirst(head.count))
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > maximum else { return lines }
    let rest = lines[(maximum - 1)...].prefix(2).joined(separator: " ")
    return lines[..<(maximum - 1)] + [shortened(rest, size: size, width: limit, ending: "…")]
  }

  /// The longest beginning of the text that fits with `ending` after it; all of it where it fits alone.
  static func shortened(_ text: String, size: Double, width limit: Double, ending: String = "…") -> String {
    var room = limit - width(of: ending, size: size)
    var head = ""
    for character in text {
      room -= width(of: String(character), size: size)
      if room < 0 && !head.isEmpty {
        return width(of: text, size: size) <= limit ? text : head + ending
      }
      head.append(character)
    }
    return text
  }
}
