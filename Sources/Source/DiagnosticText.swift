extension Diagnostic {
  /// The message as a terminal shows it: place, message, the line with the place marked, notes, hint.
  public func rendered(in source: SourceText, style: TextStyle = .plain) -> String {
    DiagnosticText(self, in: source).pieces.map { style.text($0.text, $0.role) }.joined()
  }
}

/// A message in pieces, each with what it is there for, so that plain and coloured text say the same.
private struct DiagnosticText {
  typealias Piece = (text: String, role: TextStyle.Role)

  private(set) var pieces: [Piece] = []

  init(_ diagnostic: Diagnostic, in source: SourceText) {
    let role: TextStyle.Role =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .hint: .hint
      }
    add(Self.place(of: diagnostic.span, in: source) + ":", .emphasis)
    add(" ")
    add("\(diagnostic.severity.rawValue):", role)
    add(" ")
    add(diagnostic.message, .emphasis)
    add("\n")
    if let span = diagnostic.span { addExcerpt(of: span, in: source, role) }
    for line in diagnostic.details { add("   \(line)\n") }
    for note in diagnostic.notes {
      add("  ")
      add("note:", .note)
      add(" \(note.message), line \(note.span.start.line)\n")
      addExcerpt(of: note.span, in: source, .note)
    }
    if let hint = diagnostic.hint {
      add("  ")
      add("hint:", .hint)
      add(" \(hint)\n")
    }
  }

  private mutating func add(_ text: String, _ role: TextStyle.Role = .text) { pieces.append((text, role)) }

  private static func place(of span: Span?, in source: SourceText) -> String {
    guard let start = span?.start else { return source.name }
    return "\(source.name):\(start.line):\(start.column)"
  }

  /// The line of the span's start with carets under the span. Long lines show a window around the place.
  private mutating func addExcerpt(of span: Span, in source: SourceText, _ role: TextStyle.Role) {
    guard let line = source.line(span.start.line) else { return }
    let scalars = Array(line.unicodeScalars)
    let first = min(max(span.start.column - 1, 0), scalars.count)
    let isOneLine = span.end.line == span.start.line
    let last = min(max(isOneLine ? span.end.column - 1 : scalars.count, first + 1), max(scalars.count, first + 1))

    let windowStart = max(0, min(first - 60, scalars.count))
    let windowEnd = min(scalars.count, max(windowStart + 120, min(last + 20, windowStart + 160)))
    let number = String(span.start.line)
    let gutter = String(repeating: " ", count: number.count)
    let before = windowStart > 0 ? "…" : ""
    let after = windowEnd < scalars.count ? "…" : ""
    let shown = String(String.UnicodeScalarView(scalars[windowStart..<windowEnd].map(Self.visible)))
    let lead = scalars[windowStart..<first].map { Self.width(of: $0) }.reduce(before.count, +)
    let marked = scalars[first..<min(last, windowEnd)].map { Self.width(of: $0) }.reduce(0, +)
    add(" \(number) |", .margin)
    add(" \(before)\(shown)\(after)\n")
    add(" \(gutter) |", .margin)
    add(" " + String(repeating: " ", count: lead))
    add(String(repeating: "^", count: max(1, marked)), role)
    add("\n")
  }

  /// Control characters would move the cursor, so they are shown as a space or a replacement sign.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\t" { return " " }
    return scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
  }

  /// Columns of a terminal that a scalar takes: none for combining marks, two for wide East Asian letters and emoji.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
