import Source

/// The lines of a file with their own line ends. A byte order mark is no part of the first.
struct FileLines {
  struct Edit {
    let bytes: Range<Int>
    let text: String
    /// The line of the file that the text belongs to; nothing where it is the one that the bytes stand in.
    var line: Int?
  }

  private let places: TextPlaces
  private var bytes: [UInt8] { places.bytes }
  private let markLength: Int

  init(_ source: SourceText) {
    places = source.places
    markLength = places.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Where a line starts, where its text ends, and where its line end ends.
  private func line(_ number: Int) -> (start: Int, end: Int, next: Int) {
    let line = places.line(number)
    return (
      number == 1 ? max(line.lowerBound, markLength) : line.lowerBound, line.upperBound, places.end(ofLine: number)
    )
  }

  /// Whether there is nothing on a line but marks of quotes; so is what stands before and after the file.
  private func isBlank(_ number: Int) -> Bool {
    let line = line(number)
    return Limits.withoutMarks(bytes[line.start..<line.end]).isEmpty
  }

  private func lineEnd(at number: Int) -> String {
    for candidate in [number, 1] {
      let line = line(candidate)
      if line.next > line.end { return String(decoding: bytes[line.end..<line.next], as: UTF8.self) }
    }
    return "\n"
  }

  // MARK: Edits

  /// Blocks after line `last`, with blank lines around them.
  func edit(inserting blocks: [(lines: [String], placement: Placement)], after last: Int) -> Edit {
    var out: [String] = []
    for (index, block) in blocks.enumerated() {
      if index == 0, let closing = block.placement.closing { out.append(block.placement.prefix + closing) }
      out.append(block.placement.blankPrefix)
      out += block.lines.map { Self.line($0, in: block.placement) }
    }
    if !isBlank(last + 1), let block = blocks.last { out.append(block.placement.blankPrefix) }
    let line = line(last)
    let end = lineEnd(at: last)
    let text = line.next > line.end ? out.map { $0 + end }.joined() : out.map { end + $0 }.joined()
    return Edit(bytes: line.next..<line.next, text: text, line: last)
  }

  /// Lines directly after line `last`, so that taking them away gives the file as it was.
  func edit(attaching block: [String], at placement: Placement) -> Edit {
    let line = line(placement.lines.upperBound)
    let end = lineEnd(at: placement.lines.upperBound)
    let out = block.map { Self.line($0, in: placement) }
    let text = line.next > line.end ? out.map { $0 + end }.joined() : out.map { end + $0 }.joined()
    return Edit(bytes: line.next..<line.next, text: text)
  }

  /// The lines of a block taken away, with others in their place.
  func edit(removing placement: Placement, for blocks: [[String]]) -> Edit {
    let (first, last) = (placement.lines.lowerBound, placement.lines.upperBound)
    let (start, end) = (line(first).start, line(last))
    var next = end.next
    var out: [String] = []
    for block in blocks {
      if !out.isEmpty { out.append(placement.blankPrefix) }
      out += block.map { Self.line($0, in: placement) }
    }
    // An empty comment stays where the structure needs something to stand.
    if out.isEmpty, placement.isFirstOfItem || placement.isSeparator { out = [placement.prefix + "<!-- -->"] }

    let isEmpty = out.isEmpty
    if placement.isFirstOfItem {
      let marks = String(decoding: bytes[start..<min(start + indentation(of: placement), end.end)], as: UTF8.self)
      out[0] = marks + out[0].dropFirst(placement.prefix.count)
    } else if !isBlank(first - 1), !isEmpty || !isBlank(last + 1) {
      out.insert(placement.blankPrefix, at: 0)
    } else if isEmpty, isBlank(first - 1), line(last + 1).end == line(last + 1).start {
      // Of the blank lines around the block one is enough.
      next = line(last + 1).next
    }
    if !isEmpty, !isBlank(last + 1) { out.append(placement.blankPrefix) }
    let lineEnd = lineEnd(at: last)
    let text = end.next > end.end ? out.map { $0 + lineEnd }.joined() : out.joined(separator: lineEnd)
    return Edit(bytes: start..<max(next, start), text: text, line: first)
  }

  /// Columns count from the start of the file; a byte order mark there is no part of the first line here.
  private func indentation(of placement: Placement) -> Int {
    placement.lines.lowerBound == 1 ? placement.indentation - markLength : placement.indentation
  }

  private static func line(_ line: String, in placement: Placement) -> String {
    line.isBlank ? placement.blankPrefix : placement.prefix + line
  }

  // MARK: Result

  /// The file with edits, of which those are left out that begin inside an earlier one.
  func text(with edits: [Edit]) -> String {
    var out: [UInt8] = []
    for piece in pieces(with: edits) {
      switch piece {
      case .own(let range): out += bytes[range]
      case .edit(let edit): out += edit.text.utf8
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// For each line of the file with edits, the line of the file that it is or belongs to.
  func origins(with edits: [Edit]) -> [Int] {
    var origins: [Int] = []
    var isStart = true
    for piece in pieces(with: edits) {
      switch piece {
      case .own(let range):
        for position in range {
          if isStart { origins.append(places.lineNumber(of: position)) }
          isStart = endsLine(bytes[position], before: position + 1 < bytes.count ? bytes[position + 1] : nil)
        }
      case .edit(let edit):
        let line = edit.line ?? places.lineNumber(of: edit.bytes.lowerBound)
        let text = Array(edit.text.utf8)
        for (position, byte) in text.enumerated() {
          if isStart { origins.append(line) }
          isStart = endsLine(byte, before: position + 1 < text.count ? text[position + 1] : nil)
        }
      }
    }
    return origins
  }

  private func endsLine(_ byte: UInt8, before next: UInt8?) -> Bool { byte == 0x0A || byte == 0x0D && next != 0x0A }

  private enum Piece {
    /// Bytes of the file.
    case own(Range<Int>)
    case edit(Edit)
  }

  private func pieces(with edits: [Edit]) -> [Piece] {
    let ordered = edits.enumerated().sorted {
      ($0.element.bytes.lowerBound, $0.element.bytes.isEmpty ? 0 : 1, $0.offset)
        < ($1.element.bytes.lowerBound, $1.element.bytes.isEmpty ? 0 : 1, $1.offset)
    }
    var pieces: [Piece] = []
    var position = 0
    for (_, edit) in ordered where edit.bytes.lowerBound >= position && edit.bytes.upperBound <= bytes.count {
      pieces.append(.own(position..<edit.bytes.lowerBound))
      pieces.append(.edit(edit))
      position = edit.bytes.upperBound
    }
    return pieces + [.own(position..<bytes.count)]
  }
}
