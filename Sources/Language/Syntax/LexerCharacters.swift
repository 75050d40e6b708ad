/// Which characters make up names, spaces, primes and raised digits.
extension Unicode.Scalar {
  /// Letters of any script and the underscore. The raised T is the transpose, and a raised n or a small circumflex
  /// would be read as a power.
  var startsName: Bool {
    if isASCII { return isASCIILetter || self == "_" }
    if isLookalike { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber: return true
    default: return false
    }
  }

  /// Besides letters: digits, lowered digits and signs, and marks above or below a letter.
  var continuesName: Bool {
    if isASCII { return isASCIILetter || isASCIIDigit || self == "_" }
    if (0x2080...0x208E).contains(value) { return true }
    if isLookalike || isVariationSelector { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: return true
    default: return startsName
    }
  }

  var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) && isASCII }
  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// Spaces that take room on the line, the no-break space among them, and tabs.
  var isSpace: Bool {
    switch self {
    case " ", "\t", "\r", "\n": true
    default: !isASCII && properties.generalCategory == .spaceSeparator
    }
  }

  /// Characters that a reader cannot see.
  var isInvisible: Bool {
    if isVariationSelector { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
    default: return false
    }
  }

  var isVariationSelector: Bool { (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) }

  /// How many primes it stands for: the plain apostrophe, the typographic one, the accent that some keyboards have
  /// beside it, and the signs for prime.
  var primes: Int? {
    switch value {
    case 0x27, 0xB4, 0x2019, 0x2032, 0x02B9, 0x02BC: 1
    case 0x2033: 2
    case 0x2034: 3
    case 0x2057: 4
    default: nil
    }
  }

  /// The plain digit of a raised one.
  var raisedDigit: Unicode.Scalar? {
    switch value {
    case 0x00B9: "1"
    case 0x00B2: "2"
    case 0x00B3: "3"
    case 0x2070, 0x2074...0x2079: Unicode.Scalar(0x30 + (value - 0x2070))
    default: nil
    }
  }

  /// Letters that look like something else: full-width forms, raised T and n, spacing primes and circumflex.
  private var isLookalike: Bool {
    switch value {
    case 0xFF01...0xFF5E, 0x1D40, 0x207F, 0x02B9, 0x02BC, 0x02C6: true
    default: false
    }
  }
}
