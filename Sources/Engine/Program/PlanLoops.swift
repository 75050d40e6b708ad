extension Plan {
  /// How many numbers of one row, over all values of a loop, times the rows of a part should stay near the processor.
  private static let nearNumbers = 64_000
  static let partOfElements = 1024

  /// Long runs of steps over rows, or over the elements of large arrays, are cut into parts, so that what one step
  /// leaves is still in the processor's cache for the next. What a part computes does not depend on the others.
  func parts(of steps: [Step]) -> [Unit] {
    var units: [Unit] = []
    var run: [Step] = []
    func close() {
      units.append(contentsOf: loop(run).map { [Unit.loop($0)] } ?? run.map(Unit.step))
      run = []
    }
    for step in steps {
      if let last = run.last, !belongTogether(last, step) { close() }
      run.append(step)
    }
    if !run.isEmpty { close() }
    return units
  }

  private func belongTogether(_ a: Step, _ b: Step) -> Bool {
    let (first, second) = (values[a.output.index], values[b.output.index])
    if first.dataset != nil { return first.dataset == second.dataset }
    return second.dataset == nil && a.isFlat(values) && b.isFlat(values) && first.count == second.count
  }

  private func loop(_ steps: [Step]) -> Loop? {
    guard steps.count > 1 else { return nil }
    let first = values[steps[0].output.index]
    if let dataset = first.dataset {
      let width = steps.reduce(0) { $0 + values[$1.output.index].count }
      let part = min(1024, max(64, Self.nearNumbers / max(1, width) / 16 * 16))
      guard first.rows >= 2 * part else { return nil }
      return Loop(steps: steps, length: first.rows, part: part, dataset: dataset)
    }
    guard first.count >= 2 * Self.partOfElements else { return nil }
    return Loop(steps: steps, length: first.count, part: Self.partOfElements, dataset: nil)
  }
}
