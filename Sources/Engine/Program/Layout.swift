/// The places of all values in the buffer. What stays from run to run has a place of its own; of the rest, a place is
/// used again when nothing needs what stood there.
struct Layout {
  let storage: Storage
  private(set) var size = 0
  private var locations: [ValueID: Location] = [:]

  /// When a value is made and last used, in steps.
  private struct Life {
    var first: Int
    var last: Int
    /// The loop whose steps alone use it, so that it holds one part at a time.
    var loop: Int?
  }

  func location(of value: ValueID) -> Location? {
    let (root, element) = storage.root(of: value)
    guard var location = locations[root] else { return nil }
    location.offset += element * location.stride
    return location
  }

  init(_ plan: Plan, isCompact: Bool) {
    storage = Storage(plan)
    let lives = Self.lives(plan, storage)
    for value in Self.parametersFirst(plan) {
      let index = value.index
      let stays = lives[index] == nil || lives[index]?.last == .max || !isCompact
      guard storage.root(of: value).root == value, stays, Self.isUsed(value, plan, lives) else { continue }
      locations[value] = Location(offset: size, stride: plan.values[index].rows)
      size += plan.values[index].size
    }
    if isCompact { reuse(plan, lives) }
    let steps = plan.steps
    for (value, target) in plan.updates { moveIn(value, target, plan, steps) }
  }

  /// Parameters lie side by side, so that they are recorded together.
  private static func parametersFirst(_ plan: Plan) -> [ValueID] {
    let all = plan.values.indices.map { ValueID(index: $0) }
    func isParameter(_ value: ValueID) -> Bool {
      if case .parameter = plan.values[value.index].source { true } else { false }
    }
    return all.filter(isParameter) + all.filter { !isParameter($0) }
  }

  private static func isUsed(_ value: ValueID, _ plan: Plan, _ lives: [Life?]) -> Bool {
    // A computed value whose step was dropped has no place.
    !plan.values[value.index].isComputed || lives[value.index] != nil || plan.fixed.contains(value)
  }

  /// The lives of what is computed at each run; nothing for what stays.
  private static func lives(_ plan: Plan, _ storage: Storage) -> [Life?] {
    var lives: [Life?] = Array(repeating: nil, count: plan.values.count)
    let fixed = Set(plan.setUp.map { storage.root(of: $0.output).root })
    func touch(_ value: ValueID, from first: Int, to last: Int, loop: Int?) {
      let root = storage.root(of: value).root
      guard plan.values[root.index].isComputed, !fixed.contains(root) else { return }
      guard let life = lives[root.index] else {
        lives[root.index] = Life(first: first, last: last, loop: loop)
        return
      }
      lives[root.index] = Life(
        first: min(life.first, first), last: max(life.last, last), loop: life.loop == loop ? loop : nil)
    }
    var time = 0
    for (number, unit) in plan.units.enumerated() {
      for step in unit.steps {
        let isLooped = if case .loop = unit { true } else { false }
        for value in step.inputs + [step.output] {
          touch(value, from: time, to: time, loop: isLooped ? number : nil)
        }
        time += 1
      }
    }
    for value in plan.results + plan.updates.map(\.value) { touch(value, from: .max, to: .max, loop: nil) }
    for value in storage.copiedAtSetUp { touch(value, from: .max, to: .max, loop: nil) }
    return widened(lives, plan)
  }

  /// What a loop shares with its surroundings lives as long as the loop.
  private static func widened(_ lives: [Life?], _ plan: Plan) -> [Life?] {
    var ranges: [(first: Int, last: Int)] = []
    for unit in plan.units {
      let first = ranges.count
      let range = (first: first, last: first + unit.steps.count - 1)
      ranges.append(contentsOf: repeatElement(range, count: unit.steps.count))
    }
    return lives.map { life in
      guard var life, life.loop == nil else { return life }
      if life.first < ranges.count { life.first = ranges[life.first].first }
      if life.last < ranges.count { life.last = ranges[life.last].last }
      return life
    }
  }

  /// Places for what lives for a while.
  private mutating func reuse(_ plan: Plan, _ lives: [Life?]) {
    var starts: [Int: [ValueID]] = [:]
    var ends: [Int: [ValueID]] = [:]
    for (index, life) in lives.enumerated() {
      guard let life, life.last != .max else { continue }
      starts[life.first, default: []].append(ValueID(index: index))
      ends[life.last, default: []].append(ValueID(index: index))
    }
    var free = FreePlaces(from: size)
    var taken: [ValueID: Int] = [:]
    for step in plan.steps.indices {
      for value in starts[step] ?? [] {
        let life = lives[value.index]
        var part: Int?
        if let loop = life?.loop, case .loop(let loop) = plan.units[loop] { part = loop.part }
        let program = plan.values[value.index]
        let isElement = program.dataset == nil
        let stride = isElement ? 1 : part ?? program.rows
        let count = isElement ? part ?? program.count : program.count * stride
        taken[value] = count
        locations[value] = Location(offset: free.take(count), stride: stride, isPart: part != nil)
      }
      for value in ends[step] ?? [] {
        if let location = locations[value], let count = taken[value] { free.give(location.offset, count) }
      }
    }
    size = max(size, free.end)
  }

  /// The next value of a parameter is computed where the parameter stands, when nothing reads the parameter later.
  private mutating func moveIn(_ value: ValueID, _ target: ValueID, _ plan: Plan, _ steps: [Step]) {
    let home = storage.root(of: target).root
    guard storage.root(of: value).root == value, !plan.results.contains(where: { storage.root(of: $0).root == value }),
      plan.updates.filter({ $0.value == value }).count == 1,
      let place = steps.firstIndex(where: { $0.output == value }),
      case .elementwise(_, let shapes) = steps[place].kind,
      zip(shapes, steps[place].inputs).allSatisfy({
        storage.root(of: $1).root != home || $0 == plan.values[value.index].shape
      }),
      !steps[(place + 1)...].contains(where: { $0.inputs.contains { storage.root(of: $0).root == home } }),
      !plan.results.contains(where: { storage.root(of: $0).root == home }),
      !plan.updates.contains(where: { storage.root(of: $0.value).root == home })
    else { return }
    locations[value] = locations[home]
  }
}
