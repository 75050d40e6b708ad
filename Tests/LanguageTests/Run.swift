import Engine
import Numerals
import Source

@testable import Language

/// Runs the lines of one block and writes what it shows as text, a line an output, then its messages.
struct Run {
  static let tables = [
    table("or", ["x1", "x2", "t"], [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]]),
    table("xor", ["x1", "x2", "t"], [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]),
    table("line", ["x", "t"], [[1, 2], [2, 4], [3, 6]]),
    animals,
  ]

  /// A table with a column of text.
  private static let animals: ProseTable = {
    let span = Span(line: 0, column: 1)
    let rows = [["dog", "4"], ["cat", "9"]]
    return ProseTable(
      name: "animals", span: span, headings: [.init("name", at: span), .init("lives", at: span)],
      rows: rows.map { $0.map { .init($0, at: span) } })
  }()

  /// The files beside the notebook.
  static let files: DataFiles = { address in
    switch address {
    case "kinds.csv": return .success(Array("kind,v\nlow,1\nhigh,2\nlow,3\n".utf8))
    case "digits.csv": return .success(Array("p1,p2,p3,label\n0,5,1,3\n2,7,1,7\n4,4,0,3\n9,1,0,1\n".utf8))
    case "names.csv": return .success(Array("name,age\nAda,36\nEmmy,53\nAda,40\n".utf8))
    case "more.csv": return .success(Array("name\nEmmy\nEmmy\n".utf8))
    case "other.csv": return .success(Array("name\nEmmy\nMary\n".utf8))
    case "bad.csv": return .success(Array("x,t\n1,2\n3,four\n".utf8))
    case "images-idx3-ubyte.gz":
      return .success([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8])
    case "labels-idx1-ubyte.gz": return .success([0, 0, 8, 1, 0, 0, 0, 2, 9, 4])
    default: return .failure(DataFileFailure("there is no file \(address) beside the notebook"))
    }
  }

  var interpreter = Interpreter(seed: 0, digits: 4, tables: tables, surroundings: Surroundings(files: files))
  private var lines = 0

  static func table(_ name: String, _ headings: [String], _ rows: [[Int]]) -> ProseTable {
    // The tables stand above every block, in lines before the first.
    let span = Span(line: 0, column: 1)
    return ProseTable(
      name: name, span: span, headings: headings.map { .init($0, at: span) },
      rows: rows.map { $0.map { .init(String($0), at: span) } })
  }

  init() {}

  /// The result of one more block.
  mutating func block(_ source: String, fails: Bool = false) -> BlockResult {
    let code = source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      CodeLine(String($1), at: Position(line: lines + $0 + 1, column: 1))
    }
    lines += code.count
    return interpreter.run(code, options: BlockOptions(fails: fails))
  }

  static func text(_ source: String) -> String {
    var run = Run()
    let result = run.block(source)
    let messages = result.diagnostics.map {
      "\($0.severity.rawValue): \($0.message)" + ($0.hint.map { " (\($0))" } ?? "")
    }
    return (result.outputs.compactMap(describe) + messages).joined(separator: "\n")
  }

  static func describe(_ output: Output) -> String? {
    switch output {
    case .value(let value): return value.text
    case .table(let table):
      return table.columns.map { "\($0.name): \(cells($0.cells))" }.joined(separator: " | ")
        + (table.totals.map { " | total " + $0.compactMap { $0.map(short) }.joined(separator: " ") } ?? "")
    case .figure(let figure): return figure.figure.alternativeText(format: short)
    case .group(let group):
      return group.items.map { item in
        (item.label.map { "\($0): " } ?? "") + item.outputs.compactMap(describe).joined(separator: "; ")
      }.joined(separator: " || ")
    case .explorer(let explorer):
      return explorer.tellingFrames.map { frame in
        let settings = zip(explorer.controls, explorer.settings(ofFrame: frame)).map { "\($0.name) \($0.settings[$1])" }
        return "[\(settings.joined(separator: ", "))] "
          + explorer.frames[frame].compactMap(describe).joined(separator: "; ")
      }.joined(separator: "\n")
    case .explanation(let explanation):
      return "= \(explanation.value.map { short($0.elements[0]) } ?? ""), \(explanation.gradient?.pathCount ?? 0) paths"
    case .formula(let formula): return formula.text
    case .check(let check): return check.holds ? "holds" : nil
    case .code(_, let text): return text
    case .error: return nil
    }
  }

  private static func cells(_ cells: TableOutput.Cells) -> String {
    switch cells {
    case .numbers(let numbers): numbers.map(short).joined(separator: " ")
    case .text(let texts), .names(let texts): texts.joined(separator: " ")
    case .tensors(let tensors): tensors.map { $0.elements.map(short).joined(separator: ",") }.joined(separator: " ")
    }
  }

  private static func short(_ number: Double) -> String { Numerals.significant(number, digits: 4) }
}
