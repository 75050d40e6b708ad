import Engine
import Source

/// A word of the language that is no operation of the engine: its parameters, documentation and example stand together.
struct Builtin: Sendable {
  struct Parameter: Sendable {
    let name: String
    /// What it means, for the reference and for errors.
    let meaning: String
    var isOptional = false
    /// Whether `on` and `at` after the call count for it too.
    var isPlaced = false
  }

  let name: String
  var aliases: [String] = []
  /// The arguments by position. A last one with `isRepeated` takes any number.
  var positional: [Parameter] = []
  var isRepeated = false
  /// The arguments by name.
  var named: [Parameter] = []
  /// Whether `x: -3..3` may bring in a name of the author's.
  var bringsInNames = false
  /// Whether arguments may be labelled by a text, as a table's columns are.
  var takesLabels = false
  /// Whether `on` and `at` after the call mean its arguments: `confusion(p, label) on test`.
  var isPlaced = false
  /// Whether a run's state after the call means its arguments although `on` does not, since ranges stand in for the rows.
  var takesStates = false
  /// Whether what it shows depends on which names there are, apart from those in its arguments.
  var seesAllNames = false
  /// Whether it reads a file that the notebook names.
  var readsFiles = false
  let documentation: String
  let example: String
  let apply: @Sendable (inout Evaluator, Call) throws -> Value

  /// The same, with `on` and `at` after the call meaning its arguments.
  var placed: Builtin {
    var placed = self
    placed.isPlaced = true
    return placed
  }

  /// A call with its arguments not evaluated yet, since some bring in names for the others.
  struct Call: Sendable {
    let builtin: Builtin
    let span: Span
    let source: String
    let positional: [Argument]
    let named: [String: Argument]
    /// Names that the call brings in, with what the author wrote for them.
    let introduced: [(name: Identifier, value: Expression)]

    /// The argument at a position, which the check of the call has made sure of.
    func expression(_ position: Int) -> Expression { positional[position].value }
  }
}
