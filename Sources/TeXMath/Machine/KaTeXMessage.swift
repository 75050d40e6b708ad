/// KaTeX's messages in the words of ours.
enum KaTeXMessage {
  /// A lower-case start, and no words that only TeX's programmers know.
  static func plain(_ message: String) -> String {
    let text = message.replacing("'EOF'", with: "the end of the formula")
      .replacing("infinite loop or need to increase maxExpand setting", with: "a macro may use itself")
      .replacing(
        "Unexpected end of input in a macro argument, expected ", with: "it ends inside an argument, before its "
      )
      .replacing("Undefined control sequence: ", with: "there is no command ")
      .replacing("No such environment: ", with: "there is no environment ")
    if text.hasSuffix("."), !text.hasSuffix("..") { return plain(String(text.dropLast())) }
    guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
    return first.lowercased() + text.dropFirst()
  }

  /// The scalars of a place in the TeX that is written `first-last`, in UTF-16 units; nothing for an empty text.
  static func range(_ place: Substring, in tex: String) -> Range<Int>? {
    let units = place.split(separator: "-").compactMap { Int($0) }
    guard units.count == 2 else { return nil }
    let scalars = units.map { unit in
      let index = tex.utf16.index(tex.startIndex, offsetBy: unit, limitedBy: tex.endIndex) ?? tex.endIndex
      return tex.unicodeScalars.distance(from: tex.startIndex, to: index)
    }
    return scalars[0]..<max(scalars[0], scalars[1])
  }
}
