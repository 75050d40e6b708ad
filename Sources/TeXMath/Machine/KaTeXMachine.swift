import KaTeX

/// A JavaScript heap with KaTeX in it. A class, for it is one thing that is opened once and closed once. It is used by
/// one task at a time: the only one there is stands behind the lock of `KaTeXScript` and never leaves it.
///
/// This is the one place of unsafe pointers: those to the heap, and those to texts that C reads or that it gives until
/// the next call.
final class KaTeXMachine {
  private let machine: OpaquePointer

  /// Compiles KaTeX, which takes a tenth of a second.
  init() throws(TeXError) {
    var message: UnsafePointer<CChar>?
    guard let machine = katex_open(&message) else {
      throw TeXError("KaTeX cannot be started: \(message.map { String(cString: $0) } ?? "")")
    }
    self.machine = machine
  }

  deinit { katex_close(machine) }

  /// Asks the bridge. Nothing where the answer took more work than is allowed; the machine is then of no more use.
  func answer(_ request: [String]) -> String? {
    let texts = request.map(SurrogateBytes.encode)
    return Array(texts.joined()).withUnsafeBytes { bytes in
      var start = 0
      let pointers = texts.map { text in
        defer { start += text.count }
        return katex_text(
          bytes: bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self), count: text.count)
      }
      let answer = katex_answer(machine, pointers, pointers.count)
      guard answer.bytes != nil else { return nil }
      return SurrogateBytes.decode(UnsafeRawBufferPointer(start: answer.bytes, count: answer.count))
    }
  }

  /// KaTeX's script.
  static func withScript<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let script = katex_script()
    return body(UnsafeRawBufferPointer(start: script.bytes, count: script.count))
  }
}
