/// Which values share memory because one is a part of the other: a view is part of what it views, and what goes into a
/// list can be computed at its place there.
struct Storage {
  /// The value that has the memory, and the element of it at which this one begins.
  private(set) var roots: [(root: ValueID, element: Int)]
  /// The inputs of joins that are copied there when the buffer is made.
  private(set) var copiedAtSetUp: Set<ValueID> = []

  init(_ plan: Plan) {
    roots = plan.values.indices.map { (ValueID(index: $0), 0) }
    for step in plan.setUp + plan.steps {
      if case .view(let element) = step.kind { attach(step.output, to: step.inputs[0], at: element) }
    }
    for unit in plan.units {
      for step in unit.steps {
        if case .join = step.kind { place(step, unit, plan) }
      }
    }
  }

  func root(of value: ValueID) -> (root: ValueID, element: Int) {
    var (root, element) = roots[value.index]
    while roots[root.index].root != root {
      element += roots[root.index].element
      root = roots[root.index].root
    }
    return (root, element)
  }

  private mutating func attach(_ value: ValueID, to whole: ValueID, at element: Int) {
    roots[value.index] = (whole, element)
  }

  private mutating func place(_ join: Step, _ unit: Plan.Unit, _ plan: Plan) {
    let whole = plan.values[join.output.index]
    let isLooped = if case .loop = unit { true } else { false }
    let made = Set(unit.steps.map(\.output))
    var element = 0
    for input in join.inputs {
      let value = plan.values[input.index]
      if plan.fixed.contains(input) {
        if !isLooped { copiedAtSetUp.insert(join.output) }
      } else if value.isComputed, value.dataset == whole.dataset, roots[input.index].root == input,
        !isLooped || made.contains(input), !plan.updates.contains(where: { $0.value == input })
      {
        attach(input, to: join.output, at: element)
      }
      element += value.count
    }
  }
}
