/// Where a gradient comes from: every path from a formula to a variable, with each factor as a formula, the numbers
/// put in, and its value.
public struct Derivation: Hashable, Sendable {
  /// ∂E/∂w₃
  public let derivative: Math
  /// What the values belong to, such as `xor[4]`, if anything.
  public let place: String?
  /// The formulas that the paths lead through, as `y = σ(z)`, outermost first, with their values where they are numbers.
  public let formulas: [Formula]
  /// The first paths; `pathCount` says how many there are.
  public let paths: [Path]
  public let pathCount: Int
  /// The sum over all paths: the gradient from reverse mode.
  public let value: Double
  /// The contribution of each row, where the formula sums over several; the first ten.
  public let rows: [RowContribution]
  public let rowCount: Int
  /// The same by (f(x + h) − f(x − h)) / 2h.
  public let finiteDifference: Double
  public let difference: Double
  public let step: Double

  public struct Formula: Hashable, Sendable {
    public let name: Math
    public let formula: Math
    public let value: Double?
  }

  public struct Path: Hashable, Sendable {
    /// The names along the path, from the formula to the variable.
    public let names: [Math]
    public let factors: [Factor]
    public let product: Double
  }

  public struct Factor: Hashable, Sendable {
    /// ∂E/∂y
    public let name: Math
    /// The name in plain text, `∂E/∂y`.
    public let plainName: String
    public let formula: Math
    /// The formula with the numbers put in; nothing where there are several rows.
    public let numbers: Math?
    /// The value; nothing where there are several rows, each with its own.
    public let value: Double?
  }

  public struct RowContribution: Hashable, Sendable {
    /// The row, from 1.
    public let row: Int
    /// The product of the factors of each path, in the paths' order.
    public let products: [Double]
    public let sum: Double
  }
}
