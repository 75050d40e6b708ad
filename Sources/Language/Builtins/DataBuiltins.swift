import Data
import Engine
import Source

extension Builtin {
  /// Datasets: from files, from columns, and split.
  static let data: [Builtin] = [csv, idx, columns, split, standardize]

  private static let csv = Builtin(
    name: "csv", positional: [Parameter(name: "file", meaning: "a file beside the notebook or below")],
    readsFiles: true,
    documentation: "The dataset of a file of comma-separated values whose first line names the columns.",
    example: "csv(\"digits.csv\")"
  ) { evaluator, call throws in
    // ./a.csv is a.csv.
    let address = try evaluator.text(call.expression(0)).split(separator: "/", omittingEmptySubsequences: false)
      .filter { $0 != "." }.joined(separator: "/")
    if let known = evaluator.state.readFiles[address] {
      evaluator.reads.insert(address)
      return .dataset(known)
    }
    let columns = try evaluator.parsed(call, CSV.parse)
    let file = address.split(separator: "/").last.map(String.init) ?? address
    let name = file.split(separator: ".").first.map(String.init) ?? file
    let dataset = evaluator.state.graph.add(
      Dataset(name: name, columns: columns.map(Dataset.Column.init), origin: Dataset.Origin(file: address)))
    evaluator.state.readFiles[address] = dataset
    try evaluator.look(at: call.span)
    return .dataset(dataset)
  }

  private static let idx = Builtin(
    name: "idx", positional: [Parameter(name: "file", meaning: "a file beside the notebook or below, perhaps gzipped")],
    readsFiles: true,
    documentation: "The array of a file in the format of the MNIST digits; its first axis is the rows of a dataset.",
    example: "data(x: idx(\"images-idx3-ubyte.gz\"), label: idx(\"labels-idx1-ubyte.gz\"))"
  ) { evaluator, call throws in
    let array = try evaluator.parsed(call, IDX.parse)
    let constant = evaluator.state.graph.constant(Tensor(array.elements, shape: Shape(array.axes)))
    try evaluator.look(at: call.span)
    return .formula(constant)
  }

  private static let columns = Builtin(
    name: "data", named: [], bringsInNames: true,
    documentation:
      "A dataset of columns that are vectors, or arrays whose first axis is the rows. A column may be made of those before it, and of random numbers.",
    example: "data(x: linspace(0, 1, 5), t: sin(3*x) + normal(0, 0.2))"
  ) { evaluator, call throws in
    guard let first = call.introduced.first else {
      throw Diagnostic("data needs a column", at: call.span, hint: "for example \(call.builtin.example)")
    }
    var columns: [Dataset.Column] = []
    let outer = evaluator.names
    defer {
      evaluator.names = outer
      evaluator.noise = nil
    }
    for (name, expression) in call.introduced {
      evaluator.noise = columns.first.map { Noise(count: $0.rowCount, column: name.name) }
      guard !columns.contains(where: { $0.name == name.name }) else {
        throw Diagnostic("data has two columns \(name.name)", at: name.span)
      }
      let column = try evaluator.dataColumn(name, expression)
      if let before = columns.first, before.rowCount != column.rowCount {
        throw Diagnostic(
          "\(first.name.name) has \(before.rowCount) rows, but \(name.name) has \(column.rowCount)",
          at: expression.span,
          hint: "the columns of a dataset are equally long")
      }
      columns.append(column)
      // A column is known to those after it.
      let values = evaluator.state.graph.constant(
        Tensor(column.values, shape: Shape([column.rowCount] + column.shape.axes)))
      evaluator.names[name.name] = .formula(values)
    }
    try evaluator.look(at: call.span)
    return .dataset(evaluator.state.graph.add(Dataset(name: "data", columns: columns), isCounted: true))
  }

