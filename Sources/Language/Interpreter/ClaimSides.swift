import Engine
import Source

/// One side of a claim, as numbers.
struct ClaimSide {
  /// The author's words.
  let source: String
  /// With rows, the first axis is the rows.
  let tensor: Tensor
  let rows: DatasetID?
  /// The shape of one row, or of the whole where there are none.
  let shape: Shape
  /// The numbers as they were written, where the side is written in numbers.
  var literals: [String]?
  /// Whether the literals stand in the claim itself, so that nobody needs to be told of them.
  var isWritten = false
  /// Where the numbers stand for texts: number k for the k-th of these.
  var texts: [String]?
  /// The epochs of a series.
  var epochs: [Int]?
}

extension Evaluator {
  /// Both sides of a claim. Texts are compared by their places in one list of texts.
  mutating func sides(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) throws(Diagnostic) -> (
    ClaimSide, ClaimSide
  ) {
    let (one, other) = (Self.writtenTexts(left), Self.writtenTexts(right))
    guard one == nil, other == nil else {
      guard sign == .equal || sign == .notEqual else {
        throw Diagnostic(
          "a text cannot be \(sign.rawValue) something", at: (one == nil ? right : left).span,
          hint: "texts are compared with == and !=")
      }
      let first = try textSide(left, one, beside: right)
      let second = try textSide(right, other, beside: left)
      return Self.comparable(first, second)
    }
    var first = try side(left)
    var second = try side(right)
    if sign == .equal || sign == .notEqual {
      (first, second) = try comparedByClass(first, left, second, right)
    }
    if first.texts != nil || second.texts != nil { (first, second) = Self.comparable(first, second) }
    if second.texts == nil, sign == .approximately, second.literals == nil {
      let node = try formula(right)
      second.literals = proseLiterals(of: node)
    }
    return (first, second)
  }

  private mutating func side(_ expression: Expression) throws(Diagnostic) -> ClaimSide {
    let evaluated = try evaluate(expression)
    let epochs: [Int]? = if case .series(let series) = evaluated { series.epochs } else { nil }
    let node = try formula(evaluated, of: expression)
    let value = try numbers(of: node, at: expression.span)
    let literals = Literal.numbers(expression.unwrapped)
    return ClaimSide(
      source: expression.source, tensor: value.tensor, rows: value.rows, shape: state.graph[node].shape,
      literals: literals?.count == value.tensor.elements.count ? literals : nil, isWritten: literals != nil,
      texts: state.graph.classes(of: state.graph.unbound(node)), epochs: epochs)
  }

  /// A column of a table of the prose is written in numbers, and each counts its own decimals.
  private func proseLiterals(of node: NodeID) -> [String]? {
    var node = node
    while case .definition = state.graph[node].kind { node = state.graph[node].inputs[0] }
    guard case .column(let names, false) = state.graph[node].kind, let dataset = state.graph[node].rows,
      let table = state.prose.first(where: { state.tables[$0.name] == dataset }),
      let column = table.headings.firstIndex(where: { $0.text == names[0] })
    else { return nil }
    return table.rows.map { $0[column].text.replacing("−", with: "-") }
  }

  // MARK: Texts

  /// The texts of `"cat"` or `["cat", "dog"]`.
  private static func writtenTexts(_ expression: Expression) -> [String]? {
    switch expression.unwrapped.kind {
    case .text(let text): return [text]
    case .brackets(let entries) where !entries.isEmpty:
      let texts = entries.compactMap { entry in if case .text(let text) = entry.kind { text } else { nil } }
      return texts.count == entries.count ? texts : nil
    default: return nil
    }
  }

  private mutating func textSide(_ expression: Expression, _ texts: [String]?, beside other: Expression)
    throws(Diagnostic) -> ClaimSide
  {
    guard let texts else {
      if case .text(let text) = try evaluate(expression) {
        return ClaimSide(source: expression.source, tensor: Tensor(1), rows: nil, shape: .number, texts: [text])
      }
      let side = try side(expression)
      guard side.texts != nil else {
        throw Diagnostic(
          "\(expression.source) is \(side.shape.isNumber ? "a number" : "made of numbers"), "
            + "but \(other.source) is text", at: expression.span)
      }
      return side
    }
    let isList = if case .brackets = expression.unwrapped.kind { true } else { false }
    let places = (1...texts.count).map(Double.init)
    return ClaimSide(
      source: expression.source, tensor: isList ? Tensor(vector: places) : Tensor(1), rows: nil,
      shape: isList ? Shape([texts.count]) : .number, isWritten: true, texts: texts)
  }

  /// Both sides by their places in one list of texts. A number without texts, such as an argmax, is a place among the
  /// other's classes already.
  private static func comparable(_ first: ClaimSide, _ second: ClaimSide) -> (ClaimSide, ClaimSide) {
    var all: [String] = []
    var places: [String: Int] = [:]
    for text in (first.texts ?? []) + (second.texts ?? []) where places[text] == nil {
      all.append(text)
      places[text] = all.count
    }
    func placed(_ side: ClaimSide) -> ClaimSide {
      let elements = side.tensor.elements.map { number -> Double in
        guard let texts = side.texts, let place = Int(exactly: number), texts.indices.contains(place - 1),
          let common = places[texts[place - 1]]
        else { return number }
        return Double(common)
      }
      return ClaimSide(
        source: side.source, tensor: Tensor(elements, shape: side.tensor.shape), rows: side.rows, shape: side.shape,
        isWritten: side.isWritten, texts: all)
    }
    // The classes of the side that has them come first, so that a plain number stays what it is.
    if first.texts == nil {
      let (b, a) = comparable(second, first)
      return (a, b)
    }
    return (placed(first), placed(second))
  }
}
