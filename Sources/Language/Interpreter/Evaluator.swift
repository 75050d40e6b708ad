import Engine
import Source

/// Evaluates expressions: adds formulas to the graph of `state` under the names in force.
struct Evaluator {
  var state: State
  /// The names in force here: those of the notebook, or of a function's definition and its arguments.
  var names: [String: Value]
  /// How many calls deep this is, and how many there were in this statement.
  var callDepth = 0
  var callCount = 0
  /// Layers of this statement that have no name yet, in the order of their making.
  var layers: [Layer] = []
  /// The names that the statement has defined so far, and the files that it has read.
  var definedNames: [String] = []
  var reads: Set<String> = []
  /// Set while the columns of a dataset are made.
  var noise: Noise?
  /// What is odd but stops nothing.
  var warnings: [Diagnostic] = []

  init(state: State) {
    self.state = state
    names = state.names
  }

  /// The most calls of functions inside one another.
  static let deepestCall = 100
  /// The most calls of the author's functions in one statement.
  static let mostCalls = 20_000

  mutating func evaluate(_ expression: Expression) throws(Diagnostic) -> Value {
    switch expression.kind {
    case .number(let number, _): return .formula(state.graph.constant(number))
    case .text(let text): return .text(text)
    case .boolean(let truth): return .formula(state.graph.constant(truth ? 1 : 0))
    case .name(let name): return try lookUp(name, at: expression.span)
    case .brackets(let entries): return try brackets(entries, expression)
    case .comprehension(let body, let variable, let over): return try comprehension(body, variable, over)
    case .parenthesized(let inner): return try evaluate(inner)
    case .call(let callee, let arguments): return try call(callee, arguments, expression)
    case .index(let whole, let indices): return try index(whole, indices, expression)
    case .member(let whole, let member): return try self.member(whole, member, expression)
    case .prime(let function, let order): return try prime(function, order: order, expression)
    case .transpose(let matrix):
      let node = try formula(matrix)
      return .formula(try engine(expression.span) { graph throws(EngineError) in try graph.apply(.transpose, [node]) })
    case .unary(let sign, let operand): return try unary(sign, operand, expression)
    case .binary(let sign, let left, let right): return try binary(sign, left, right, expression)
    case .range(let low, let high): return try range(low, high)
    case .on(let body, let data):
      if let value = try placed(body, data, { .on($0, $1) }) { return value }
      return try on(body, data, expression)
    case .at(let body, let replacements): return try at(body, replacements, expression)
    case .atState(let body, let run):
      if let value = try placed(body, run, { .atState($0, $1) }) { return value }
      return try at(body, state: run, expression)
    case .partial(let target, let variables): return try partial(target, variables, expression)
    case .gradient(let target): return try gradient(target, expression)
    }
  }

  // MARK: Names

  mutating func lookUp(_ name: String, at span: Span) throws(Diagnostic) -> Value {
    if let value = names[name] { return value }
    if let value = try proseTable(name, at: span) { return value }
    if let value = Vocabulary.value(of: name, in: &state.graph) { return value }
    throw unknownName(name, at: span)
  }

  // MARK: Kinds of values

  /// The formula that an expression is, or an error that says what it is instead.
  mutating func formula(_ expression: Expression) throws(Diagnostic) -> NodeID {
    try formula(evaluate(expression), of: expression)
  }

  mutating func formula(_ value: Value, of expression: Expression) throws(Diagnostic) -> NodeID {
    switch value {
    case .formula(let node): return node
    case .series(let series): return state.graph.constant(Tensor(vector: series.values))
    case .function(let function):
      throw Diagnostic(
        "\(expression.source) is a function, but a value is wanted here", at: expression.span,
        hint: "call it, as in \(function.title)(\(function.parameters.joined(separator: ", ")))")
    case .list(let values):
      var nodes: [NodeID] = []
      for value in values { nodes.append(try formula(value, of: expression)) }
      return try engine(expression.span) { graph throws(EngineError) in try graph.apply(.list, nodes) }
    case .gradient(let gradient) where gradient.parts.count == 1: return gradient.parts[0].derivative
    case .distribution(let distribution):
      if let drawn = drawn(from: distribution) { return drawn }
      throw Diagnostic(
        "\(expression.source) is a distribution, but a value is wanted here", at: expression.span,
        hint: "it draws in param w ~ \(expression.source), and in a column behind the first of data(x: …, t: …)")
    default:
      throw Diagnostic(
        "\(expression.source) is \(value.kindName), but a value is wanted here", at: expression.span)
    }
  }

  /// The number that an expression is now.
  mutating func number(_ expression: Expression) throws(Diagnostic) -> Double {
    let node = try formula(expression)
    let value = try numbers(of: node, at: expression.span)
    guard value.rows == nil, let number = value.tensor.number else {
      throw Diagnostic(
        "\(expression.source) must be one number, but it "
          + (value.rows == nil ? "is \(value.tensor.shape.phrase)" : "has a value per row"), at: expression.span)
    }
    return number
  }

  /// The whole number that an expression is now.
  mutating func integer(_ expression: Expression, atLeast minimum: Int = .min) throws(Diagnostic) -> Int {
    let value = try number(expression)
    guard let integer = Int(exactly: value) else {
      let problem = value.isFinite && value == value.rounded() ? "is too large" : "must be a whole number"
      throw Diagnostic("\(expression.source) \(problem)", at: expression.span)
    }
    guard integer >= minimum else {
      throw Diagnostic("\(expression.source) must be at least \(minimum)", at: expression.span)
    }
    return integer
  }

  mutating func text(_ expression: Expression) throws(Diagnostic) -> String {
    guard case .text(let text) = try evaluate(expression) else {
      throw Diagnostic("a text in quotes is wanted here", at: expression.span)
    }
    return text
  }

  // MARK: The engine

  /// Runs `work` on the graph; what the engine refuses becomes a message at `span`.
  mutating func engine<T>(_ span: Span, _ work: (inout Graph) throws(EngineError) -> T) throws(Diagnostic) -> T {
    do {
      return try work(&state.graph)
    } catch {
      throw Diagnostic(error.message, at: span, hint: error.hint)
    }
  }

  /// Ends the statement where the notebook has taken too much time or memory.
  func look(at span: Span) throws(Diagnostic) {
    do {
      try state.surroundings.work.look()
    } catch {
      throw Diagnostic(error.message, at: span, hint: error.hint)
    }
    let most = state.surroundings.work.mostNumbers
    guard state.graph.keptNumbers + state.trainedNumbers > most else { return }
    let megabytes = (most * MemoryLayout<Double>.size) >> 20
    let size = megabytes % 1024 == 0 ? "\(megabytes >> 10) GB" : "\(megabytes) MB"
    throw Diagnostic(
      "the notebook keeps more than \(size) of numbers", at: span,
      hint: "train less often or for fewer epochs, take fewer rows, or raise --memory-limit")
  }

  /// The value of a formula now.
  func numbers(of node: NodeID, at span: Span) throws(Diagnostic) -> Program.Value {
    try look(at: span)
    do {
      return try state.graph.evaluate(
        node, parameters: state.parameterValues, look: state.surroundings.work.lookWithin)
    } catch {
      throw Diagnostic(error.message, at: span, hint: error.hint)
    }
  }
}
