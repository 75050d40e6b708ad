/// Code spans by their backticks alone.
enum CodeSpanScanner {
  /// The spans of a text, from left to right, with their backticks.
  static func spans(in text: [UInt8]) -> [Range<Int>] {
    guard text.contains(Byte.backtick) else { return [] }
    let runs = Runs(text)
    var spans: [Range<Int>] = []
    var index = 0
    while index < text.count {
      if text[index] == Byte.backslash {
        // An escaped backtick is no part of a run; other escapes do not matter here.
        index += 2
      } else if text[index] == Byte.backtick {
        let end = Self.end(ofRunAt: index, in: text)
        if let close = runs.first(ofLength: end - index, from: end) {
          spans.append(index..<(close + end - index))
          index = close + end - index
        } else {
          index = end
        }
      } else {
        index += 1
      }
    }
    return spans
  }

  /// The span that the run of backticks at `start` opens.
  static func span(at start: Int, in text: [UInt8], runs: Runs) -> Range<Int>? {
    let end = Self.end(ofRunAt: start, in: text)
    return runs.first(ofLength: end - start, from: end).map { start..<($0 + end - start) }
  }

  static func end(ofRunAt start: Int, in text: [UInt8]) -> Int {
    var end = start
    while end < text.count, text[end] == Byte.backtick { end += 1 }
    return end
  }

  /// What CommonMark makes of the text between the backticks: line ends are spaces, and one space is taken off at both
  /// ends unless there is nothing else.
  static func literal(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var code = ArraySlice(text.map { $0 == Byte.lineFeed ? 0x20 : $0 })
    if code.count >= 2, code.first == 0x20, code.last == 0x20, !code.allSatisfy({ $0 == 0x20 }) {
      code = code.dropFirst().dropLast()
    }
    return code
  }

  /// The runs of backticks of a text by their length.
  struct Runs {
    private var starts: [Int: [Int]] = [:]

    init(_ text: [UInt8]) {
      var index = 0
      while index < text.count {
        guard text[index] == Byte.backtick else {
          index += 1
          continue
        }
        let end = CodeSpanScanner.end(ofRunAt: index, in: text)
        starts[end - index, default: []].append(index)
        index = end
      }
    }

    /// cmark gives up on runs of more than 80.
    func first(ofLength length: Int, from start: Int) -> Int? {
      length > 80 ? nil : starts[length]?.first(atLeast: start)
    }
  }
}
