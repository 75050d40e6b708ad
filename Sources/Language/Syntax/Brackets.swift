import Source

/// The brackets that are open, and the first that has no partner.
struct Brackets {
  private var open: [(symbol: Symbol, span: Span)] = []
  private var mismatch: Diagnostic?

  /// Whether a bracket waits for its partner. After a mismatch nothing does: what belongs together is not known then.
  var isOpen: Bool { !open.isEmpty && mismatch == nil }

  var problem: Diagnostic? {
    if let mismatch { return mismatch }
    guard let last = open.last, let closing = last.symbol.closing else { return nil }
    return Diagnostic(
      "the bracket \(last.symbol.rawValue) is not closed", at: last.span,
      hint: "a \(closing.rawValue) is missing after what belongs into it")
  }

  mutating func read(_ tokens: [Token]) {
    for token in tokens {
      guard mismatch == nil, case .symbol(let symbol) = token.kind else { continue }
      if symbol.closing != nil { open.append((symbol, token.span)) }
      if symbol.isClosing { close(symbol, token.span) }
    }
  }

  private mutating func close(_ symbol: Symbol, _ span: Span) {
    guard let last = open.popLast() else {
      mismatch = Diagnostic(
        "this \(symbol.rawValue) closes nothing", at: span, hint: "leave it out, or open a bracket before it")
      return
    }
    guard let wanted = last.symbol.closing, wanted != symbol else { return }
    mismatch = Diagnostic(
      "the bracket \(last.symbol.rawValue) is closed by \(symbol.rawValue)", at: span,
      hint: "write \(wanted.rawValue)", notes: [.init("it is opened here", at: last.span)])
  }
}
