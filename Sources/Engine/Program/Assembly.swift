extension Compiler {
  /// The program of the steps so far.
  func program() throws(EngineError) -> Program {
    let plan = Plan(self)
    let layout = Layout(plan, isCompact: options.isCompact)
    var encoder = Encoder(plan: plan, layout: layout)
    encoder.encode()
    var program = encoder.program
    program.size = layout.size
    for (index, value) in values.enumerated() {
      guard let location = layout.location(of: ValueID(index: index)) else { continue }
      switch value.source {
      case .constant(let numbers): program.constants.append((numbers, location))
      case .columns, .parameter, .variable, .mask: program.leaves.append((value, location))
      case .computed: break
      }
    }
    if !options.isCompact {
      for step in plan.setUp + plan.steps {
        guard let node = step.node, let location = layout.location(of: step.output) else { continue }
        program.trace.append((node, values[step.output.index], location))
      }
    }
    for result in results {
      guard let location = layout.location(of: result) else { throw EngineError("a result has no place") }
      program.results.append((values[result.index], location))
    }
    return program
  }
}
