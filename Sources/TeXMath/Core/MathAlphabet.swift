/// The mathematical alphabets of Unicode, by the names that MathML 3 has for them (Unicode, block Mathematical
/// Alphanumeric Symbols; MathML Core, appendix on italic mappings).
enum MathAlphabet {
  /// Where the letters of an alphabet begin: A, a, Α and 0.
  private struct Starts {
    let capitals: UInt32
    let small: UInt32
    var greek: UInt32?
    var digits: UInt32?

    init(_ capitals: UInt32, greek: UInt32? = nil, digits: UInt32? = nil) {
      self.capitals = capitals
      small = capitals + 26
      self.greek = greek
      self.digits = digits
    }
  }

  private static let starts: [String: Starts] = [
    "bold": Starts(0x1D400, greek: 0x1D6A8, digits: 0x1D7CE),
    "bold-italic": Starts(0x1D468, greek: 0x1D71C, digits: 0x1D7CE),
    "script": Starts(0x1D49C), "bold-script": Starts(0x1D4D0),
    "fraktur": Starts(0x1D504), "bold-fraktur": Starts(0x1D56C),
    "double-struck": Starts(0x1D538, digits: 0x1D7D8),
    "sans-serif": Starts(0x1D5A0, digits: 0x1D7E2),
    "bold-sans-serif": Starts(0x1D5D4, greek: 0x1D756, digits: 0x1D7EC),
    "sans-serif-italic": Starts(0x1D608, digits: 0x1D7E2),
    "sans-serif-bold-italic": Starts(0x1D63C, greek: 0x1D790, digits: 0x1D7EC),
    "monospace": Starts(0x1D670, digits: 0x1D7F6),
  ]

  /// Letters that Unicode had before it had the alphabets.
  private static let older: [String: [Unicode.Scalar: Unicode.Scalar]] = [
    "script": [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
    ],
    "fraktur": ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    "double-struck": ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
  ]

  /// What follows the 25 capitals and the 25 small letters of a Greek alphabet.
  private static let greekVariants: [Unicode.Scalar: UInt32] = [
    "ϴ": 17, "∇": 25, "∂": 51, "ϵ": 52, "ϑ": 53, "ϰ": 54, "ϕ": 55, "ϱ": 56, "ϖ": 57,
  ]

  /// The text in an alphabet; nothing where it does not have all of its letters.
  static func mapped(_ text: String, _ alphabet: String) -> String? {
    guard let starts = starts[alphabet] else { return nil }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == ".", text != "." {
        result.append(scalar)
      } else if let older = older[alphabet]?[scalar] {
        result.append(older)
      } else if let value = value(of: scalar, starts), let mapped = Unicode.Scalar(value) {
        result.append(mapped)
      } else {
        return nil
      }
    }
    return String(result)
  }

  private static func value(of scalar: Unicode.Scalar, _ starts: Starts) -> UInt32? {
    switch scalar {
    case "A"..."Z": return starts.capitals + scalar.value - 0x41
    case "a"..."z": return starts.small + scalar.value - 0x61
    case "0"..."9": return starts.digits.map { $0 + scalar.value - 0x30 }
    case "Α"..."Ω": return starts.greek.map { $0 + scalar.value - 0x391 }
    case "α"..."ω": return starts.greek.map { $0 + 26 + scalar.value - 0x3B1 }
    default:
      guard let place = greekVariants[scalar] else { return nil }
      return starts.greek.map { $0 + place }
    }
  }

  /// Whether a browser makes it italic when it stands alone in `mi`.
  static func isItalicised(_ text: String) -> Bool {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return false }
    switch scalar {
    case "A"..."Z", "a"..."z", "Α"..."Ω", "α"..."ω", "ı", "ȷ": return true
    default: return greekVariants[scalar] != nil
    }
  }
}
