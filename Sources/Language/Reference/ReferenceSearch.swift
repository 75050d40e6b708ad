import Source

extension [Reference.Entry] {
  /// The entry of a word, by any of its spellings.
  public func entry(named name: String) -> Reference.Entry? {
    first { $0.name == name } ?? first { ($0.aliases + $0.keywords).contains(name) }
      ?? first { $0.name.lowercased() == name.lowercased() }
  }

  /// The entries in which all the words occur, the best first: in a name before an argument, and that before what is
  /// said of it.
  public func search(_ words: [String]) -> [Reference.Entry] {
    let words = words.map { $0.lowercased() }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return [] }
    let ranked = enumerated().compactMap { position, entry -> (Int, Int, Reference.Entry)? in
      let ranks = words.compactMap(entry.rank)
      return ranks.count == words.count ? (ranks.reduce(0, +), position, entry) : nil
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// The nearest word to one that is not known.
  public func suggestion(for name: String) -> String? {
    Suggestion.nearest(to: name, among: flatMap { [$0.name] + $0.aliases + $0.keywords })
  }
}

extension Reference.Entry {
  /// How near a word is to what the entry is about, 0 the nearest; nothing where it does not occur.
  fileprivate func rank(_ word: String) -> Int? {
    let names = ([name] + aliases + keywords).map { $0.lowercased() }
    if names.contains(word) { return 0 }
    if names.contains(where: { $0.split(separator: "_").contains { $0.hasPrefix(word) } }) { return 1 }
    if topic.rawValue.lowercased().hasPrefix(word) { return 2 }
    if word.count > 1, names.contains(where: { $0.contains(word) }) { return 3 }
    if Self.occurs(word, in: documentation) { return 4 }
    if arguments.contains(where: { $0.name == word || $0.name == word + ":" || Self.occurs(word, in: $0.meaning) }) {
      return 5
    }
    return nil
  }

  /// Whether a word of the text begins with it.
  private static func occurs(_ word: String, in text: String) -> Bool {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix(word) }
  }
}
