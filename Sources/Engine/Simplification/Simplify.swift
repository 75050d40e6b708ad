extension Graph {
  /// A formula with the value of `formula`, as a person would write it: like terms collected, powers merged, constants
  /// in front, signs outside, fractions reduced. It is for printing; numbers come from the formula as it was made, since
  /// here they may differ in their last bits.
  ///
  /// `names` are the named formulas that may stand in it; where one of their formulas occurs, the name is written. Names
  /// are never opened, but for the name of `formula` itself. Products of sums are multiplied out only where terms cancel.
  ///
  /// The result is equal at every point where the formula is a finite number, and is not a finite number at any other.
  /// So x/x stays, and so does log x − log x. What is assumed:
  /// - parameters, columns and variables are finite, and nothing overflows or underflows on the way: e^x is above 0;
  /// - √x and x^0.5 are the same (they differ for −0 and −∞);
  /// - x⁰ is 1 for every x, as the engine's power has it;
  /// - a label is one of its classes, so that the sum over a one_hot is 1;
  /// - a sum of decimals that is within four units in the last place of a decimal of 14 digits is that decimal.
  ///
  /// The cost is about that of reading the formula once; a formula that cannot be written is given back as it is.
  public mutating func simplify(_ formula: NodeID, names: [NodeID] = []) -> NodeID {
    if let applied = withArguments(in: bodyOfName(formula)) { return simplify(applied, names: names) }
    let body = bodyOfName(formula)
    if case .bound(let binding) = self[body].kind { return simplify(body, binding, names: names) }
    let (algebra, top) = algebra(of: formula, names: names)
    var writer = SimplificationWriter(algebra)
    return (try? writer.write(top, &self)) ?? formula
  }

  private func algebra(of formula: NodeID, names: [NodeID]) -> (Algebra, Algebra.ID) {
    var reader = SimplificationReader(formula, names: names, in: self)
    let top = reader.read(bodyOfName(formula))
    return (reader.algebra, top)
  }

  /// `at` and `on` stay; what they are said of is simplified.
  private mutating func simplify(_ formula: NodeID, _ binding: Binding, names: [NodeID]) -> NodeID {
    let inputs = self[formula].inputs
    let body = simplify(inputs[0], names: names.filter { !binding.targets.contains($0) })
    let values = Array(inputs.dropFirst())
    return (try? bind(body, binding, values: values)) ?? formula
  }
}
