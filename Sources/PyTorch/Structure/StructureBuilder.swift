import Engine

/// Walks from the outputs of a network back to its inputs and makes a stage of each layer.
struct StructureBuilder {
  typealias Place = NetworkStructure.Place
  typealias Stage = NetworkStructure.Stage

  let network: Network
  let parameters: [Tensor]
  private(set) var stages: [Stage] = []
  /// The term whose value a stage gives; nothing for data of several terms.
  private var termOfStage: [Int?] = []
  private var stageOfTerm: [Int: Int] = [:]
  /// The formula of each term that is one formula.
  private let formulas: [Int: NodeID]
  private let graph: Graph
  /// Whether the formula takes columns; else constants can be its inputs.
  let hasColumns: Bool

  init(_ network: Network, parameters: [Tensor]) throws(EngineError) {
    self.network = network
    self.parameters = parameters
    let unfolded = try network.unfolding.formulas()
    graph = unfolded.graph
    var formulas: [Int: NodeID] = [:]
    for (node, formula) in unfolded.nodes.enumerated() { formulas[network.termOfNode[node]] = formula }
    self.formulas = formulas
    hasColumns = network.reachable(from: network.roots).contains { network.data($0) != nil }
  }

  /// What is drawn: of a loss over rows what the network gives to it, else the formula itself.
  var roots: [Int] {
    let isLoss = network.reachable(from: [network.root]).contains { term in
      let whole = network.terms[term]
      guard whole.rows == nil, whole.shape.isNumber, !isOnlyRow(whole) else { return false }
      return whole.inputs.contains { network.terms[$0].rows != nil }
    }
    return isLoss && !network.outputs.isEmpty ? network.outputs.map(activated) : [network.whole]
  }

  /// A loss may take the sums before the last activation, which belongs to the network all the same.
  private func activated(_ output: Int) -> Int {
    let core = bare(output).term
    let last = network.terms.indices.last { index in activation(index).map { bare($0.inner).term == core } ?? false }
    guard var whole = last else { return output }
    while let name = network.terms.indices.last(where: { network.isName($0) && term($0).inputs[0] == whole }) {
      whole = name
    }
    return whole
  }

  mutating func add(_ terms: [Int]) throws(EngineError) {
    for term in terms { _ = try stage(of: term) }
  }

  // MARK: Terms

  func term(_ index: Int) -> Term { network.terms[index] }

  func isOnlyRow(_ term: Term) -> Bool {
    if case .operation(.onlyRow, _) = term.kind { true } else { false }
  }

  /// The inputs of a term that is this operation.
  func inputs(_ operation: Operation, _ index: Int) -> [Int]? {
    if case .operation(operation, _) = term(index).kind { term(index).inputs } else { nil }
  }

  /// A term behind names and what changes nothing, and the outermost name on the way.
  func bare(_ index: Int) -> (term: Int, name: String?) {
    var (index, name): (Int, String?) = (index, nil)
    while true {
      let term = term(index)
      switch term.kind {
      // h.z is the sum of a layer, which is drawn as the layer.
      case .name(let own): name = name ?? (own.hasSuffix(".z") ? nil : own)
      case .operation(.onlyRow, _): break
      case .operation(.reshape, _)
      where term.shape.count == self.term(term.inputs[0]).shape.count && term.shape.rank <= 1
        && self.term(term.inputs[0]).shape.rank <= 1:
        break
      case .module(let layer):
        guard case .dropout = network.layers[layer].kind else { return (index, name) }
      default: return (index, name)
      }
      index = term.inputs[0]
    }
  }

  /// Whether a term is made of parameters and constants alone, as weights are. Where there are no columns, arrays of
  /// constants are the data.
  func isWeight(_ index: Int) -> Bool {
    network.reachable(from: [index]).allSatisfy { term in
      switch network.terms[term].kind {
      case .column, .frozen, .module: false
      case .constant(let tensor): hasColumns || tensor.shape.isNumber
      default: true
      }
    }
  }

