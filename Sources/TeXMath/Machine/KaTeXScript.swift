import Synchronization

/// KaTeX, once a process.
enum KaTeXScript {
  /// The heap is not thread-safe and stays under this lock, from the first formula on.
  private static let machine = Mutex<KaTeXMachine?>(nil)

  /// KaTeX's own version, as its script states it.
  static let version: String = KaTeXMachine.withScript { script in
    let mark = Array("version:\"".utf8)
    var index = 0
    while index + mark.count < script.count {
      if script[index] == mark[0], script[index..<(index + mark.count)].elementsEqual(mark) {
        let name = script[(index + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }
        return "\(String(decoding: name, as: UTF8.self)) of \(script.count) bytes"
      }
      index += 1
    }
    return "of \(script.count) bytes"
  }

  /// The MathML that KaTeX gives.
  static func mathML(_ formula: TeXFormula) throws(TeXError) -> String {
    let request =
      [formula.isDisplay ? "display" : "inline", formula.tex]
      + formula.macros.flatMap { [$0.name, $0.body] }
    let result = machine.withLock { machine -> Result<String?, TeXError> in
      do throws(TeXError) {
        let running = if let machine { machine } else { try KaTeXMachine() }
        let answer = running.answer(request)
        machine = answer == nil ? nil : running
        return .success(answer)
      } catch {
        return .failure(error)
      }
    }
    guard let answer = try result.get() else { throw TeXError("it takes too much work") }
    if answer.hasPrefix("ok ") { return String(answer.dropFirst(3)) }
    let parts = answer.dropFirst(3).split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    throw TeXError(KaTeXMessage.plain(String(parts[1])), scalars: KaTeXMessage.range(parts[0], in: formula.tex))
  }
}
