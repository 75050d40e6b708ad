/// A program on its way from steps to instructions: what is computed, in which order, and in which parts.
struct Plan {
  let values: [ProgramValue]
  /// What is computed once, when a buffer is made: it depends on nothing that changes.
  var setUp: [Step] = []
  var units: [Unit] = []
  /// Constants, and what is computed at set-up.
  let fixed: Set<ValueID>
  let results: [ValueID]
  /// After a run the first is copied to the second.
  let updates: [(value: ValueID, target: ValueID)]

  /// A step, or several that are run over and over for one part of their length after the other.
  enum Unit {
    case step(Step)
    case loop(Loop)

    var steps: [Step] {
      switch self {
      case .step(let step): [step]
      case .loop(let loop): loop.steps
      }
    }
  }

  struct Loop {
    let steps: [Step]
    /// How far it goes, and how far at a time.
    let length: Int
    let part: Int
    /// The dataset whose rows it goes over, or nothing where it goes over the elements of arrays.
    let dataset: DatasetID?
  }

  /// What is computed at each run, in order.
  var steps: [Step] { units.flatMap(\.steps) }

  init(_ compiler: Compiler) {
    values = compiler.values
    results = compiler.results
    updates = compiler.updates
    let wanted = results + updates.map(\.value)
    let steps = Self.fused(compiler.steps, values, wanted)
    let needed = Self.needed(steps, wanted)
    fixed = Self.fixed(needed, values)
    setUp = needed.filter { [fixed] in fixed.contains($0.output) }
    let rest = needed.filter { [fixed] in !fixed.contains($0.output) }
    units = compiler.options.isCompact ? parts(of: Self.ordered(rest, values)) : rest.map(Unit.step)
  }

  /// The steps that something wanted is made of.
  private static func needed(_ steps: [Step], _ wanted: [ValueID]) -> [Step] {
    var isNeeded = Set(wanted)
    var kept: [Step] = []
    for step in steps.reversed() where isNeeded.contains(step.output) {
      isNeeded.formUnion(step.inputs)
      kept.append(step)
    }
    return kept.reversed()
  }

  /// What is the same at every run.
  private static func fixed(_ steps: [Step], _ values: [ProgramValue]) -> Set<ValueID> {
    var fixed = Set(values.indices.filter { values[$0].isConstant }.map(ValueID.init))
    for step in steps where step.inputs.allSatisfy(fixed.contains) { fixed.insert(step.output) }
    return fixed
  }

  /// Sums over the rows come as late as they are needed, so that all that goes row by row stands together: first what
  /// depends on no sum, then what depends on one, and so on.
  private static func ordered(_ steps: [Step], _ values: [ProgramValue]) -> [Step] {
    var levels = Array(repeating: 0, count: values.count)
    var keyed: [(level: Int, group: Int, dataset: Int, position: Int)] = []
    for (position, step) in steps.enumerated() {
      let dataset = values[step.output.index].dataset
      let reduces = dataset == nil && step.inputs.contains { values[$0.index].dataset != nil }
      let level = (step.inputs.map { levels[$0.index] }.max() ?? 0) + (reduces ? 1 : 0)
      levels[step.output.index] = level
      keyed.append((level, reduces ? 0 : dataset == nil ? 1 : 2, dataset?.index ?? 0, position))
    }
    return keyed.sorted { $0 < $1 }.map { steps[$0.position] }
  }
}
