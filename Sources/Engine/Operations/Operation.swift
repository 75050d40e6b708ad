/// One row of the table of operations: everything that Nabla knows of an operation stands in its row.
///
/// A class for its identity: nodes point to their row, and two nodes have the same operation when they point to the
/// same one.
public final class Operation: Sendable, Hashable {
  /// The name in the language.
  public let name: String
  /// Further spellings, such as `σ` for `sigmoid`.
  public let aliases: [String]
  public let notation: Notation
  public let inputCount: ClosedRange<Int>
  /// What the inputs are called in the reference.
  public let inputNames: [String]
  /// The values of inputs at the end that a call may leave out.
  public let defaults: [Double]
  /// Whether authors may call it by its name. The others appear only through operators and derivatives.
  public let isCallable: Bool
  /// The shape of the value, from those of the inputs; throws where they do not fit.
  let shape: @Sendable ([Shape], Attribute) throws(EngineError) -> Shape
  let rows: RowsRule
  let kernel: Kernel
  public let derivative: DerivativeRule
  /// One line on what it gives.
  public let documentation: String
  /// An expression and the value that it has.
  public let example: Example

  public struct Example: Sendable {
    public let source: String
    public let value: [Double]
  }

  init(
    _ name: String, aliases: [String] = [], notation: Notation? = nil, inputs: ClosedRange<Int>,
    names: [String]? = nil, defaults: [Double] = [], callable: Bool = true,
    shape: @escaping @Sendable ([Shape], Attribute) throws(EngineError) -> Shape,
    rows: RowsRule = .same, kernel: Kernel, derivative: DerivativeRule,
    documentation: String, example: String, gives value: [Double]
  ) {
    self.name = name
    self.aliases = aliases
    self.notation = notation ?? .function(name)
    inputCount = inputs
    inputNames = names ?? Array(["x", "y", "z"].prefix(inputs.lowerBound))
    self.defaults = defaults
    isCallable = callable
    self.shape = shape
    self.rows = rows
    self.kernel = kernel
    self.derivative = derivative
    self.documentation = documentation
    self.example = Example(source: example, value: value)
  }

  public static func == (a: Operation, b: Operation) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// Whether a value has the rows of its inputs.
enum RowsRule: Sendable {
  /// As its inputs.
  case same
  /// One value for all rows.
  case reduced
  /// The rows of the dataset in the attribute.
  case spread
}

/// How an operation is written in mathematics.
public enum Notation: Sendable, Hashable {
  /// `name(a, b)`
  case function(String)
  /// `a + b`
  case sum(sign: String)
  /// `a · b`, or written side by side
  case product
  /// `−a`
  case negative
  /// a over b
  case fraction
  /// a raised to b
  case power
  case root
  /// `|a|`
  case absolute
  /// `a < b`
  case relation(String)
  /// the product of matrices, written side by side
  case matrixProduct
  case transpose
  /// u vᵀ
  case outerProduct
  /// Σ over the rows, or over the elements
  case sumOverRows
  case sumOverElements
  case meanOverRows
  case meanOverElements
  /// Aᵢⱼ
  case part
  /// [a, b, …]
  case list
  /// `name(a)`, the other inputs left out
  case firstInput(String)
  /// a log b
  case timesLog
  /// Only the shape changes, so the input is written.
  case invisible
}

/// How the derivative by each input is found.
public enum DerivativeRule: Sendable {
  /// Constant between jumps: the derivative is 0.
  case zero
  /// For a function element by element: its derivative by each input, as a formula of the inputs and the value.
  case local([Template])
  /// What each input receives when the value receives `gradient`, as a formula, for inputs of the given shapes.
  case adjoint(@Sendable ([Shape]) -> [Template])
}
