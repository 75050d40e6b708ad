import Source

/// Why a statement cannot be read. The message is in a box: passed by value it would make each frame of the recursive
/// descent several times as large, and brackets could be nested less deep.
indirect enum Misreading: Error {
  case found(Diagnostic)

  var diagnostic: Diagnostic {
    switch self {
    case .found(let diagnostic): diagnostic
    }
  }

  init(_ message: String, at span: Span?, hint: String? = nil, notes: [Diagnostic.Note] = []) {
    self = .found(Diagnostic(message, at: span, hint: hint, notes: notes))
  }
}
