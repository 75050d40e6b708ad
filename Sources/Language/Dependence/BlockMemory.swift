import Engine
import Source

/// What it takes to know that a block would give again what it gave, and to define again what it defined.
public struct BlockMemory: Sendable {
  /// A digest of what the block says and of all that it depended on.
  public let digest: String
  /// The stamps of the files that it read, by their addresses.
  public let files: [String: String]
  /// For each statement whether it leaves anything behind for those after it.
  let leavesBehind: [Bool]
}

extension Interpreter {
  /// A digest of what a block says and of all that it depends on now. Nothing where it cannot run.
  public func digest(of code: [CodeLine]) -> String? {
    let block = Parser.block(code)
    guard block.diagnostics.isEmpty, lostName(block.statements) == nil else { return nil }
    return state.origin(of: block.statements).digest
  }

  /// Defines again what a block defined, without showing anything, where it would give what it gave before. Where it
  /// might not, nothing is done.
  ///
  /// - Returns: whether what the block gave still holds.
  public mutating func replay(_ code: [CodeLine], _ memory: BlockMemory) -> Bool {
    let block = Parser.block(code)
    guard lostName(block.statements) == nil, block.statements.count == memory.leavesBehind.count,
      state.origin(of: block.statements).digest == memory.digest,
      memory.files.allSatisfy({ state.surroundings.stamp($0) == $1 })
    else { return false }
    var evaluator = Evaluator(state: state)
    for (statement, isNeeded) in zip(block.statements, memory.leavesBehind) where isNeeded {
      guard (try? evaluator.run(statement)) != nil else { return false }
    }
    state = evaluator.state
    return true
  }

  /// The same, in other surroundings.
  public func moved(to surroundings: Surroundings) -> Interpreter {
    var interpreter = self
    interpreter.state.surroundings = surroundings
    return interpreter
  }

  /// A digest of an expression of the prose and of all that its value depends on.
  public func digest(of expression: Expression, digits: Int?) -> String {
    let statement = Statement(kind: .expression(expression), span: expression.span, source: expression.source)
    return "\(state.origin(of: [statement]).digest) \(digits ?? self.digits)"
  }
}

/// Notes what the statements of a block leave behind, one after the other.
struct BlockMemoryBuilder {
  private let digest: String
  private var files: [String: String] = [:]
  private var leavesBehind: [Bool] = []
  private var before: Leavings

  init(_ statements: [Statement], in state: State) {
    digest = state.origin(of: statements).digest
    before = Leavings(state)
  }

  mutating func note(_ statement: Statement, _ evaluator: Evaluator) {
    for address in evaluator.reads { files[address] = evaluator.state.surroundings.stamp(address) ?? "" }
    let after = Leavings(evaluator.state)
    switch statement.kind {
    case .definition, .destructuring, .function, .parameters, .use: leavesBehind.append(true)
    case .check, .trend, .expression: leavesBehind.append(after != before)
    }
    before = after
  }

  var memory: BlockMemory { BlockMemory(digest: digest, files: files, leavesBehind: leavesBehind) }
}

/// How much there is that later statements can come upon without a name for it.
private struct Leavings: Equatable {
  let leaves: Int
  let declarations: Int
  let tables: Int
  let readFiles: Int
  let versions: [String]

  init(_ state: State) {
    leaves = state.graph.leafCount
    declarations = state.declarations.values.reduce(0, +)
    tables = state.tables.count
    readFiles = state.readFiles.count
    versions = state.origins.versions
  }
}
