import Engine
import Figures
import Source
import Typesetting

/// Collects the curves of a plot.
struct PlotBuilder {
  private let call: Builtin.Call
  /// How many points a function is computed at.
  private static let samples = 241

  init(_ call: Builtin.Call) { self.call = call }

  func chart(_ evaluator: inout Evaluator) throws -> LineChart {
    let (logX, logY) = try logarithmic(&evaluator)
    let title = try call.named["title"].map { try evaluator.text($0.value) } ?? ""
    guard let axis = call.introduced.first else {
      for name in ["tangent", "path", "points"] {
        guard let argument = call.named[name] else { continue }
        throw Diagnostic("\(name): needs the range of the function's variable, as in x: -3..3", at: argument.value.span)
      }
      var series: [LineChart.Series] = []
      var bands: [LineChart.Band] = []
      // Series of a run are counted in epochs, the elements of a vector are not.
      var isProgress = false
      for argument in call.positional {
        let value = try evaluator.evaluate(argument.value)
        if let runs = RunsSummary(value, name: argument.label == nil ? nil : Evaluator.name(of: argument)) {
          isProgress = true
          bands.append(runs.band(series: series.count))
          series.append(runs.median)
        } else {
          if case .series = value { isProgress = true }
          series.append(try self.series(argument, value, &evaluator))
        }
      }
      var chart = LineChart(
        title: title, xLabel: isProgress ? "epoch" : "entry", yLabel: "", series: series,
        xScale: logX ? .logarithmic : .linear, yScale: logY ? .logarithmic : .linear,
        reading: isProgress ? .progress : .function)
      chart.bands = bands
      chart.yLimits = try evaluator.closedRange(call.named["range"])
      return chart
    }
    guard call.introduced.count == 1 else {
      throw Diagnostic("plot has one variable, but here are two", at: call.introduced[1].name.span)
    }
    let places = try self.places(axis.value, isLogarithmic: logX, &evaluator)
    let variable = evaluator.introduce(axis.name)
    var series: [LineChart.Series] = []
    let touched = try tangentPlaces(logX || logY, &evaluator)
    var tangents: [LineChart.Tangent] = []
    for argument in call.positional {
      if !touched.isEmpty { tangents += try evaluator.tangents(argument.value, variable, touched) }
      series.append(try curve(argument, variable, places, &evaluator))
    }
    if let path = call.named["path"]?.value { series += try steps(path, variable, &evaluator) }
    if let points = call.named["points"]?.value, let low = places.min(), let high = places.max(), low <= high {
      series += try evaluator.plottedRows(points, of: variable, in: low...high)
    }
    var chart = LineChart(
      title: title, xLabel: FigureLabel(name: axis.name.name), yLabel: "", series: series,
      xScale: logX ? .logarithmic : .linear, yScale: logY ? .logarithmic : .linear, reading: .function)
    chart.tangents = tangents
    chart.yLimits = try evaluator.closedRange(call.named["range"])
    return chart
  }

  /// Where tangents are asked for.
  private func tangentPlaces(_ isLogarithmic: Bool, _ evaluator: inout Evaluator) throws -> [Double] {
    guard let expression = call.named["tangent"]?.value else { return [] }
    guard !isLogarithmic else {
      throw Diagnostic("a tangent is no straight line on logarithmic axes", at: expression.span)
    }
    let node = try evaluator.formula(expression)
    let value = try evaluator.numbers(of: node, at: expression.span)
    guard value.rows == nil, value.tensor.shape.rank <= 1, value.tensor.elements.count <= 20 else {
      throw Diagnostic("tangent: takes up to 20 numbers, such as [-2, 0, 1]", at: expression.span)
    }
    return value.tensor.elements
  }

  private func logarithmic(_ evaluator: inout Evaluator) throws -> (Bool, Bool) {
    guard let argument = call.named["log"] else { return (false, false) }
    switch try evaluator.text(argument.value) {
    case "x": return (true, false)
    case "y": return (false, true)
    case "xy", "yx": return (true, true)
    case let other: throw Diagnostic("log: is \"x\", \"y\" or \"xy\", not \"\(other)\"", at: argument.value.span)
    }
  }

