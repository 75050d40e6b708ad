import Engine
import Numerals
import Source

/// Runs the blocks of one notebook, one after the other. A value: a copy goes its own way.
public struct Interpreter: Sendable {
  var state: State
  public let digits: Int

  /// `seed` selects all random numbers; `tables` are the labelled tables of the notebook's prose.
  ///
  /// `surroundings` are the files beside the notebook, other notebooks, and what keeps trainings.
  public init(seed: UInt64, digits: Int, tables: [ProseTable], surroundings: Surroundings = Surroundings()) {
    self.digits = digits
    state = State(seed: seed, digits: digits, prose: tables, surroundings: surroundings)
  }

  /// Runs one block. A statement that cannot be run ends it; a claim that does not hold does not.
  public mutating func run(_ code: [CodeLine], options: BlockOptions = BlockOptions()) -> BlockResult {
    let block = Parser.block(code)
    state.surroundings.work.begin(code.first?.start.line ?? 1)
    let before = state
    let result = run(block, line: code.first?.start.line ?? 1, remembers: options.remembers)
    guard options.fails else { return result }
    state = before
    return Self.expectingFailure(result, code)
  }

  private mutating func run(_ block: ParsedBlock, line: Int, remembers: Bool) -> BlockResult {
    if let (name, loss) = lostName(block.statements) {
      lose(block.statements, line: line)
      let what = loss.reason == .defined ? "defined" : "trained"
      let note = Diagnostic.warning(
        .skippedBlock, "skipped, since \(name) was to be \(what) by the block at line \(loss.line), which failed",
        at: block.statements.first?.span)
      return BlockResult(status: .skipped, outputs: [.error(note)], diagnostics: [note])
    }
    guard block.diagnostics.allSatisfy({ $0.severity != .error }) else {
      lose(block.statements, line: line)
      return BlockResult(
        status: .failed, outputs: block.diagnostics.map(Output.error), diagnostics: block.diagnostics)
    }
    var evaluator = Evaluator(state: state)
    var memory = remembers ? BlockMemoryBuilder(block.statements, in: state) : nil
    var outputs: [Output] = []
    var diagnostics = block.diagnostics
    for (position, statement) in block.statements.enumerated() {
      do {
        let shown = try evaluator.run(statement)
        memory?.note(statement, evaluator)
        diagnostics.append(contentsOf: evaluator.warnings)
        evaluator.warnings = []
        outputs.append(contentsOf: shown)
        diagnostics.append(contentsOf: shown.compactMap(Self.failedClaim))
      } catch {
        state = evaluator.state
        lose(Array(block.statements[position...]), line: line)
        let error = evaluator.explained(error, in: statement)
        outputs.append(.error(error))
        diagnostics.append(error)
        return BlockResult(status: .failed, outputs: outputs, diagnostics: diagnostics)
      }
    }
    state = evaluator.state
    let failed = diagnostics.contains { $0.severity == .error }
    // Messages tell places, which move with the lines above, so what has some is run again.
    return BlockResult(
      status: failed ? .failed : .ok, outputs: outputs, diagnostics: diagnostics,
      memory: diagnostics.isEmpty ? memory?.memory : nil)
  }

  private static func failedClaim(_ output: Output) -> Diagnostic? {
    guard case .check(let check) = output, !check.holds else { return nil }
    return Diagnostic(
      "the claim \(check.claim) does not hold: \(check.message ?? "")", at: check.span, hint: check.hint,
      details: check.differences?.lines ?? [])
  }

  /// A block that is there to show an error is fine when it has one.
  private static func expectingFailure(_ result: BlockResult, _ code: [CodeLine]) -> BlockResult {
    guard result.status == .ok else {
      return BlockResult(status: .ok, outputs: result.outputs, diagnostics: [])
    }
    let first = code.first.map { Span(line: $0.start.line, column: $0.start.column) }
    let missing = Diagnostic("the block is marked fails, but nothing in it fails", at: first, hint: "leave out fails")
    return BlockResult(status: .failed, outputs: result.outputs + [.error(missing)], diagnostics: [missing])
  }

