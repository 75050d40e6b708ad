/// Finds numbers with decimals in running text.
enum NumberScanner {
  /// Words that a number behind is the name of something.
  private static let references: Set<String> = [
    "chapter", "section", "figure", "fig", "table", "equation", "eq", "version", "exercise", "example", "theorem",
    "lemma", "part", "page", "appendix", "§",
  ]

  static func numbers(in text: String, skipsFirst: Bool) -> [(written: String, isPercent: Bool)] {
    let letters = Array(text.unicodeScalars)
    func digit(_ index: Int) -> Bool { letters.indices.contains(index) && ("0"..."9").contains(letters[index]) }
    func isWord(_ index: Int) -> Bool {
      letters.indices.contains(index) && (letters[index].properties.isAlphabetic || letters[index] == "_")
    }
    var found: [(String, Bool)] = []
    var index = 0
    while index < letters.count {
      guard digit(index) else {
        index += 1
        continue
      }
      var start = index
      while digit(index) || letters.indices.contains(index) && letters[index] == "." && digit(index + 1) { index += 1 }
      let parts = letters[start..<index].split(separator: ".")
      let before = start - 1
      let isSigned =
        before >= 0 && (letters[before] == "-" || letters[before] == "−") && !digit(before - 1) && !isWord(before - 1)
      if isSigned { start = before }
      let isAlone =
        !isWord(start - 1) && !(start > 0 && ".,-/".unicodeScalars.contains(letters[start - 1]) && digit(start - 2))
      guard parts.count == 2, isAlone, !isWord(index), !(skipsFirst && start == 0),
        !isReference(letters[..<start]), !isDate(parts.map(Array.init)),
        parts.joined().drop(while: { $0 == "0" }).count >= 2
      else { continue }
      var next = index
      while letters.indices.contains(next), letters[next] == " " || letters[next] == "\u{A0}" { next += 1 }
      let isPercent = letters.indices.contains(next) && letters[next] == "%"
      found.append((String(String.UnicodeScalarView(letters[start..<index])), isPercent))
    }
    return found
  }

  private static func isReference(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = String(String.UnicodeScalarView(before))
    let word = text.split(whereSeparator: { " .\u{A0}~(".contains($0) }).last.map { $0.lowercased() } ?? ""
    let isNext = text.last.map { " .\u{A0}~§".contains($0) } ?? false
    return isNext && references.contains(word) || text.last == "§"
  }

  /// `2026.11`
  private static func isDate(_ parts: [[Unicode.Scalar]]) -> Bool {
    guard parts[0].count == 4, parts[1].count == 2, let year = Int(String(String.UnicodeScalarView(parts[0]))) else {
      return false
    }
    return (1900...2100).contains(year)
  }
}
