import Data
import Testing

@Suite("Any bytes as CSV")
struct CSVFuzzTests {
  /// Either an error in a line that the file has, or columns as the documentation promises them. Returns whether there
  /// were columns.
  private func check(_ bytes: [UInt8]) -> Bool {
    do {
      let columns = try CSV.parse(bytes)
      let counts = columns.map { column in
        switch column.entries {
        case .numbers(let numbers):
          #expect(numbers.allSatisfy { $0.isFinite }, "\(bytes)")
          return numbers.count
        case .texts(let texts):
          #expect(!texts.contains(""), "\(bytes)")
          return texts.count
        }
      }
      #expect(Set(counts).count == 1 && counts[0] > 0, "\(bytes)")
      #expect(Set(columns.map(\.name)).count == columns.count && !columns.contains { $0.name.isEmpty }, "\(bytes)")
      return true
    } catch {
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      #expect(!error.message.isEmpty)
      if let line = error.line {
        #expect(lines.indices.contains(line - 1), "\(bytes)")
        if let column = error.column { #expect((1...lines[line - 1].count + 1).contains(column), "\(bytes)") }
      } else {
        #expect(error.column == nil)
      }
      return false
    }
  }

  @Test("gives columns of one length or an error", arguments: 0..<4)
  func random(seed: Int) {
    var random = SeededNumbers(UInt64(seed))
    let alphabets: [[UInt8]] = [
      Array(0...255), bytes("a1.,\"\n\r e-"), bytes("ab1,\n\n"), [0x1F, 0x8B, 8, 0, 255, 44, 10],
    ]
    var good = 0
    for _ in 0..<10_000 {
      let alphabet = random.oneOf(alphabets)
      if check((0..<random.below(40)).map { _ in random.oneOf(alphabet) }) { good += 1 }
    }
    #expect(good > 0)
  }

  @Test("that nearly are a good file, too", arguments: 0..<4)
  func mutations(seed: Int) {
    var random = SeededNumbers(UInt64(seed) + 100)
    let file = bytes(
      "name,\"age, in years\",ŷ\r\nAnn,31,0.25\r\n\"Bob \"\"B\"\"\",  4.5e1 ,-.125\n\"Éva\nEve\",7,1e-3\n")
    #expect(check(file))
    let common = bytes(",\"\n\r 1ae.-") + [0xC3, 0xFF, 0]
    var (good, bad) = (0, 0)
    for _ in 0..<5_000 {
      var mutated = file
      for _ in 0...random.below(3) {
        let place = random.below(mutated.count)
        switch random.below(4) {
        case 0: mutated[place] = random.oneOf(common)
        case 1: mutated.insert(random.oneOf(common), at: place)
        case 2: mutated.remove(at: place)
        default: mutated.removeLast(random.below(mutated.count / 4))
        }
      }
      if check(mutated) { good += 1 } else { bad += 1 }
    }
    #expect(good > 500 && bad > 500)
  }
}
