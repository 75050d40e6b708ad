/// Signs in formulas that not every reader knows, and what they mean, each once.
public struct SignLegend {
  /// The first indicator.
  private var indicator: Math?
  /// Each array of ones.
  private var ones: [Math] = []

  public init(of formulas: [Math]) {
    var pending = Array(formulas.reversed())
    while let math = pending.popLast() {
      switch math {
      case .indicator where indicator == nil: indicator = math
      case .index(.array("1"), _): if !ones.contains(math) { ones.append(math) }
      default: break
      }
      pending += math.contents.reversed()
    }
  }

  /// Each sign, and what it is as a formula: [a > b] = {1 if a > b, 0 otherwise}.
  public var definitions: [(sign: Math, formula: Math)] {
    var definitions: [(sign: Math, formula: Math)] = []
    if case .indicator(let relation)? = indicator {
      let cases = [[Math.exact(1), .row([.text("if "), relation])], [.exact(0), .text("otherwise")]]
      definitions.append((.indicator(relation), .cases(cases)))
    }
    return definitions + ones.map { ($0, Self.array(ofOnes: $0)) }
  }

  /// The same in words.
  public var sentences: [Phrase] {
    var sentences: [Phrase] = []
    if case .indicator(let relation)? = indicator {
      sentences.append("\(Math.indicator(relation)) is 1 where \(relation) holds, and 0 elsewhere")
    }
    return sentences + ones.map { "\($0) is the \(Self.sizes($0).count == 1 ? "vector" : "matrix") of ones" }
  }

  private static func sizes(_ ones: Math) -> [Int] {
    guard case .index(_, let indices) = ones, let index = indices.first else { return [] }
    let parts: [Math] = if case .row(let parts) = index { parts } else { [index] }
    return parts.compactMap { part in if case .exact(let size) = part { Int(size) } else { nil } }
  }

  private static func array(ofOnes ones: Math) -> Math {
    let sizes = sizes(ones)
    let row = line(sizes.last ?? 1, of: Math.exact(1), dots: .sign("…"))
    guard sizes.count == 2 else { return .vector(row) }
    return .matrix(line(sizes[0], of: row, dots: row.map { _ in .sign("⋮") }))
  }

  private static func line<Part>(_ count: Int, of part: Part, dots: Part) -> [Part] {
    count <= 4 ? Array(repeating: part, count: count) : [part, part, dots, part]
  }
}