  private static let split = Builtin(
    name: "split",
    positional: [
      Parameter(name: "d", meaning: "a dataset"), Parameter(name: "share", meaning: "the share of the first part"),
    ], named: [Parameter(name: "seed", meaning: "selects another order than the notebook's seed", isOptional: true)],
    documentation: "Two datasets with the rows of one in random order: the first share of them, and the rest.",
    example: "most, rest = split(or, 0.75)"
  ) { evaluator, call throws in
    let expression = call.expression(0)
    guard case .dataset(let dataset) = try evaluator.evaluate(expression) else {
      throw Diagnostic("split takes a dataset, but \(expression.source) is none", at: expression.span)
    }
    let share = try evaluator.number(call.expression(1))
    let whole = evaluator.state.graph[dataset]
    let count = (share * Double(whole.count)).rounded()
    guard count >= 1, count < Double(whole.count) else {
      throw Diagnostic(
        "a share of \(call.expression(1).source) leaves one part of \(whole.name)'s \(whole.count) rows empty",
        at: call.expression(1).span, hint: "take a share between 0 and 1, such as 0.8")
    }
    let seed = try call.named["seed"].map { UInt64(try evaluator.integer($0.value, atLeast: 0)) }
    var stream = RandomStream(seed: seed ?? evaluator.state.seed, stream: whole.name, purpose: "split")
    let order = stream.permutation(whole.count)
    let parts = [(order[..<Int(count)], "1"), (order[Int(count)...], "2")].map { rows, part in
      evaluator.state.graph.add(whole.rows(Array(rows), name: "\(whole.name), part \(part)"))
    }
    try evaluator.look(at: call.span)
    return .list(parts.map(Value.dataset))
  }

  /// What does not vary is divided by 1, as scikit-learn's StandardScaler does: its variance is then no more than what
  /// rounding leaves of it, (n ε m)² for n rows with the mean m.
  private static let standardize = Builtin(
    name: "standardize", positional: [Parameter(name: "x", meaning: "columns")],
    named: [Parameter(name: "on", meaning: "the dataset whose mean and deviation are taken", isOptional: true)],
    documentation: "(x − mean)/deviation over the rows, element by element; with on: by those of the training rows.",
    example: "standardize(x, on: training)"
  ) { evaluator, call throws in
    let x = try evaluator.formula(call.expression(0))
    guard let own = evaluator.state.graph[x].rows else {
      throw Diagnostic("standardize takes columns, but \(call.expression(0).source) has no rows", at: call.span)
    }
    var mean = try evaluator.state.graph.apply(.meanRows, [x], .rows(own))
    let distance = try evaluator.state.graph.apply(.subtract, [x, mean])
    let square = try evaluator.state.graph.apply(.multiply, [distance, distance])
    let variance = try evaluator.state.graph.apply(.meanRows, [square], .rows(own))
    let root = try evaluator.state.graph.apply(.squareRoot, [variance])
    let count = try evaluator.state.graph.apply(.countRows, [], .rows(own))
    let unit = try evaluator.state.graph.apply(.multiply, [count, evaluator.state.graph.constant(.ulpOfOne)])
    let rounding = try evaluator.state.graph.apply(.absolute, [evaluator.state.graph.apply(.multiply, [mean, unit])])
    let isFlat = try evaluator.state.graph.apply(.lessOrEqual, [root, rounding])
    var deviation = try evaluator.state.graph.apply(.choose, [isFlat, evaluator.state.graph.constant(1), root])
    if let on = call.named["on"]?.value {
      guard case .dataset(let dataset) = try evaluator.evaluate(on) else {
        throw Diagnostic("on: takes a dataset, but \(on.source) is none", at: on.span)
      }
      mean = try evaluator.state.graph.bind(mean, rows: dataset)
      deviation = try evaluator.state.graph.bind(deviation, rows: dataset)
    }
    let moved = try evaluator.state.graph.apply(.subtract, [x, mean])
    return .formula(try evaluator.state.graph.apply(.divide, [moved, deviation]))
  }
}
