import Foundation
import Synchronization
import Testing

@testable import TeXMath

/// A store in memory that counts.
private final class MemoryStore: FormulaStore {
  private let kept = Mutex<[String: String]>([:])
  private let hitCount = Mutex(0)

  var hits: Int { hitCount.withLock { $0 } }
  var count: Int { kept.withLock { $0.count } }

  func mathML(for key: String) -> String? {
    let found = kept.withLock { $0[key] }
    if found != nil { hitCount.withLock { $0 += 1 } }
    return found
  }

  func keep(_ mathML: String, for key: String) { kept.withLock { $0[key] = mathML } }
}

@Suite("The converter")
struct ConverterTests {
  @Test("asks its store first, and keeps what it made there")
  func store() throws {
    let store = MemoryStore()
    let converter = TeXConverter(store: store)
    let formula = TeXFormula("\\frac{a}{b}", isDisplay: true)
    let first = try converter.mathML(formula)
    #expect(store.hits == 0 && store.count == 1)
    #expect(try converter.mathML(formula) == first)
    #expect(store.hits == 1)
    #expect(try TeXConverter().mathML(formula) == first)
  }

  @Test("keeps formulas apart that differ in anything")
  func keys() {
    func key(_ tex: String, _ isDisplay: Bool = true, _ macros: [(String, String)] = []) -> String {
      TeXConverter.key(
        of: TeXFormula(tex, isDisplay: isDisplay, macros: macros.map { .init(name: $0.0, body: $0.1) }))
    }
    let keys = [
      key("x"), key("x", false), key("x "), key("x", true, [("\\a", "b")]), key("x", true, [("\\ab", "")]),
      key("x", true, [("\\a", "b"), ("\\c", "d")]), key("x", true, [("\\c", "d"), ("\\a", "b")]),
      key("x\n2 \\a\n1 b\n"), key(""),
    ]
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0.contains(TeXConverter.version) })
    #expect(TeXConverter.version.hasPrefix("KaTeX 0."))
  }

  @Test("gives many tasks what it gives one")
  func concurrent() async throws {
    let formulas = Array(FormulaTable.formulas.prefix(40))
    let alone = try formulas.map { try TeXConverter().mathML($0) }
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for task in 0..<160 {
        let position = task * 7 % formulas.count
        group.addTask {
          // A refused formula in between changes nothing, nor does an endless one.
          let other = task % 20 == 0 ? "\\def\\a{\\a}\\a" : "\\frac{1}"
          _ = try? TeXConverter().mathML(TeXFormula(other, isDisplay: true))
          return (position, try TeXConverter().mathML(formulas[position]))
        }
      }
      for try await (position, mathML) in group { #expect(mathML == alone[position]) }
    }
  }

  @Test("fits on a small stack")
  func stack() throws {
    let tex = String(repeating: "x^{\\sqrt{", count: 15) + "x" + String(repeating: "}}", count: 15)
    let wanted = try TeXConverter().mathML(TeXFormula(tex, isDisplay: true))
    let found = Mutex<[String]>([])
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let deep = [tex, String(repeating: "{", count: 9_000), String(repeating: "x_{", count: 6_000)]
      for tex in deep {
        let result = (try? TeXConverter().mathML(TeXFormula(tex, isDisplay: true))) ?? "refused"
        found.withLock { $0.append(result) }
      }
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
    #expect(found.withLock { $0 } == [wanted, "refused", "refused"])
  }

  /// When this fails, the MathML has changed: raise `TeXConverter.revision`, or pages made from kept formulas would
  /// differ from those made without, and then write the new digest here.
  @Test("has a revision that stands for its output", .enabled(if: TeXConverter.version.hasPrefix("KaTeX 0.16.4 ")))
  func revision() throws {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for formula in FormulaTable.formulas {
      // FNV-1a (Fowler, Noll & Vo).
      for byte in try TeXConverter().mathML(formula).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let digests = [1: "f9b985cf97122d0a"]
    #expect(String(hash, radix: 16) == digests[TeXConverter.revision])
  }
}
