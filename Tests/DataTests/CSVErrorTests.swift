import Data
import Testing

@Suite("CSV files with errors")
struct CSVErrorTests {
  typealias Case = (text: String, line: Int?, column: Int?, message: String)

  static let refused: [Case] = [
    // Nothing there
    ("", nil, nil, "the file is empty"),
    ("\u{FEFF}", nil, nil, "the file is empty"),
    ("x,y", nil, nil, "there are no rows below the names of the columns"),
    ("x,y\n\n \n", nil, nil, "there are no rows below the names of the columns"),
    // The first line
    ("\nx\n1\n", 1, nil, "a blank line, where the names of the columns were wanted"),
    ("1,2.5\n3,4\n", 1, nil, "only numbers here, but the first line must hold the names of the columns"),
    ("1e999\n3\n", 1, nil, "only numbers here, but the first line must hold the names of the columns"),
    ("x,,y\n1,2,3\n", 1, 3, "a column without a name"),
    ("x, ,y\n1,2,3\n", 1, 3, "a column without a name"),
    ("x,y,\n1,2,3\n", 1, 5, "a column without a name"),
    ("\"\"\n1\n", 1, 1, "a column without a name"),
    ("x,y, x\n1,2,3\n", 1, 6, "the name x stands twice in the first line"),
    ("\"x\ny\",\"x\ny\"\n1,2\n", 2, 4, "the name x\\ny stands twice in the first line"),
    ("x;y\n1;2\n", 1, 2, "the columns are separated by semicolons, but commas were wanted"),
    ("\"a,b\";\"c\"\n1;2\n", 1, 6, "the columns are separated by semicolons, but commas were wanted"),
    ("x\ty\n1\t2\n", 1, 2, "the columns are separated by tabs, but commas were wanted"),
    // Counts
    ("x,y\n1,2\n3\n", 3, nil, "this line has 1 field, but the first line names 2 columns"),
    ("x\n1,2,3\n", 2, nil, "this line has 3 fields, but the first line names 1 column"),
    ("x,y\n\"abc\",\"d\ne\"\n1,2,3\n", 4, nil, "this line has 3 fields, but the first line names 2 columns"),
    ("x,y\n1,2\nabc,1,2\n", 3, nil, "this line has 3 fields, but the first line names 2 columns"),
    ("x,y\n1,2\n\n3,4\n", 3, nil, "a blank line between the rows"),
    ("x,y\n\n  \n3,4\n", 2, nil, "a blank line between the rows"),
    // Numbers
    ("age\n31\nabc\n", 3, 1, "the column age holds numbers, but here is \"abc\""),
    ("name,age\nAnn,31\nBob,  3l \n", 3, 7, "the column age holds numbers, but here is \"3l\""),
    ("name,age\né😀,31\né😀,\"a \"\"b\"\"\"\n", 3, 4, "the column age holds numbers, but here is \"a \\\"b\\\"\""),
    ("t,age\n\"a\nb\",31\n\"a\nb\",nan\n", 5, 4, "the column age holds numbers, but here is \"nan\""),
    ("x\n1\n0x1\n", 3, 1, "the column x holds numbers, but here is \"0x1\""),
    ("x\n1\n1\0\n", 3, 1, "the column x holds numbers, but here is \"1\\0\""),
    (
      "x\n1\n1234567890123456789012345678901234567890z\n", 3, 1,
      "the column x holds numbers, but here is \"1234567890123456789012345678901234567890…\""
    ),
    ("x\n1\n-1e309\n", 3, 1, "the column x has the number -1e309, which is too large"),
    ("x\n1e99999999999999999999\n", 2, 1, "the column x has the number 1e99999999999999999999, which is too large"),
    // Empty cells
    ("x,age\n1,31\n1,\n", 3, 3, "the column age holds numbers, but here is an empty cell"),
    ("age,x\n1,31\n  ,2\n", 3, 1, "the column age holds numbers, but here is an empty cell"),
    ("age\n1\n\n2\n", 3, 1, "the column age holds numbers, but here is an empty cell"),
    ("age\n1\n\"\"\n", 3, 1, "the column age holds numbers, but here is an empty cell"),
    ("name\nAnn\n\nBob\n", 3, 1, "the column name has an empty cell"),
    ("name,x\nAnn,1\n,2\n", 3, 1, "the column name has an empty cell"),
    ("x,name\n1,\"\"\n", 2, 3, "the column name has an empty cell"),
    // Quotes and line ends
    ("x,y\n1,2\n3,\"4\n5,6\n", 3, 3, "this quote is never closed"),
    ("x,y\n1,\"", 2, 3, "this quote is never closed"),
    ("x\n\"a\"\"\n", 2, 1, "this quote is never closed"),
    ("x\n5\" pipe\n", 2, 2, "a quote inside a field, where it is allowed only around the whole field"),
    ("x,y\n1, \"a\"\n", 2, 4, "a quote inside a field, where it is allowed only around the whole field"),
    ("x\n\"a\" \n", 2, 4, "more text after a closing quote, where a comma or the line's end was wanted"),
    ("x\r1\r", 1, 2, "a carriage return without the line feed that was wanted after it"),
    ("x\n\"1\"\r", 2, 4, "a carriage return without the line feed that was wanted after it"),
  ]

  @Test("say what is wrong, and where", arguments: refused)
  func messages(_ test: Case) {
    let outcome = Outcome(try CSV.parse(bytes(test.text)))
    #expect(outcome == .error(test.message, line: test.line, column: test.column))
  }

  @Test("point to the first byte that is not UTF-8")
  func encoding() {
    let message = "a byte that is not UTF-8, the encoding that was wanted"
    let malformed: [[UInt8]] = [
      [0xFF], [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82],
      [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82, 0x41],
    ]
    for bad in malformed {
      for end in [[], bytes("z\n")] {
        let outcome = Outcome(try CSV.parse(bytes("x\nσé") + bad + end))
        #expect(outcome == .error(message, line: 2, column: 3), "\(bad)")
      }
    }
  }
}
