import Engine

/// The names that the script gives to values and to members of the network: one name for one thing.
struct Variables {
  let network: Network
  private var names = Names.variables
  private var byTerm: [Int: String] = [:]
  /// The names that the author gave, which nothing else gets.
  private let authored: Set<String>
  /// Terms whose variable holds a Python float, with its value where that is known.
  private var numbers: [Int: Double?] = [:]
  /// The names of data, in the order in which the script has them.
  private(set) var columns: [(column: Column, rows: DatasetID, name: String)] = []
  /// The names of layers, by their place.
  let layers: [Int: String]
  /// How the network calls its parameters: `w1`, `h.weight`.
  let parameters: [ParameterID: String]

  /// `isBatched` says that a step takes some of the rows.
  init(_ network: Network, isBatched: Bool) {
    self.network = network
    authored = Set(
      network.terms.compactMap { if case .name(let name) = $0.kind { Names.identifier(name) } else { nil } })
    var members = Names.members
    var layers: [Int: String] = [:]
    var parameters: [ParameterID: String] = [:]
    for layer in network.usedLayers {
      let whole = network.layers[layer]
      // Two layers can share a parameter only in formulas that are no layers any more.
      let name = members.take(whole.name)
      layers[layer] = name
      if let weight = whole.weight { parameters[weight] = parameters[weight] ?? "\(name).weight" }
      if let bias = whole.bias { parameters[bias] = parameters[bias] ?? "\(name).bias" }
    }
    for id in network.parameters where parameters[id] == nil { parameters[id] = members.take(network.graph[id].name) }
    (self.layers, self.parameters) = (layers, parameters)
    nameColumns(isBatched: isBatched)
  }

  /// The parameters that are members of their own, not a layer's.
  var ownParameters: [ParameterID] { network.parameters.filter { !(parameters[$0] ?? "").contains(".") } }

  // MARK: Data

  /// Columns have their own names, or the author's for a run of columns.
  private mutating func nameColumns(isBatched: Bool) {
    let reachable = network.reachable(from: network.roots)
    let shared = rowsToShare(reachable, isBatched: isBatched)
    var aliases: [Int: String] = [:]
    for term in reachable.reversed() {
      if case .name(let name) = network.terms[term].kind { aliases[network.terms[term].inputs[0]] = name }
    }
    var found: [(column: Column, rows: DatasetID, alias: String?, terms: [Int])] = []
    for term in reachable {
      guard case .column(let column) = network.terms[term].kind, let own = network.terms[term].rows else { continue }
      let rows = shared.contains(term) ? network.freeRows ?? own : own
      if let known = found.firstIndex(where: { $0.column == column && $0.rows == rows }) {
        found[known].terms.append(term)
      } else {
        found.append((column, rows, aliases[term], [term]))
      }
    }
    let ordered = found.enumerated().sorted { a, b in
      order(a.element.column, a.element.rows, a.offset) < order(b.element.column, b.element.rows, b.offset)
    }
    for (_, entry) in ordered {
      let isDouble = found.contains {
        $0.column.names == entry.column.names && $0.rows == entry.rows && $0.column.classes == nil
      }
      let run = Self.name(of: entry.column.names)
      let isTaken = entry.column.isVector && authored.contains(run)
      let own = entry.alias ?? (isTaken ? run + "_columns" : run)
      let wanted = entry.column.classes != nil && isDouble ? "\(own)_class" : own
      let name = names.take(wanted, "\(network.graph[entry.rows].name)_\(wanted)")
      columns.append((entry.column, entry.rows, name))
      for term in entry.terms { byTerm[term] = name }
    }
    for term in reachable {
      guard case .frozen = network.terms[term].kind else { continue }
      byTerm[term] = names.take(aliases[term] ?? "values")
    }
  }

  /// Columns that are taken from all rows, and are the same data as those of a step when there is one step an epoch, or
  /// when they are used only once, before the training.
  private func rowsToShare(_ reachable: [Int], isBatched: Bool) -> Set<Int> {
    let own = Set(reachable.filter { network.terms[$0].rows == network.freeDataset && network.data($0) != nil })
    guard isBatched else { return own }
    let inSteps = reachable.filter { !network.isFixed[$0] }.flatMap { network.terms[$0].inputs }
    return own.subtracting(inSteps)
  }

  /// The free rows first, then by the places of dataset and column.
  private func order(_ column: Column, _ rows: DatasetID, _ offset: Int) -> (Int, Int, Int, Int) {
    let place = network.graph[rows].columns.firstIndex { $0.name == column.names[0] } ?? 0
    return (rows == network.freeRows ? 0 : 1, rows.index, place, offset)
  }

