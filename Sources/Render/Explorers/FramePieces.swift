/// Many texts cut into pieces, each piece known by a number, so that texts can be compared without their bytes: the
/// frames of an explorer are megabytes.
struct FramePieces {
  /// The pieces of each text; equal ones have one number.
  let texts: [[Int]]
  private let pieces: [ArraySlice<UInt8>]

  init(_ texts: [String]) {
    var pieces: [ArraySlice<UInt8>] = []
    var numbers: [Piece: Int] = [:]
    var numbered: [[Int]] = []
    for text in texts {
      let bytes = Array(text.utf8)
      let first = numbered.first
      numbered.append(
        Self.ranges(bytes).enumerated().map { place, range in
          let piece = bytes[range]
          // Most pieces stand where the first text has them.
          if let first, place < first.count, pieces[first[place]] == piece { return first[place] }
          if let known = numbers[Piece(bytes: piece)] { return known }
          numbers[Piece(bytes: piece)] = pieces.count
          pieces.append(piece)
          return pieces.count - 1
        })
    }
    self.texts = numbered
    self.pieces = pieces
  }

  private struct Piece: Hashable {
    let bytes: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
  }

  /// The bytes of pieces that follow one another.
  func bytes<Numbers: Sequence<Int>>(of numbers: Numbers) -> [UInt8] {
    numbers.reduce(into: []) { $0 += pieces[$1] }
  }

  /// Between quotation marks and angle brackets: names of tags and attributes, their values, and text.
  private static func ranges(_ bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        ranges.append(start..<index)
        ranges.append(index..<index + 1)
        start = index + 1
      }
    }
    return ranges + [start..<bytes.count]
  }
}
