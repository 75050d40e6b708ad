import Engine
import Source

extension Evaluator {
  /// What to say of a name that is not known: why it is missing, or what it might have been meant to be.
  func unknownName(_ name: String, at span: Span) -> Diagnostic {
    if let loss = state.lost[name] { return loss.diagnostic(name, at: span) }
    let owners = datasets.filter { state.graph[$0.dataset].column(name) != nil }.map(\.name)
    if let owner = owners.first {
      return Diagnostic(
        "\(name) is not defined", at: span, hint: "\(owner) has a column \(name): write use \(owner) first")
    }
    if let table = state.prose.first(where: { $0.headings.contains { $0.text == name } }), table.span.start < span.start
    {
      return Diagnostic(
        "\(name) is not defined", at: span, hint: "\(table.name) has a column \(name): write use \(table.name) first")
    }
    if let habit = Self.habits[name] { return Diagnostic("\(name) is not defined", at: span, hint: habit) }
    let known = names.keys.sorted() + state.prose.map(\.name) + Vocabulary.words
    let nearest = Suggestion.nearest(to: name, among: known)
    return Diagnostic("\(name) is not defined", at: span, hint: nearest.map { "did you mean \($0)?" })
  }

  private var datasets: [(name: String, dataset: DatasetID)] {
    names.sorted { $0.key < $1.key }.compactMap { name, value in
      if case .dataset(let dataset) = value { (name, dataset) } else { nil }
    }
  }

  /// Words that people bring from elsewhere.
  private static let habits: [String: String] = [
    "np": "the functions are here by their own names: exp(x), sum(x)",
    "torch": "the functions are here by their own names: sigmoid(x), train(E, …)",
    "math": "the functions are here by their own names: exp(x), pi",
    "print": "an expression in a line of its own is shown",
    "ln": "the natural logarithm is log",
    "len": "write count(d) for the rows of a dataset, shape(v) for the lengths of an array",
    "range": "a range is written 1..20",
    "e": "write exp(1)",
    "True": "write true", "False": "write false",
    "MSE": "write mean((t - y)^2)", "mse": "write mean((t - y)^2)",
  ]
}

extension State.Loss {
  func diagnostic(_ name: String, at span: Span) -> Diagnostic {
    switch reason {
    case .defined: Diagnostic("\(name) was to be defined by the block at line \(line), which failed", at: span)
    case .trained: Diagnostic("\(name) was to be trained by the block at line \(line), which failed", at: span)
    }
  }
}
