import ArgumentParser

/// What a notebook may take at most, so that a slip such as one zero too many ends with a message.
struct Limits: Sendable {
  /// For one block, and for all of a notebook's; nothing where it may run for ever.
  var block: Duration?
  var notebook: Duration?
  /// What a notebook may keep in its arrays, datasets and trainings, in bytes.
  var memory: Int?
  /// What the files of one notebook may be together, in bytes.
  static let outputs = 256 << 20

  /// So many times as long as a block a notebook may take.
  private static let blocks = 3

  init(time: TimeLimit, memory: MemoryLimit) {
    block = time.duration
    notebook = time.duration.map { $0 * Self.blocks }
    self.memory = memory.bytes
  }
}

/// `90s`, `10m`, `2h`, or `none`.
struct TimeLimit: ExpressibleByArgument, Sendable {
  let duration: Duration?

  static let usual = TimeLimit(duration: .seconds(600))

  init(duration: Duration?) { self.duration = duration }

  init?(argument: String) {
    guard argument != "none", argument != "0" else {
      duration = nil
      return
    }
    let seconds: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    guard let unit = argument.last.flatMap({ seconds[$0] }), let number = Int(argument.dropLast()),
      (1...100_000).contains(number)
    else { return nil }
    duration = .seconds(number * unit)
  }

  var defaultValueDescription: String { "10m" }
}

/// `500MB`, `4GB`, or `none`.
struct MemoryLimit: ExpressibleByArgument, Sendable {
  let bytes: Int?

  static let usual = MemoryLimit(bytes: 4 << 30)

  init(bytes: Int?) { self.bytes = bytes }

  init?(argument: String) {
    guard argument != "none", argument != "0" else {
      bytes = nil
      return
    }
    guard let shift = ["MB": 20, "GB": 30][argument.suffix(2)], let number = Int(argument.dropLast(2)),
      (1...100_000).contains(number)
    else { return nil }
    bytes = number << shift
  }

  var defaultValueDescription: String { "4GB" }
}

extension Duration {
  /// `10 minutes`, `1 hour`, `90 seconds`.
  var words: String {
    let seconds = Int(components.seconds)
    if seconds >= 3600, seconds % 3600 == 0 { return counted(seconds / 3600, "hour") }
    if seconds >= 60, seconds % 60 == 0 { return counted(seconds / 60, "minute") }
    return counted(seconds, "second")
  }
}
