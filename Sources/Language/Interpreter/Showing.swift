import Engine
import Figures
import Numerals
import Source

extension Evaluator {
  /// How many rows a value per row shows.
  static let shownRows = 10

  /// What an expression in a line of its own shows.
  mutating func show(_ value: Value, of expression: Expression) throws(Diagnostic) -> [Output] {
    switch value {
    case .shown(let output): return [output]
    case .formula(let node): return [try show(node, expression)]
    case .gradient(let gradient): return [try show(gradient, expression)]
    case .function(let function): return [try show(function, expression)]
    case .series(let series):
      let tensor = Tensor(vector: series.values)
      return [.value(ValueOutput(name: expression.source, label: nil, tensor: tensor, rows: nil, text: words(tensor)))]
    case .dataset(let dataset), .row(let dataset): return [.table(table(of: state.graph[dataset]))]
    case .list(let values):
      var outputs: [Output] = []
      for value in values { outputs.append(contentsOf: try show(value, of: expression)) }
      return outputs
    case .run, .state, .range, .textRange, .text, .optimizer, .schedule, .distribution, .builtin:
      let text = try describe(value)
      return [.value(ValueOutput(name: expression.source, label: nil, tensor: nil, rows: nil, text: text))]
    }
  }

  /// What something that is no number is, in words.
  private func describe(_ value: Value) throws(Diagnostic) -> String {
    switch value {
    case .run(let run): return Self.describe(run.run, state.digits)
    case .state(let run, let epoch):
      return "the parameters of \(run.label) after \(run.run.recording == .epochs ? "epoch" : "step") \(epoch)"
    case .range(let low, let high): return "from \(Numerals.shortest(low)) to \(Numerals.shortest(high))"
    case .text(let text): return text
    case .builtin(let builtin): return "\(builtin.name): \(builtin.documentation) Example: \(builtin.example)"
    default: return value.kindName
    }
  }

  private static func describe(_ run: Run, _ digits: Int) -> String {
    let first = Numerals.significant(run.losses[0], digits: digits)
    let last = Numerals.significant(run.losses[run.lastRecord], digits: digits)
    let unit = run.recording == .epochs ? "epoch" : "step"
    return "a run of \(run.lastRecord) \(unit)\(run.lastRecord == 1 ? "" : "s"): the loss goes from \(first) to \(last)"
      + (run.hasDiverged ? ", and then leaves the finite numbers" : "")
  }

  private mutating func show(_ node: NodeID, _ expression: Expression) throws(Diagnostic) -> Output {
    let value = try numbers(of: node, at: expression.span)
    let rows = value.rows.map { state.graph[$0].count }
    if let rows, let classes = state.graph.classes(of: node) {
      let texts = value.tensor.elements.prefix(Self.shownRows).map { classes[Int($0) - 1] }
      let name = expression.source
      let column = TableOutput.Column(label: .math(Self.symbol(name)), name: name, cells: .text(texts))
      return .table(TableOutput(columns: [column], rowCount: rows, totals: nil, digits: nil))
    }
    let text: String
    if let rows {
      let first = (0..<min(rows, Self.shownRows)).map { words(value.tensor.slice($0)) }
      text = first.joined(separator: ", ") + (rows > Self.shownRows ? ", … (\(rows) rows)" : "")
    } else {
      text = words(value.tensor)
    }
    let label = label(ofShown: node, expression)
    return .value(
      ValueOutput(
        name: expression.source, label: label, tensor: value.tensor, rows: rows, text: text))
  }

  private mutating func show(_ gradient: Gradient, _ expression: Expression) throws(Diagnostic) -> Output {
    var labels: [String] = []
    var values: [Tensor] = []
    for part in gradient.parts {
      let value = try numbers(of: part.derivative, at: expression.span)
      guard value.rows == nil else {
        throw Diagnostic(
          "\(expression.source) has a value per row", at: expression.span,
          hint: "sum the loss over the rows, or take one row, as in … on or[2]")
      }
      labels.append(part.name)
      values.append(value.tensor)
    }
    let areNumbers = values.allSatisfy(\.shape.isNumber)
    return .table(
      TableOutput(
        columns: [
          .init(label: .text("parameter"), name: "parameter", cells: .names(labels)),
          .init(
            label: .text("derivative"), name: "derivative",
            cells: areNumbers ? .numbers(values.map { $0.elements[0] }) : .tensors(values)),
        ], rowCount: values.count, totals: nil, digits: nil))
  }

  /// `f′(x) = 2x` for a derivative, `f(x) = x²` for a function of the author's.
  private mutating func show(_ function: Function, _ expression: Expression) throws(Diagnostic) -> Output {
    let variables = function.parameters.map { state.graph.variable($0) }
    let node = try apply(function, to: variables, at: expression.span)
    let written = function.isDerivative ? state.graph.simplify(node) : node
    let math = FormulaPrinter(graph: state.graph).equation(Self.call(function), written)
    let text = "\(function.title)(\(function.parameters.joined(separator: ", ")))"
    return .formula(FormulaOutput(math: math, text: text))
  }

  /// - Parameter asked: how many rows are shown, where that is said.
  func table(of dataset: Dataset, rows asked: Int? = nil) -> TableOutput {
    let rows = min(dataset.count, asked ?? Self.shownRows)
    return TableOutput(
      columns: dataset.columns.map { column in
        let values = Array(column.values.prefix(rows * column.shape.count))
        let cells: TableOutput.Cells
        if let classes = column.classes {
          cells = .text(values.map { classes[Int($0) - 1] })
        } else if column.shape.isNumber {
          cells = .numbers(values)
        } else {
          let all = Tensor(values, shape: Shape([rows] + column.shape.axes))
          cells = .tensors((0..<rows).map { all.slice($0) })
        }
        return .init(label: .math(Self.symbol(column.name)), name: column.name, cells: cells)
      }, rowCount: dataset.count, totals: nil, digits: nil, shownRows: asked)
  }
}
