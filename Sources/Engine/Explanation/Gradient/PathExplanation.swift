extension GradientExplanation {
  static let pathLimit = 8

  /// Through formulas of numbers: every path, factor by factor.
  mutating func pathExplanation(_ paths: Graph.GradientPaths, _ value: Tensor) throws(EngineError) -> Explanation {
    let factors = try PathFactors(paths, to: variable, in: &scope)
    let shown = paths.first(Self.pathLimit)
    var (steps, worked) = try namedFormulas(paths)
    for (position, path) in shown.enumerated() {
      let formulas = factors.along(path).map(\.factor.formula)
      let leaves = try scope.leafValues(of: formulas, named: names) ?? [:]
      steps.append(pathStep(path, factors, leaves, number: position + 1, of: paths.count))
    }
    if shown.count > 1 { steps.append(sumStep(shown, paths, factors, value.elements[0])) }
    // The table of a path that is alone says it already.
    let isSaid = paths.count == 1 && rowTable(shown[0], factors) != nil
    if factors.rowCount > 0, !isSaid, let step = try rowStep(value.elements[0]) { steps.append(step) }
    if let step = try backpropagationStep(worked) { steps.append(step) }
    return Explanation(
      answer: .row([derivativeName(target, variable), .sign("="), .number(value.elements[0])]),
      diagram: try diagram(through: aliases, factors), steps: steps,
      gradient: try record(shown, paths.count, factors, value.elements[0]))
  }

  /// One path: its factors as formulas, in numbers and as values, and their product.
  private func pathStep(
    _ path: [NodeID], _ factors: PathFactors, _ leaves: [NodeID: Tensor], number: Int, of count: Int
  ) -> Explanation.Step {
    let links = factors.along(path)
    let plain = printer()
    let inNumbers = printer(numbers: leaves)
    let formulas = links.map { plain.name(of: $0.factor.formula) }
    var columns: [Explanation.Table.Column] = [
      .init("factor", .math(links.map(factorName))),
      .init("formula", .math(formulas)),
    ]
    if !factors.hasRows(path) {
      // What is computed on other rows has no numbers to put in here.
      let numbers = links.map { inNumbers.name(of: $0.factor.formula) }
      if numbers != formulas { columns.append(.init("in numbers", .math(numbers))) }
      columns.append(.init("value", .values(links.map { $0.factor.values[0] })))
    }
    let names = path.dropLast().map { name($0) } + [name(variable)]
    let title: Phrase = "Path \(number) of \(count): \(Phrase(Self.joined(names, by: .sign("→"))))"
    var parts: [Explanation.Part] = [.table(Explanation.Table(columns, marks: links.map(\.factor.mark)))]
    if let rows = rowTable(path, factors) { parts.append(.table(rows)) }
    parts.append(.equation(productLine(links, factors.hasRows(path), factors.product(along: path))))
    return Explanation.Step(count > 1 ? title : "", parts, isOpen: true)
  }

  /// The factors and their product in each row.
  private func rowTable(_ path: [NodeID], _ factors: PathFactors) -> Explanation.Table? {
    let links = factors.along(path)
    guard links.count > 1, let products = factors.productsByRow(along: path) else { return nil }
    let shown = min(products.count, Self.rowLimit)
    var columns = [scope.rowNumbers(shown, of: products.count)]
    for (link, factor) in links {
      let values = (0..<shown).map { factor.values[factor.values.count == 1 ? 0 : $0] }
      columns.append(.init(Phrase(factorName((link, factor))), .numbers(values)))
    }
    columns.append(
      .init("product", .numbers(Array(products.prefix(shown))), total: .number(factors.product(along: path))))
    return Explanation.Table(columns, hiddenRows: products.count - shown)
  }

  /// ∂y/∂h; marked as direct where y depends on h through another name too, so that it is not the whole derivative.
  func factorName(_ part: (link: PathFactors.Link, factor: PathFactors.Factor)) -> Math {
    let name = derivativeName(part.link.from, part.link.to == base ? variable : part.link.to)
    return .marked(part.factor.mark, part.factor.isDirectPart ? .index(.brackets(name), [.text("direct")]) : name)
  }

  /// The product of a path's factors: their names, their values, and what they come to. Where each row has its own
  /// values, the sum over the rows.
  private func productLine(
    _ links: [(link: PathFactors.Link, factor: PathFactors.Factor)], _ hasRows: Bool, _ product: Double
  ) -> Math {
    let names = Self.joined(links.map(factorName), by: .sign("·"))
    guard !hasRows else {
      return .row([.sum(below: .text("rows"), above: nil, names), .sign("="), .number(product)])
    }
    // One factor is the product itself.
    guard links.count > 1 else { return .row([names, .sign("="), .number(product)]) }
    let values = Self.joined(links.map { .marked($0.factor.mark, .number($0.factor.values[0])) }, by: .sign("·"))
    return .row([names, .sign("="), values, .sign("="), .number(product)])
  }

  /// The sum over several paths.
  private func sumStep(_ shown: [[NodeID]], _ paths: Graph.GradientPaths, _ factors: PathFactors, _ value: Double)
    -> Explanation.Step
  {
    var sum = Self.joined(shown.map { .number(factors.product(along: $0)) }, by: .sign("+"))
    if paths.count > shown.count { sum = .row([sum, .sign("+"), .sign("…")]) }
    let line = Math.row([derivativeName(target, variable), .sign("="), sum, .sign("="), .number(value)])
    return Explanation.Step("The sum over the paths", [.equation(line)], isOpen: true)
  }

  /// The numbers for other programs.
  private mutating func record(_ shown: [[NodeID]], _ count: Int, _ factors: PathFactors, _ value: Double)
    throws(EngineError) -> Explanation.Gradient
  {
    let plain = printer()
    let difference = try finiteDifferences(of: base, elements: [element ?? 0])[0]
    return Explanation.Gradient(
      derivative: derivativeName(target, variable),
      paths: shown.map { path in
        let parts = factors.along(path).map { link, factor in
          Explanation.Gradient.Factor(
            name: "∂\(graph.describe(link.from))/∂\(graph.describe(link.to == base ? variable : link.to))",
            formula: plain.name(of: factor.formula), value: factor.values.count == 1 ? factor.values[0] : nil)
        }
        return Explanation.Gradient.Path(factors: parts, product: factors.product(along: path))
      }, pathCount: count, finiteDifference: Tensor(difference.value),
      difference: (value - difference.value).magnitude)
  }

  /// Parts with a sign between them; negative numbers behind a sign in brackets.
  static func joined(_ parts: [Math], by sign: Math) -> Math {
    .row(
      parts.enumerated().flatMap { position, part -> [Math] in
        guard position > 0 else { return [part] }
        return [sign, part.startsWithMinus ? .brackets(part) : part]
      })
  }
}

extension Math {
  /// Whether a minus is the first thing written.
  var startsWithMinus: Bool {
    switch self {
    case .number(let number): number < 0
    case .exact(let number): number.isNegative
    case .marked(_, let inner): inner.startsWithMinus
    case .row(let parts): parts.first.map { $0 == .sign("−") || $0.startsWithMinus } ?? false
    case .juxtaposed(let parts): parts.first?.startsWithMinus ?? false
    default: false
    }
  }
}
