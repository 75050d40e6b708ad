/// A place where finished formulas are kept from run to run. It may forget any of them at any time, and never fails.
public protocol FormulaStore: Sendable {
  /// The MathML that was kept under this very key.
  func mathML(for key: String) -> String?

  func keep(_ mathML: String, for key: String)
}
