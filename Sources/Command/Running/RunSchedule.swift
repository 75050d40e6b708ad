/// What a run of many notebooks does next: execute one, or render one of which all is known that its pages tell of
/// others. A notebook is held from the one to the other, so as few as can be are in between.
struct RunSchedule: Sendable {
  enum Step: Hashable {
    case execute(Int)
    case render(Int)
  }

  private enum Stage {
    /// Nobody needs it.
    case left
    case waiting, executing, held, done
  }

  private let uses: [[Int]]
  private let references: [[Int]]
  /// The notebooks whose pages wait for one.
  private var waiters: [[Int]]
  private let wanted: [Bool]
  private let heldLimit: Int
  /// The order in which they are executed where nothing else decides.
  private let order: [Int]
  private var stages: [Stage]
  private var isExecuted: [Bool]
  /// How many of its references each waits for.
  private var missing: [Int]
  /// How many that are still to be executed use each.
  private var users: [Int]
  private var ready: [Int] = []
  private var held: Set<Int> = []
  /// How many of the order's first were started.
  private var first = 0

  /// - Parameters:
  ///   - uses: for each notebook those that must be executed before it; there is no circle.
  ///   - references: for each notebook those that must be executed before it can be rendered.
  ///   - wanted: those that are rendered. Others are executed where these need them.
  ///   - heldLimit: with so many held, those that they wait for come first.
  ///   - lengths: where several are executed at once, how long each is; the longest come first, so that at the end none
  ///     runs alone for long.
  init(uses: [[Int]], references: [[Int]], wanted: [Int], heldLimit: Int, lengths: [Int]? = nil) {
    let count = uses.count
    order = (0..<count).sorted { a, b in
      guard let lengths, lengths[a] != lengths[b] else { return a < b }
      return lengths[a] > lengths[b]
    }
    var isWanted = Array(repeating: false, count: count)
    for position in wanted { isWanted[position] = true }
    self.uses = uses
    self.wanted = isWanted
    self.heldLimit = heldLimit
    self.references = references.enumerated().map { position, others in
      isWanted[position] ? others.filter { $0 != position } : []
    }
    missing = self.references.map(\.count)
    waiters = Array(repeating: [], count: count)
    for (position, others) in self.references.enumerated() {
      for other in others { waiters[other].append(position) }
    }
    isExecuted = Array(repeating: false, count: count)
    stages = Array(repeating: .left, count: count)
    users = Array(repeating: 0, count: count)
    var open = wanted.flatMap { [$0] + self.references[$0] }
    while let position = open.popLast() {
      guard stages[position] == .left else { continue }
      stages[position] = .waiting
      for used in uses[position] { users[used] += 1 }
      open += uses[position]
    }
  }

  /// Whether the page of another notebook tells something of this one.
  func isReferred(_ position: Int) -> Bool { !waiters[position].isEmpty }

  /// Whether it is to be rendered.
  func isWanted(_ position: Int) -> Bool { wanted[position] }

  /// Whether there is one yet to be executed that uses it.
  func isUsed(_ position: Int) -> Bool { users[position] > 0 }

  /// What can be started now; nothing where something that runs must end first, or where all is done.
  mutating func next() -> Step? {
    if let position = ready.first {
      ready.removeFirst()
      held.remove(position)
      stages[position] = .done
      return .render(position)
    }
    guard let position = nextToExecute() else { return nil }
    stages[position] = .executing
    return .execute(position)
  }

  private mutating func nextToExecute() -> Int? {
    if held.count >= heldLimit {
      for position in held.sorted() {
        for other in references[position] where stages[other] == .waiting {
          if let found = startable(for: other) { return found }
        }
      }
    }
    while first < order.count, stages[order[first]] != .waiting { first += 1 }
    for position in order[first...] where stages[position] == .waiting {
      if let found = startable(for: position) { return found }
    }
    return nil
  }

  /// The notebook itself, or one that it uses that must be executed before; nothing where that runs already.
  private func startable(for position: Int) -> Int? {
    var position = position
    while let used = uses[position].first(where: { !isExecuted[$0] }) {
      guard stages[used] == .waiting else { return nil }
      position = used
    }
    return position
  }

  /// Takes note that a notebook was executed.
  ///
  /// - Returns: those that it used and that nobody will use any more.
  mutating func executed(_ position: Int) -> [Int] {
    isExecuted[position] = true
    stages[position] = wanted[position] ? .held : .done
    if wanted[position] {
      held.insert(position)
      if missing[position] == 0 { ready.append(position) }
    }
    for waiter in waiters[position] {
      missing[waiter] -= 1
      if missing[waiter] == 0, stages[waiter] == .held { ready.append(waiter) }
    }
    for used in uses[position] { users[used] -= 1 }
    return uses[position].filter { users[$0] == 0 }
  }
}
