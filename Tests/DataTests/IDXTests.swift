import Data
import Testing

@Suite("IDX files")
struct IDXTests {
  /// One row for each type: its number, the elements, and their bytes.
  typealias Case = (type: UInt8, elements: [Double], data: [UInt8])

  static let types: [Case] = [
    (0x08, [0, 127, 128, 255], [0, 127, 128, 255]),
    (0x09, [0, 127, -128, -1], [0, 127, 128, 255]),
    (0x0B, [1, 256, -32768, -2], [0, 1, 1, 0, 0x80, 0, 0xFF, 0xFE]),
    (0x0C, [1, 16_777_216, -2_147_483_648, -2], [0, 0, 0, 1, 1, 0, 0, 0, 0x80, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFE]),
    (0x0D, [1, -2.5, 0, 0x1p-149], [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
    (
      0x0E, [1, -2.5, 0.1, 0],
      [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 4, 0, 0, 0, 0, 0, 0]
        + [0x3F, 0xB9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A, 0, 0, 0, 0, 0, 0, 0, 0]
    ),
  ]

  @Test("hold elements of six types, plain or compressed by gzip", arguments: types)
  func elements(_ test: Case) throws {
    let file = [0, 0, test.type, 2, 0, 0, 0, 2, 0, 0, 0, 2] + test.data
    let array = try IDX.parse(file)
    #expect(array.axes == [2, 2])
    #expect(array.elements == test.elements)
    #expect(try IDX.parse(gzipStored(file)) == array)
  }

  @Test("have one to eight axes, in row-major order", arguments: 1...8)
  func ranks(_ rank: Int) throws {
    let lengths = Array([3, 2, 1, 2, 1, 1, 1, 2].prefix(rank))
    let count = lengths.reduce(1, *)
    let data = (0..<count).map(UInt8.init)
    let array = try IDX.parse([0, 0, 8, UInt8(rank)] + lengths.flatMap { [0, 0, 0, UInt8($0)] } + data)
    #expect(array.axes == lengths)
    #expect(array.elements == data.map(Double.init))
  }

  @Test("can have a long axis")
  func long() throws {
    let file = [0, 0, 8, 1, 0, 1, 1, 2] + [UInt8](repeating: 7, count: 65_794)
    #expect(try IDX.parse(file).axes == [65_794])
  }

  static let refused: [(file: [UInt8], message: String)] = [
    ([], "the file has 0 bytes, but an IDX file begins with a magic number of 4"),
    ([0, 0, 8], "the file has 3 bytes, but an IDX file begins with a magic number of 4"),
    ([80, 75, 3, 4], "the file begins with the bytes 80 and 75, but an IDX file with 0 and 0"),
    ([0, 1, 8, 1], "the file begins with the bytes 0 and 1, but an IDX file with 0 and 0"),
    ([0, 0, 10, 1], "the type of the elements is 10, but 8, 9, 11, 12, 13 or 14 was wanted"),
    ([0, 0, 8, 0, 5], "the array has 0 axes, but 1 to 8 were wanted"),
    ([0, 0, 8, 9], "the array has 9 axes, but 1 to 8 were wanted"),
    ([0, 0, 8, 2, 0, 0, 0, 1, 0], "the lengths of the axes want 8 bytes, but there are 5"),
    ([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 0], "axis 2 of 2 has the length 0"),
    ([0, 0, 8, 1, 0, 0, 0, 3, 1, 2], "3 elements want 3 bytes, but there are 2"),
    ([0, 0, 11, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4, 5], "1 × 2 elements want 4 bytes, but there are 5"),
    (
      [0, 0, 8, 2] + [UInt8](repeating: 255, count: 8),
      "an array of 4294967295 × 4294967295 elements is too large"
    ),
    (
      [0, 0, 14, 2, 0x80, 0, 0, 0, 0x20, 0, 0, 0],
      "an array of 2147483648 × 536870912 elements is too large"
    ),
    ([0x1F, 0x8B, 8], "the gzip data ends too early, after 3 bytes"),
  ]

  @Test("with errors say what was found and what was wanted", arguments: refused)
  func messages(_ file: [UInt8], _ message: String) {
    let outcome = Outcome(try IDX.parse(file))
    #expect(outcome == .error(message))
  }

  @Test("cut off anywhere, or with a byte more, are errors")
  func cut() {
    let file: [UInt8] = [0, 0, 11, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8]
    for count in file.indices { #expect(throws: DataError.self) { try IDX.parse(Array(file.prefix(count))) } }
    #expect(throws: DataError.self) { try IDX.parse(file + [0]) }
    #expect(throws: Never.self) { try IDX.parse(file) }
  }
}
