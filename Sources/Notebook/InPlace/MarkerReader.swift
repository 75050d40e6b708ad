import Markdown
import Source

/// Finds the markers of a file, and what is to be changed to have the author's text again.
struct MarkerReader {
  private(set) var outputs: [NotebookFile.MarkedOutput] = []
  /// In the order of the file.
  private(set) var edits: [EditedText.Edit] = []
  private(set) var valueCount = 0
  private let source: SourceText
  private let places: TextPlaces

  init(_ source: SourceText) throws(Diagnostic) {
    self.source = source
    places = source.places
    // What somebody did inside an output, such as opening a fence, may hide the markers below it. So each output that
    // does not end where its structure says is taken away, and the rest is read anew.
    var text = source
    while true {
      let document = try Document.parse(text)
      guard try read(document) else { break }
      text = SourceText(name: source.name, text: withoutOutputs())
    }
    edits.sort { ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound) }
    for (edit, next) in zip(edits, edits.dropFirst()) where edit.bytes.upperBound > next.bytes.lowerBound {
      throw Diagnostic(
        "this marker says that its value begins inside another",
        at: Span(places.position(of: next.bytes.lowerBound), places.position(of: next.bytes.upperBound)))
    }
  }

  /// Reads the markers of a document, and says whether it must be read again.
  private mutating func read(_ document: Document) throws(Diagnostic) -> Bool {
    let comments = document.comments(startingWith: OutputMarker.word)
    let blocks = comments.filter { $0.blockLines != nil }
    let ends = Set(blocks.filter { $0.text == OutputMarker.end }.compactMap { $0.blockLines?.lowerBound })
    var last = 0
    for comment in blocks {
      guard let line = comment.blockLines?.lowerBound, line > last else { continue }
      if let digest = OutputMarker.digest(inBeginning: comment.text) {
        let end = try endOfOutput(at: line)
        addOutput(line...end, digest)
        last = end
        if !ends.contains(end) { return true }
      } else if comment.text == OutputMarker.end {
        throw Diagnostic(
          "this marker ends an output that does not start anywhere", at: span(ofLine: line),
          hint: "take the marker out, with what is left of the output above it")
      } else if comment.text.contains(":") {
        throw Diagnostic(
          "this is no marker that a run wrote", at: span(ofLine: line),
          hint: "a value in the prose is written `{nn} E`; comments of your own do not start with nabla:")
      }
    }
    for comment in comments where comment.blockLines == nil {
      let line = places.lineNumber(of: comment.bytes.lowerBound)
      guard !outputs.contains(where: { $0.lines.contains(line) }) else { continue }
      try addValue(comment)
    }
    return false
  }

  // MARK: Outputs

  private func endOfOutput(at first: Int) throws(Diagnostic) -> Int {
    var line = first + 1
    while let text = source.line(line) {
      if OutputMarker.isEnd(text) { return line }
      let marks = text.drop { $0 == " " || $0 == "\t" || $0 == ">" }
      if OutputMarker.digest(inBeginning: String(marks).trimmedEnd) != nil { break }
      line += 1
    }
    throw Diagnostic(
      "the output that starts here has no end", at: span(ofLine: first),
      hint: "it ends with a line \(OutputMarker.end)")
  }

  private mutating func addOutput(_ lines: ClosedRange<Int>, _ digest: String) {
    let between = (lines.lowerBound + 1..<lines.upperBound).compactMap(source.line)
    outputs.append(
      NotebookFile.MarkedOutput(
        lines: lines, isEdited: OutputMarker.digest(between) != digest,
        text: between.joined(separator: "\n")))
    var start = places.line(lines.lowerBound).lowerBound
    let end = places.end(ofLine: lines.upperBound)
    // Where the file does not end with a line end, the one before the output was not there either.
    if end == places.line(lines.upperBound).upperBound, lines.lowerBound > 1 {
      start = places.line(lines.lowerBound - 1).upperBound
    }
    edits.append(EditedText.Edit(start..<end, ""))
  }

  /// The file with spaces in the place of the outputs that were found, so that all else stays where it is.
  private func withoutOutputs() -> String {
    var bytes = places.bytes
    for line in outputs.flatMap(\.lines) {
      for index in places.line(line) { bytes[index] = UInt8(ascii: " ") }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Values

  private mutating func addValue(_ comment: Comment) throws(Diagnostic) {
    let line = places.line(places.lineNumber(of: comment.bytes.lowerBound))
    let before = places.text(line.lowerBound..<comment.bytes.lowerBound)
    if comment.text == ValueMarker.words {
      addWords(comment, before)
      return
    }
    guard let marker = ValueMarker.read(comment.text) else { return }
    let length = marker.length ?? ValueMarker.numberLength(endOf: before)
    let value = String(String.UnicodeScalarView(before.unicodeScalars.suffix(length)))
    if let sum = marker.sum, ValueMarker.sum(value) != sum {
      throw Diagnostic(
        "the value before this marker was edited by hand, so it is not known where it begins", at: span(of: comment),
        hint: "write \(marker.opening.isEmpty ? "the code of the value" : "\(marker.opening) …`") in the place of both")
    }
    let start = comment.bytes.lowerBound - value.utf8.count
    let code = (comment.bytes.lowerBound + marker.head)..<(comment.bytes.upperBound - marker.tail)
    guard code.lowerBound <= code.upperBound else { return }
    valueCount += 1
    edits.append(EditedText.Edit(start..<code.lowerBound, marker.opening))
    addEntities(in: code)
    edits.append(EditedText.Edit(code.upperBound..<comment.bytes.upperBound, marker.closing))
  }

  private mutating func addEntities(in code: Range<Int>) {
    var index = code.lowerBound
    while index < code.upperBound {
      let rest = places.bytes[index..<code.upperBound]
      if let entity = ValueMarker.entities.first(where: { rest.starts(with: $0.escape.utf8) }) {
        edits.append(EditedText.Edit(index..<index + entity.escape.utf8.count, entity.text))
        index += entity.escape.utf8.count
      } else {
        index += 1
      }
    }
  }

  /// The words of a link are what stands between its bracket and the marker.
  private mutating func addWords(_ comment: Comment, _ before: String) {
    let bytes = Array(before.utf8)
    var start = bytes.count
    while start > 0 {
      start -= 1
      guard bytes[start] == UInt8(ascii: "[") else { continue }
      let backslashes = bytes[..<start].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if backslashes % 2 == 0 { break }
    }
    guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return }
    let words = comment.bytes.lowerBound - (bytes.count - start - 1)
    valueCount += 1
    edits.append(EditedText.Edit(words..<comment.bytes.upperBound, ""))
  }

  // MARK: Places

  private func span(ofLine number: Int) -> Span {
    let text = source.line(number) ?? ""
    let marks = text.prefix { $0 == " " || $0 == "\t" || $0 == ">" }.unicodeScalars.count
    return Span(line: number, column: marks + 1, length: max(text.unicodeScalars.count - marks, 1))
  }

  private func span(of comment: Comment) -> Span {
    Span(places.position(of: comment.bytes.lowerBound), places.position(of: comment.bytes.upperBound))
  }
}