  // MARK: What failed blocks leave behind

  func lostName(_ statements: [Statement]) -> (String, State.Loss)? {
    guard !state.lost.isEmpty else { return nil }
    var own: Set<String> = []
    for statement in statements {
      for (name, _) in statement.needed where !own.contains(name) {
        if let loss = state.lost[name] { return (name, loss) }
      }
      own.formUnion(statement.defined)
    }
    return nil
  }

  /// Marks what the statements would have defined or trained.
  private mutating func lose(_ statements: [Statement], line: Int) {
    for statement in statements {
      for name in statement.defined { state.lost[name] = State.Loss(reason: .defined, line: line) }
      if case .use(let expression) = statement.kind {
        if case .text(let address) = expression.kind, case .failure(let failure) = state.surroundings.notebooks(address)
        {
          for name in failure.names where state.names[name] == nil {
            state.lost[name] = State.Loss(reason: .defined, line: line)
          }
        }
        for (name, _) in expression.mentions {
          for table in state.prose where table.name == name {
            for heading in table.headings { state.lost[heading.text] = State.Loss(reason: .defined, line: line) }
          }
        }
      }
      for name in namesTrained(by: statement) { state.lost[name] = State.Loss(reason: .trained, line: line) }
    }
  }

  /// The names whose values a training in the statement would have changed.
  private func namesTrained(by statement: Statement) -> [String] {
    let losses = statement.expressions.flatMap(\.all).compactMap { expression -> Expression? in
      guard case .call(let callee, let arguments) = expression.kind, case .name("train") = callee.kind else {
        return nil
      }
      return arguments.first?.value
    }
    guard !losses.isEmpty else { return [] }
    var moved: Set<NodeID> = []
    for (name, _) in losses.flatMap(\.mentions) {
      if case .formula(let node)? = state.names[name] { moved.formUnion(state.graph.parameters(in: node)) }
    }
    return state.names.keys.sorted().filter { name in
      guard case .formula(let node)? = state.names[name] else { return false }
      return state.graph.parameters(in: node).contains(where: moved.contains)
    }
  }

  // MARK: Values in sentences

  /// The value of an expression in the prose or in a caption, as the notebook stands. It changes nothing.
  public func inline(_ code: [CodeLine], digits: Int? = nil) -> Result<InlineValue, Diagnostic> {
    Parser.expression(code).flatMap { inline($0, digits: digits) }
  }

  /// The value of an expression that was read.
  public func inline(_ expression: Expression, digits: Int? = nil) -> Result<InlineValue, Diagnostic> {
    state.surroundings.work.begin(expression.span.start.line)
    do {
      return .success(try value(of: expression, digits: digits ?? self.digits))
    } catch {
      return .failure(error)
    }
  }

  private func value(of expression: Expression, digits: Int) throws(Diagnostic) -> InlineValue {
    for (name, span) in expression.mentions {
      if let loss = state.lost[name] { throw loss.diagnostic(name, at: span) }
    }
    for part in expression.all {
      guard case .call(let callee, _) = part.kind, case .name(let name) = callee.kind,
        Vocabulary.isForBlocksOnly(name)
      else { continue }
      throw Diagnostic("a sentence cannot \(name == "train" ? "train" : "draw")", at: part.span, hint: "use a block")
    }
    var evaluator = Evaluator(state: state)
    let value = try evaluator.evaluate(expression)
    if case .text(let text) = value {
      return InlineValue(value: Program.Value(Tensor(vector: []), rows: nil), text: text)
    }
    let node = try evaluator.formula(value, of: expression)
    let numbers = try evaluator.numbers(of: node, at: expression.span)
    guard numbers.rows == nil else {
      throw Diagnostic(
        "\(expression.source) has a value per row", at: expression.span,
        hint: "a sentence takes one value, as in \(expression.source) on or[2]")
    }
    return InlineValue(value: numbers, text: TensorText.text(numbers.tensor, digits: digits, limit: nil))
  }
}
