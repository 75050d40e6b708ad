import Engine

/// How one operation of the engine is written in Python.
///
/// A value with rows is a tensor whose first axis is the rows; behind it come the axes of one row's value.
struct OperationRow: Sendable {
  /// The name of the engine's row.
  let name: String
  /// Which inputs are written more than once, and so need names.
  let repeated: @Sendable (Operands) -> [Int]
  let write: @Sendable (Operands) -> Expression

  init(
    _ name: String, repeated: @escaping @Sendable (Operands) -> [Int] = { _ in [] },
    write: @escaping @Sendable (Operands) -> Expression
  ) {
    self.name = name
    self.repeated = repeated
    self.write = write
  }

  /// Every operation of `Operation.table`, one row each.
  static let table: [OperationRow] =
    arithmetic + functions + comparisons + products + reductions + alongAxis + structure + windows

  private static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })

  static func of(_ operation: Operation) -> OperationRow? { byName[operation.name] }

  /// A function of `torch`, element by element.
  static func function(_ name: String, _ torch: String) -> OperationRow {
    OperationRow(name) { .call(torch, $0.aligned.map(\.tensor)) }
  }
}

/// One input of an operation.
struct Operand {
  var expression: Expression
  let shape: Shape
  let hasRows: Bool
  /// Whether the loss has a gradient by something in it.
  let hasGradient: Bool
}

/// What a row needs to write an operation.
struct Operands {
  var inputs: [Operand]
  let attribute: Attribute
  /// The shape of the value, of one row.
  let shape: Shape
  let hasRows: Bool
  /// How many rows there are, where no input tells.
  let rowCount: Int

  var x: Expression { inputs[0].expression }

  /// The inputs with the axes that they need to spread over one another: a number per row stands by its row.
  var aligned: [Expression] {
    let rank = inputs.map(\.shape.rank).max() ?? 0
    return inputs.map { $0.hasRows ? $0.expression.withAxes(rank - $0.shape.rank) : $0.expression }
  }

  /// The first input with rows.
  var inputWithRows: Int? { inputs.firstIndex(where: \.hasRows) }

  /// The number of rows as Python.
  var length: String {
    inputWithRows.map { "len(\(inputs[$0].expression.text))" } ?? "\(rowCount)"
  }

  /// The axes of one row's value, counted with the axis of the rows: `1, 2` of a matrix per row.
  var axes: [Int] { inputs[0].shape.axes.indices.map { $0 + (inputs[0].hasRows ? 1 : 0) } }

  /// `dim=1`, `dim=(1, 2)`
  static func dimension(_ axes: [Int]) -> String {
    axes.count == 1 ? "dim=\(axes[0])" : "dim=(\(axes.map(String.init).joined(separator: ", ")))"
  }
}
