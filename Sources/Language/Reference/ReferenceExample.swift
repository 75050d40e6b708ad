import Source

/// The example of a word, with the lines that it needs before it and what it gives, computed when it is asked for.
public struct ReferenceExample: Sendable {
  /// The definitions that stand before it; none where it stands alone.
  public let before: [String]
  public let result: BlockResult

  public init(_ code: String) {
    let shown = Self.shown(code)
    let alone = Self.run(shown)
    if alone.status == .ok {
      before = []
      result = alone
    } else {
      before = Self.context(for: code)
      let names = before.count
      let whole = Self.run((before + [shown]).joined(separator: "\n"))
      // Definitions show nothing, so that all outputs are the example's.
      result = names > 0 ? whole : alone
    }
  }

  /// The names that examples use: what a line defines, and the line.
  public static let context: [(names: [String], line: String)] = [
    (["x1", "x2", "t"], "use or"), (["w"], "param w = 0.5"), (["w1", "w2", "b"], "param w1 = 0.5, w2 = -0.25, b = 0"),
    (["y"], "y = σ(w1*x1 + w2*x2 + b)"), (["E"], "E = sum((t - y)^2)"), (["x"], "x = 2*x1 + x2"),
    (["training", "test"], "training, test = split(or, 0.5)"),
  ]

  /// The dataset of the examples.
  public static let table = ProseTable(
    name: "or", span: place, headings: ["x1", "x2", "t"].map { .init($0, at: place) },
    rows: [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]].map { row in row.map { .init(String($0), at: place) } })

  /// The files of the examples, which stand beside no notebook.
  static let files: DataFiles = { address in
    switch address {
    case "digits.csv": .success(Array("p1,p2,label\n0,5,3\n2,7,7\n4,4,3\n".utf8))
    case "images-idx3-ubyte.gz": .success([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8])
    case "labels-idx1-ubyte.gz": .success([0, 0, 8, 1, 0, 0, 0, 2, 9, 4])
    default: noDataFiles(address)
    }
  }

  /// Whether it reads a file.
  public static func readsFiles(_ code: String) -> Bool { code.contains("csv(") || code.contains("idx(") }

  private static let place = Span(line: 0, column: 1)

  private static func run(_ code: String) -> BlockResult {
    var interpreter = Interpreter(seed: 0, digits: 4, tables: [table], surroundings: Surroundings(files: files))
    return interpreter.run(lines(code))
  }

  private static func lines(_ code: String) -> [CodeLine] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      CodeLine(String(line), at: Position(line: number + 1, column: 1))
    }
  }

  /// The code, and what its last line names where it shows nothing else.
  public static func shown(_ code: String) -> String {
    switch Parser.block(lines(code)).statements.last?.kind {
    case .definition(let name, _): code + "\n" + name.name
    case .destructuring(let names, _): ([code] + names.map(\.name)).joined(separator: "\n")
    case .parameters(let parameters): ([code] + parameters.map(\.name.name)).joined(separator: "\n")
    case .function, .use, .check, .trend, .expression, nil: code
    }
  }

  /// The lines that define what the code mentions, with those that they need themselves.
  private static func context(for code: String) -> [String] {
    var wanted = words(code)
    var needed: Set<Int> = []
    for (position, entry) in context.enumerated().reversed() where entry.names.contains(where: wanted.contains) {
      needed.insert(position)
      wanted.formUnion(words(entry.line))
    }
    // A line may need one that stands above it only since another one below does.
    return context.indices.filter(needed.contains).map { context[$0].line }
  }

  private static func words(_ code: String) -> Set<String> {
    Set(code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }
}
