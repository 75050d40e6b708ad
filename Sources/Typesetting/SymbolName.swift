/// A name of a formula taken apart for typesetting: `w3` is w with the index 3, `h.W` is W with the upper index (h),
/// `alpha` is α, `loss` is a word.
package struct SymbolName: Hashable {
  /// An accent over the letter.
  package enum Accent: String, Hashable {
    case hat = "\u{302}"
    case tilde = "\u{303}"
    case bar = "\u{304}"
    case dot = "\u{307}"
    case dots = "\u{308}"
    case arrow = "\u{20D7}"
  }

  package let base: String
  package let accent: Accent?
  package let lower: String?
  package let upper: String?

  /// Whether the base is a word and not one letter, which may have primes.
  package var isWord: Bool { base.unicodeScalars.count { $0 != "′" } > 1 }

  /// A function's name: `σ` and `f` are letters, `leaky_relu` is one word, `log2` has its base as an index.
  package init(function name: String) {
    let symbol = SymbolName(name)
    self = !symbol.isWord || symbol.base == "log" ? symbol : SymbolName(word: name)
  }

  private init(word: String) {
    (base, accent, lower, upper) = (word, nil, nil, nil)
  }

  package init(_ name: String) {
    var own = name[...]
    if let dot = name.lastIndex(of: "."), dot != name.startIndex, name.index(after: dot) != name.endIndex,
      !name.contains("..")
    {
      let member = name[name.index(after: dot)...]
      let owner = name[..<dot]
      // A layer inside another's arguments is y.1: the number goes up, the name stays.
      let isNumber = member.allSatisfy(\.isASCIIDigit)
      own = isNumber ? owner : member
      upper = String(isNumber ? member : owner)
    } else {
      upper = nil
    }
    let (stem, index) = Self.split(own)
    let (letter, accent) = Self.letter(Greek.letters[stem] ?? stem)
    base = letter
    // y_hat is ŷ.
    if let index, accent == nil, letter.unicodeScalars.count == 1, let named = Self.accents[index] {
      (self.accent, lower) = (named, nil)
    } else {
      (self.accent, lower) = (accent, index)
    }
  }

  private static let accents: [String: Accent] = [
    "hat": .hat, "tilde": .tilde, "bar": .bar, "dot": .dot, "ddot": .dots, "vec": .arrow,
  ]

  /// The name without its index, and the index.
  private static func split(_ name: Substring) -> (String, String?) {
    if let bar = name.firstIndex(of: "_"), bar != name.startIndex, name.index(after: bar) != name.endIndex {
      return (String(name[..<bar]), plain(name[name.index(after: bar)...]))
    }
    let scalars = Array(name.unicodeScalars)
    var end = scalars.count
    while end > 0, isDigit(scalars[end - 1]) { end -= 1 }
    guard end > 0, end < scalars.count else { return (String(name), nil) }
    let stem = String(String.UnicodeScalarView(scalars[..<end]))
    return (stem, plain(Substring(String(String.UnicodeScalarView(scalars[end...])))))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    isPlainDigit(scalar) || isLoweredDigit(scalar)
  }

  private static func isPlainDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isLoweredDigit(_ scalar: Unicode.Scalar) -> Bool { (0x2080...0x2089).contains(scalar.value) }

  /// Lowered digits as plain ones.
  private static func plain(_ index: Substring) -> String {
    var result = String.UnicodeScalarView()
    for scalar in index.unicodeScalars {
      // U+2080 is the lowered zero, U+0030 the plain one.
      result.append(isLoweredDigit(scalar) ? Unicode.Scalar(UInt8(scalar.value - 0x2080 + 0x30)) : scalar)
    }
    return String(result)
  }

  /// A letter without its accent, where it is one letter with an accent that mathematics knows.
  private static func letter(_ text: String) -> (String, Accent?) {
    let scalars = Array((composed[text] ?? text).unicodeScalars)
    guard scalars.count == 2, let accent = Accent(rawValue: String(scalars[1])) else { return (text, nil) }
    return (String(scalars[0]), accent)
  }

  /// Letters that Unicode has with their accents on.
  private static let composed: [String: String] = [
    "ŷ": "y\u{302}", "ŵ": "w\u{302}", "ẑ": "z\u{302}", "ĥ": "h\u{302}", "â": "a\u{302}", "ê": "e\u{302}",
    "ĝ": "g\u{302}", "ŝ": "s\u{302}", "û": "u\u{302}", "Ŷ": "Y\u{302}", "ỹ": "y\u{303}", "ñ": "n\u{303}",
    "ã": "a\u{303}", "ȳ": "y\u{304}", "ē": "e\u{304}", "ā": "a\u{304}", "ū": "u\u{304}", "ẋ": "x\u{307}",
    "ẏ": "y\u{307}", "ẍ": "x\u{308}", "ÿ": "y\u{308}",
  ]
}

extension Character {
  package var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
