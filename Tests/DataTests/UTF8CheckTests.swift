import Testing

@testable import Data

@Suite("UTF-8")
struct UTF8CheckTests {
  @Test("is told from other bytes just as by Swift's decoder")
  func decoder() {
    var random = SeededNumbers(5)
    // Bytes at the edges of the ranges that UTF-8 knows.
    let edges: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
      0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var wellFormed = 0
    for _ in 0..<50_000 {
      let bytes = (0..<random.below(6)).map { _ in random.oneOf(edges) }
      let isWellFormed = String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
      #expect((UTF8Check.firstInvalidByte(of: bytes) == nil) == isWellFormed, "\(bytes)")
      if isWellFormed { wellFormed += 1 }
    }
    #expect((5_000..<45_000).contains(wellFormed))
  }
}
