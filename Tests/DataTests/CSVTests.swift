import Data
import Testing

@Suite("CSV files")
struct CSVTests {
  typealias Case = (text: String, columns: [DataColumn])

  static let accepted: [Case] = [
    // Numbers and texts
    ("x,y\n1,2\n3,4\n", [numbers("x", 1, 3), numbers("y", 2, 4)]),
    ("name,age\nAnn,31\nBob,-4.5e1\n", [texts("name", "Ann", "Bob"), numbers("age", 31, -45)]),
    ("code\nA1\n7\n", [texts("code", "A1", "7")]),
    ("x\n0x1F\n", [texts("x", "0x1F")]),
    ("x,y,z\nnan,inf,-Infinity\n", [texts("x", "nan"), texts("y", "inf"), texts("z", "-Infinity")]),
    ("x,y\n1_0,1 0\n", [texts("x", "1_0"), texts("y", "1 0")]),
    ("x\n1e-400\n-1e-400\n", [numbers("x", 0, -0.0)]),
    ("x\n٣\n", [texts("x", "٣")]),
    // Lines
    ("x,y\r\n1,2\r\n", [numbers("x", 1), numbers("y", 2)]),
    ("x,y\n1,2", [numbers("x", 1), numbers("y", 2)]),
    ("x,y\n1,2\r\n3,4\n", [numbers("x", 1, 3), numbers("y", 2, 4)]),
    ("x,y\n1,2\n\n  \n\r\n", [numbers("x", 1), numbers("y", 2)]),
    ("x\n1\n\n\n", [numbers("x", 1)]),
    // Spaces
    (" x , long name \n 1 ,  2\n", [numbers("x", 1), numbers("long name", 2)]),
    ("name\n Ann \n", [texts("name", " Ann ")]),
    // Quotes
    ("\"x\",\"a,b\"\n\"1\",2\n", [numbers("x", 1), numbers("a,b", 2)]),
    ("t\n\"a \"\"b\"\" c\"\n\"\"\"\"\n", [texts("t", "a \"b\" c", "\"")]),
    ("t,x\n\"two\nlines\",1\n\"two\r\nlines\",2\n", [texts("t", "two\nlines", "two\r\nlines"), numbers("x", 1, 2)]),
    ("\" x \"\n\" 1 \"", [numbers("x", 1)]),
    ("\"1;\t\"\n2\n", [numbers("1;\t", 2)]),
    // Encoding
    ("\u{FEFF}x\n1\n", [numbers("x", 1)]),
    ("\u{FEFF}\"x\"\n1\n", [numbers("x", 1)]),
    ("ŷ,σ\né😀,1\n", [texts("ŷ", "é😀"), numbers("σ", 1)]),
    // Names
    ("1,x\n2,3\n", [numbers("1", 2), numbers("x", 3)]),
    ("x,X\n2,3\n", [numbers("x", 2), numbers("X", 3)]),
    ("a,b;c\n2,3\n", [numbers("a", 2), numbers("b;c", 3)]),
  ]

  @Test("are columns of numbers or texts", arguments: accepted)
  func columns(_ test: Case) throws {
    #expect(try CSV.parse(bytes(test.text)) == test.columns)
  }

  static let inflated: [String] = ["x,y\n1,2\n", "\u{FEFF}x,y\r\n1,2"]

  @Test("may be compressed by gzip", arguments: inflated)
  func compressed(_ text: String) throws {
    #expect(try CSV.parse(gzipStored(bytes(text))) == [numbers("x", 1), numbers("y", 2)])
  }

  @Test("can hold every size of number", arguments: [1.0, 0.1, 1e300, 1e-300, 1.7976931348623157e308, 0x1p53 + 2])
  func sizes(_ number: Double) throws {
    #expect(try CSV.parse(bytes("x\n\(number)\n-\(number)\n")) == [numbers("x", number, -number)])
  }
}
