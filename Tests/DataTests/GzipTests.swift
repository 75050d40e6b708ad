import Data
import Testing

@Suite("Gzip")
struct GzipTests {
  private func inflate(_ bytes: [UInt8], limit: Int = 1_000_000) -> Outcome<[UInt8]> {
    Outcome(try Gzip.inflate(bytes, limit: limit))
  }

  @Test("is known by its first two bytes")
  func magic() {
    #expect(Gzip.isCompressed([0x1F, 0x8B]))
    #expect(Gzip.isCompressed(Squares.gzip))
    #expect(!Gzip.isCompressed([0x1F]))
    #expect(!Gzip.isCompressed([]))
    #expect(!Gzip.isCompressed(bytes("x,y\n")))
  }

  @Test("gives the bytes back that gzip compressed")
  func gzip() {
    #expect(inflate(Squares.gzip) == .value(Squares.text))
  }

  @Test("gives data of any size back", arguments: [0, 1, 65_535, 65_536, 262_144, 262_145, 900_000])
  func sizes(_ count: Int) {
    var random = SeededNumbers(UInt64(count))
    let data = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(inflate(gzipStored(data)) == .value(data))
    #expect(inflate(gzipStored(data, name: "data.csv")) == .value(data))
  }

  @Test("reads several members as one file")
  func members() {
    let file = gzipStored(bytes("a,")) + gzipStored([]) + Squares.gzip + gzipStored(bytes("b"))
    #expect(inflate(file) == .value(bytes("a,") + Squares.text + bytes("b")))
  }

  @Test("stops at the limit")
  func limit() {
    let (file, size) = (Squares.gzip, Squares.text.count)
    #expect(inflate(file, limit: size) == .value(Squares.text))
    let message = { (limit: Int) in "the gzip data becomes larger than \(limit) bytes, which is the limit" }
    #expect(inflate(file, limit: size - 1) == .error(message(size - 1)))
    #expect(inflate(file, limit: 0) == .error(message(0)))
    #expect(inflate(file + file, limit: 2 * size) == .value(Squares.text + Squares.text))
    #expect(inflate(file + file, limit: 2 * size - 1) == .error(message(2 * size - 1)))
  }

  @Test(
    "that ends too early is an error at every byte",
    arguments: [Squares.gzip, gzipStored(bytes("x,y\n1,2\n"), name: "n")])
  func truncation(_ file: [UInt8]) {
    for count in file.indices {
      let outcome = inflate(Array(file.prefix(count)))
      #expect(outcome == .error("the gzip data ends too early, after \(count) bytes"))
    }
  }

  @Test("that is damaged is an error, or the damage does not matter")
  func damage() {
    let file = Squares.gzip
    var errors = 0
    for place in file.indices {
      for bit in 0..<8 {
        var damaged = file
        damaged[place] ^= 1 << bit
        let outcome = inflate(damaged)
        #expect(outcome.isError || outcome == .value(Squares.text), "byte \(place), bit \(bit)")
        if outcome.isError { errors += 1 }
      }
    }
    // Only the time, the system and the flags in the header are free.
    #expect(errors >= (file.count - 8) * 8)
  }

  @Test("says what is damaged")
  func reasons() {
    let file = gzipStored(bytes("x,y\n1,2\n"))
    var checksum = file
    checksum[file.count - 8] ^= 1
    var length = file
    length[file.count - 4] ^= 1
    #expect(inflate(checksum) == .error("the gzip data is damaged near byte 28: incorrect data check"))
    #expect(inflate(length) == .error("the gzip data is damaged near byte 32: incorrect length check"))
    #expect(inflate(file + bytes("junk")) == .error("the gzip data is damaged near byte 34: incorrect header check"))
    #expect(inflate(bytes("x,y\n")) == .error("the gzip data is damaged near byte 3: incorrect header check"))
  }
}