  /// What the columns p1, p2, … have in common.
  private static func name(of names: [String]) -> String {
    guard let first = names.first, names.count > 1 else { return names.first ?? "x" }
    var common = first
    for name in names { while !name.hasPrefix(common) { common.removeLast() } }
    while let last = common.last, last.isNumber || last == "_" || last == " " { common.removeLast() }
    return common.isEmpty ? "columns" : common
  }

  // MARK: Names

  /// The name of a term that has or gets a line of its own.
  mutating func name(of term: Int) -> String {
    if let known = byTerm[term] { return known }
    let name: String
    switch network.terms[term].kind {
    case .name(let own):
      let last = own.split(separator: ".").last.map(String.init) ?? own
      let isNumber = last.allSatisfy(\.isNumber)
      let whole = own.replacing(".", with: "_")
      name = own.contains(".") && !isNumber ? names.take(last, whole) : names.take(whole)
    default:
      let noun = noun(term)
      name = names.take(authored.contains(noun) ? noun + "_value" : noun)
    }
    byTerm[term] = name
    return name
  }

  mutating func take(_ wanted: String) -> String { names.take(wanted) }

  /// The same columns of other rows.
  mutating func addColumn(_ column: Column, of rows: DatasetID, like name: String) -> String {
    if let known = columns.first(where: { $0.column == column && $0.rows == rows }) { return known.name }
    let own = names.take("\(network.graph[rows].name)_\(name)")
    columns.append((column, rows, own))
    return own
  }

  /// The variable of a term that has one.
  mutating func variable(_ term: Int) -> Expression {
    let name = name(of: term)
    if let value = numbers[term] { return Expression(name, kind: .float(value)) }
    return Expression(name, truth: network.masks.contains(term) ? name : nil)
  }

  mutating func setNumber(_ term: Int, _ value: Double? = nil) { numbers[term] = .some(value) }

  /// What the network gives has a name in the loss even where the author gave none.
  mutating func nameOutput(_ term: Int) {
    if byTerm[term] == nil { if case .name = network.terms[term].kind {} else { byTerm[term] = names.take("output") } }
  }

  /// What a value without a name is called, by its operation.
  private func noun(_ term: Int) -> String {
    switch network.terms[term].kind {
    case .operation(.product, _): projection(term) ?? "product"
    case .operation(let operation, _): Self.nouns[operation.name] ?? operation.name
    case .idiom(.deviation): "deviation"
    case .module(let layer): "\(layers[layer] ?? "layer")_output"
    case .idiom(.attention): "attention"
    case .constant: network.masks.contains(term) ? "mask" : "array"
    case .idiom(.maxPool), .idiom(.averagePool): "pooled"
    case .idiom(.classIndex): "place"
    case .idiom(.crossEntropy), .idiom(.binaryCrossEntropy), .idiom(.negativeLogLikelihood): "error"
    default: "value"
    }
  }

  /// The three products of an attention.
  private func projection(_ term: Int) -> String? {
    guard case .parameter(let id)? = network.terms[term].inputs.last.map({ network.terms[$0].kind }) else { return nil }
    switch network.graph[id].name.split(separator: ".").last {
    case "Wq": return "queries"
    case "Wk": return "keys"
    case "Wv": return "values"
    default: return nil
    }
  }

  private static let nouns = [
    "add": "total", "subtract": "difference", "multiply": "product", "divide": "ratio", "negate": "negative",
    "sumElements": "total", "sumRows": "total", "sumLast": "total", "meanElements": "mean", "meanRows": "mean",
    "meanLast": "mean", "maximumElement": "largest", "maximumRow": "largest", "maximumLast": "largest",
    "minimumElement": "smallest", "minimumRow": "smallest", "if": "choice", "max": "larger", "min": "smaller",
    "list": "vector", "concat": "joined", "reshape": "reshaped", "spreadElements": "spread", "spreadRows": "spread",
    "gatherElements": "gathered", "place": "placed", "onlyRow": "row", "sqrt": "root", "timesLog": "term",
    "lessOrEqual": "is_at_most", "greaterOrEqual": "is_at_least", "notEqual": "differs", "equal": "equals",
    "less": "is_less", "greater": "is_greater", "countRows": "count",
    "round": "rounded", "abs": "size", "exp": "exponential", "log": "logarithm",
  ]
}