  /// A series against its epochs.
  private func series(_ argument: Argument, _ value: Value, _ evaluator: inout Evaluator) throws -> LineChart.Series {
    switch value {
    case .series(let series):
      let isLabelled = argument.label != nil
      let short = call.positional.count == 1 && !isLabelled ? series.name : Evaluator.name(of: argument)
      return LineChart.Series(name: FigureLabel(short), xs: series.epochs.map(Double.init), ys: series.values)
    case .function(let function):
      throw Diagnostic(
        "plot needs the range of \(function.parameters[0])", at: argument.value.span,
        hint: "for example plot(\(argument.value.source), \(function.parameters[0]): -3..3)")
    default:
      let node = try evaluator.formula(value, of: argument.value)
      let numbers = try evaluator.numbers(of: node, at: argument.value.span)
      guard numbers.rows == nil else {
        throw Diagnostic(
          "\(argument.value.source) has a value per row", at: argument.value.span,
          hint: "plot shows a series, a function or a vector")
      }
      guard numbers.tensor.shape.rank == 1 else {
        throw Diagnostic(
          "\(argument.value.source) is \(numbers.tensor.shape.phrase), and plot needs a series, a function or a vector",
          at: argument.value.span, hint: "give the range of its variable, as in x: -3..3")
      }
      let count = numbers.tensor.elements.count
      return LineChart.Series(
        name: evaluator.label(argument), xs: (1...count).map(Double.init), ys: numbers.tensor.elements)
    }
  }

  /// Where the curves are computed: over a range, or at the elements of a vector.
  private func places(_ expression: Expression, isLogarithmic: Bool, _ evaluator: inout Evaluator) throws -> [Double] {
    let value = try evaluator.evaluate(expression)
    guard case .range(let low, let high) = value else {
      let node = try evaluator.formula(value, of: expression)
      let numbers = try evaluator.numbers(of: node, at: expression.span)
      guard numbers.tensor.shape.rank == 1 else {
        throw Diagnostic("\(expression.source) is neither a range nor a vector", at: expression.span)
      }
      return numbers.tensor.elements
    }
    let (first, last) = try evaluator.checkedBounds(low, high, expression)
    guard isLogarithmic else { return IntroducedRange.places(from: first, to: last, count: Self.samples) }
    guard first > 0 else {
      throw Diagnostic(
        "\(expression.source) starts at \(evaluator.said(first)), which has no place on a logarithmic axis",
        at: expression.span, hint: "start above 0, as in 0.001..1")
    }
    return IntroducedRange.places(fromPositive: first, to: last)
  }

  private func curve(_ argument: Argument, _ variable: IntroducedName, _ places: [Double], _ evaluator: inout Evaluator)
    throws -> LineChart.Series
  {
    let span = argument.value.span
    let (node, isFunction) = try evaluator.introducedNode(argument.value, of: [variable], mustMention: false)
    let name =
      argument.label == nil && isFunction
      ? evaluator.label(ofFunction: argument.value, at: variable) : evaluator.label(argument)
    let now = evaluator.state.graph[node]
    if now.shape.axes == [places.count], now.rows == nil {
      return LineChart.Series(
        name: name, xs: places, ys: try evaluator.numbers(of: node, at: span).tensor.elements)
    }
    guard now.shape.isNumber else {
      throw Diagnostic(
        "\(argument.value.source) is not one number for each \(variable.name)", at: span, hint: "take one element")
    }
    let formula = try evaluator.introducedFormula(argument.value, node, of: [variable])
    let values = formula.numbers(at: places.map { [$0] })
    return LineChart.Series(
      name: name, xs: places, ys: values,
      jumps: Jumps.places(of: values, over: places) { formula.numbers(at: $0.map { [$0] }) })
  }

  /// The values that runs gave the variable, on the first curve.
  private func steps(_ expression: Expression, _ variable: IntroducedName, _ evaluator: inout Evaluator) throws
    -> [LineChart.Series]
  {
    let formula = try evaluator.introducedFormula(call.expression(0), of: [variable], mustMention: false)
    return try evaluator.runSteps(expression, of: variable).map { name, places in
      LineChart.Series(name: name, xs: places, ys: formula.numbers(at: places.map { [$0] }), style: .steps)
    }
  }
}
