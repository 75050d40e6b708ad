/// The mathematical alphabets of Unicode. MathML Core has no attribute for bold letters; these are its way.
enum MathAlphabet {
  /// A letter in bold italics: 𝑾 for a matrix; 𝟏, the array of ones, is upright. What has no such letter stays.
  static func boldItalic(_ letter: String) -> String {
    guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1 else { return letter }
    let value = scalar.value
    let mapped: UInt32? =
      switch scalar {
      case "1": 0x1D7CF
      case "A"..."Z": 0x1D468 + value - 0x41
      case "a"..."z": 0x1D482 + value - 0x61
      case "Α"..."Ω": 0x1D71C + value - 0x391
      case "α"..."ω": 0x1D736 + value - 0x3B1
      default: nil
      }
    return mapped.flatMap(Unicode.Scalar.init).map { String($0) } ?? letter
  }
}
