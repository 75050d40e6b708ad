import Engine
import Source

/// A number that a notebook has a name for.
public struct NamedNumber: Sendable {
  /// How a sentence would write it: `E`, `y on or[2]`, `w[3]`.
  public let source: String
  public let value: Double
  /// Whether it is one of several that a name stands for.
  public let isPart: Bool
}

extension Interpreter {
  /// The numbers that the notebook has names for as it stands: those that are one number first, then the entries of
  /// arrays, the values of rows and the first losses of trainings; names in their order. Data is not among them.
  public var namedNumbers: [NamedNumber] {
    let evaluator = Evaluator(state: state)
    let all = state.names.keys.sorted().flatMap { evaluator.numbers(named: $0) }
    return all.filter { !$0.isPart } + all.filter(\.isPart)
  }
}

extension Evaluator {
  /// More entries than these nobody writes into a text.
  private static let mostEntries = 1000

  fileprivate func numbers(named name: String) -> [NamedNumber] {
    switch names[name] {
    case .formula(let node)?:
      if case .column = state.graph[node].kind { return [] }
      let rows = state.graph[node].rows
      let count = state.graph[node].shape.count * (rows.map { state.graph[$0].count } ?? 1)
      guard count <= Self.mostEntries,
        let value = try? numbers(of: node, at: Span(line: 1, column: 1))
      else { return [] }
      return entries(of: value, name, rows: rows)
    case .run(let run)?:
      return run.run.losses.prefix(1).map { NamedNumber(source: "\(name).loss[0]", value: $0, isPart: true) }
    default: return []
    }
  }

  private func entries(of value: Program.Value, _ name: String, rows: DatasetID?) -> [NamedNumber] {
    let elements = value.tensor.elements
    if let rows {
      let dataset = state.graph[rows].name
      guard value.tensor.shape.rank == 1, names[dataset] != nil || state.tables[dataset] == rows else { return [] }
      return elements.enumerated().map {
        NamedNumber(source: "\(name) on \(dataset)[\($0 + 1)]", value: $1, isPart: true)
      }
    }
    switch value.tensor.shape.rank {
    case 0: return [NamedNumber(source: name, value: elements[0], isPart: false)]
    case 1:
      return elements.enumerated().map { NamedNumber(source: "\(name)[\($0 + 1)]", value: $1, isPart: true) }
    case 2:
      let width = max(1, value.tensor.shape.axes[1])
      return elements.enumerated().map {
        NamedNumber(source: "\(name)[\($0 / width + 1), \($0 % width + 1)]", value: $1, isPart: true)
      }
    default: return []
    }
  }
}