  func hasParameter(_ index: Int) -> Bool { network.isTrained[index] }

  /// The value now of a term that needs no data.
  func value(of index: Int) throws(EngineError) -> Tensor? {
    guard let formula = formulas[index] else { return nil }
    return try graph.evaluate(formula, parameters: parameters).tensor
  }

  func name(of parameter: ParameterID) -> String { network.graph[parameter].name }

  // MARK: Stages

  mutating func append(_ stage: Stage, of term: Int?) -> Int {
    stages.append(stage)
    termOfStage.append(term)
    return stages.count - 1
  }

  /// The stage whose value a term is; it is made where there is none.
  mutating func stage(of index: Int) throws(EngineError) -> Int {
    let (core, name) = bare(index)
    if let known = stageOfTerm[core] { return known }
    let stage: Int
    if let data = data(core, name) {
      stage = append(data, of: core)
    } else if let units = try units(core) {
      let layer = Stage(name: name ?? units.layer, kind: .units(units.units), shape: term(core).shape)
      stage = append(layer, of: core)
    } else {
      let block = try block(core)
      stage = append(Stage(name: name ?? block.layer, kind: .block(block.block), shape: term(core).shape), of: core)
    }
    stageOfTerm[core] = stage
    return stage
  }

  /// Data with a name for each number.
  private func data(_ core: Int, _ name: String?) -> Stage? {
    let term = term(core)
    var names: [String] = []
    var title = name ?? ""
    switch term.kind {
    case .column(let column):
      title = column.names.count == 1 ? column.names[0] : ""
      names = column.names
    case .constant(let tensor):
      names = name.map { [$0] } ?? (tensor.shape.isNumber ? [""] : [])
    case .parameter(let id):
      title = self.name(of: id)
      names = [title]
    case .frozen: names = name.map { [$0] } ?? []
    // What is computed from data alone, such as scaled pixels, is what a network that is trained takes.
    case .operation where network.isTrained[network.root] && !network.isTrained[core] && network.hasData[core]:
      names = name.map { [$0] } ?? []
    default: return nil
    }
    let count = term.shape.count
    if names.count != count { names = (1...max(count, 1)).map { title.isEmpty ? "" : "\(title)[\($0)]" } }
    return Stage(name: title, kind: .inputs(names), shape: term.shape)
  }

  /// The single numbers that a vector or number is made of: brackets are looked into, and elements taken out of it.
  mutating func places(of index: Int) throws(EngineError) -> [Place] {
    let core = bare(index).term
    let whole = term(core)
    if stageOfTerm[core] == nil, case .operation(let operation, let attribute) = whole.kind {
      switch operation {
      case .list where whole.shape.rank == 1, .concatenate where whole.shape.rank == 1:
        var places: [Place] = []
        for input in whole.inputs { places += try self.places(of: input) }
        return places
      case .part where term(whole.inputs[0]).shape.rank == 1:
        if case .part(let part) = attribute {
          let all = try places(of: whole.inputs[0])
          return part.offsets.map { all[$0] }
        }
      default: break
      }
    }
    let stage = try stage(of: index)
    return (0..<whole.shape.count).map { Place(stage: stage, element: $0) }
  }

  // MARK: Values

  /// The stages with their values, where everything has one row.
  func withValues() throws(EngineError) -> [Stage] {
    var stages = stages
    let shown = stages.indices.filter { stages[$0].shape.rank <= 1 && stages[$0].shape.count <= 1_000_000 }
    let known = shown.compactMap { place in termOfStage[place].flatMap { formulas[$0] }.map { (place, $0) } }
    guard known.allSatisfy({ graph[$0.1].rows.map { graph[$0].count == 1 } ?? true }) else { return stages }
    let values = try graph.compile(known.map(\.1)).values(parameters: parameters)
    for (entry, value) in zip(known, values) where value.tensor.elements.count == stages[entry.0].shape.count {
      stages[entry.0].values = value.tensor.elements
    }
    return stages
  }
}
