import Kernels

/// A program's buffer during a training, and where in it the parameters and the optimiser's memory stand.
struct TrainingBuffer {
  let program: Program
  private(set) var numbers: [Double]
  /// For each parameter, then each remembered array, its place; nothing where the program does not have it.
  private let places: [(offset: Int, count: Int)?]
  private let rate: Int?
  private let step: Int?
  private let columns: [(key: ColumnKey, offset: Int, width: Int)]
  private let masks: [(dropout: Dropout, offset: Int, count: Int)]

  init(_ program: Program, _ plan: TrainingPlan) {
    self.program = program
    numbers = program.makeBuffer()
    var parameters: [ParameterID: (Int, Int)] = [:]
    var variables: [NodeID: (Int, Int)] = [:]
    var columns: [(key: ColumnKey, offset: Int, width: Int)] = []
    var masks: [(dropout: Dropout, offset: Int, count: Int)] = []
    for (value, location) in program.leaves {
      switch value.source {
      case .parameter(let id):
        // What the loss is not built from, but a condition or validation is, keeps its present value.
        numbers.put(plan.values[id.index].elements, at: location)
        parameters[id] = (location.offset, value.size)
      case .variable(let id): variables[id] = (location.offset, value.size)
      case .columns(let names, let original):
        columns.append((ColumnKey(names: names, original: original), location.offset, value.count))
      case .mask(let dropout): masks.append((dropout, location.offset, value.size))
      case .constant, .computed: break
      }
    }
    places = plan.identities.map { parameters[$0] } + plan.states.map { variables[$0] }
    rate = variables[plan.rate]?.0
    step = variables[plan.step]?.0
    self.columns = columns
    self.masks = masks
  }

  // The copies below go between arrays of which each place was laid out inside; nothing else has access meanwhile.

  /// Puts parameters and memory, one after the other, at their places.
  mutating func load(_ state: [Double], _ counts: [Int]) {
    var start = 0
    state.withUnsafeBufferPointer { from in
      numbers.withUnsafeMutableBufferPointer { to in
        guard let source = from.baseAddress, let target = to.baseAddress else { return }
        for (place, count) in zip(places, counts) {
          if let place { (target + place.offset).update(from: source + start, count: place.count) }
          start += count
        }
      }
    }
  }

  /// Reads the first parts of `state` from their places: as many as there are `counts`.
  func store(into state: inout [Double], _ counts: [Int]) {
    var start = 0
    state.withUnsafeMutableBufferPointer { to in
      numbers.withUnsafeBufferPointer { from in
        guard let source = from.baseAddress, let target = to.baseAddress else { return }
        for index in counts.indices {
          if let place = places[index] { (target + start).update(from: source + place.offset, count: place.count) }
          start += counts[index]
        }
      }
    }
  }

  mutating func setClock(rate value: Double, step count: Int) {
    if let rate { numbers[rate] = value }
    if let step { numbers[step] = Double(count) }
  }

  /// The rows of a batch, from matrices with a row a row.
  mutating func take(_ rows: ArraySlice<Int64>, from matrices: [ColumnKey: [Double]]) {
    rows.withUnsafeBufferPointer { rows in
      for column in columns {
        numbers.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress, let matrix = matrices[column.key] else { return }
          nabla_take_rows(matrix, column.width, rows.baseAddress, rows.count, base + column.offset)
        }
      }
    }
  }

  /// What is dropped in the next step.
  mutating func drop(_ streams: inout DropoutStreams) {
    for mask in masks { streams.draw(mask.dropout, into: &numbers, mask.offset..<mask.offset + mask.count) }
  }

  /// About how long a run takes, in nanoseconds.
  var work: Int { program.instructions.work }

  mutating func run() { program.run(&numbers) }

  /// What `look` throws ends the run; it is called where much was computed since.
  mutating func run(look: () throws(EngineError) -> Void) throws(EngineError) {
    try program.run(&numbers, look: look)
  }

  /// One step of the training, on these rows.
  mutating func step(
    _ rows: ArraySlice<Int64>, from matrices: [ColumnKey: [Double]], dropping streams: inout DropoutStreams,
    rate: Double, step: Int, look: () throws(EngineError) -> Void
  ) throws(EngineError) {
    take(rows, from: matrices)
    drop(&streams)
    setClock(rate: rate, step: step)
    try run(look: look)
  }

  /// Whether a step depends on how many there were, or on a rate that changes.
  var hasClock: Bool { rate != nil || step != nil }

  /// The one number of a result.
  func result(_ position: Int) -> Double { program.number(position, in: numbers) }

  /// All results, which are numbers.
  var results: ArraySlice<Double> { program.results.indices.map { result($0) }[...] }

  /// Runs the program as often as the record has room for, until a loss is not finite or the second result is not 0.
  /// Before each run the first `parameters` are recorded. A run of much work is one alone, with looks in it.
  mutating func runEpochs(
    into record: inout EpochRecord, parameters: Int, until: Bool, look: () throws(EngineError) -> Void
  ) throws(EngineError) {
    let parts = program.instructions.parts
    guard parts.count > 1 else { return runEpochs(of: program.instructions.all, into: &record, parameters, until) }
    runEpochs(of: parts[0], into: &record, parameters, until)
    for part in 1..<parts.count {
      try look()
      program.run(part: part, &numbers)
    }
    record.setResults(results, of: 0)
  }

  private mutating func runEpochs(
    of instructions: [NablaInstruction], into record: inout EpochRecord, _ parameters: Int, _ until: Bool
  ) {
    let ranges = places.prefix(parameters).reduce(into: [NablaRange]()) { ranges, place in
      guard let place else { return }
      if let last = ranges.last, last.offset + last.count == place.offset {
        ranges[ranges.count - 1].count += place.count
      } else {
        ranges.append(NablaRange(offset: place.offset, count: place.count))
      }
    }
    let offsets = program.results.map(\.location.offset)
    record.count = program.runEpochs(of: instructions, &numbers, record.capacity) { run in
      record.history.withUnsafeMutableBufferPointer { history in
        record.records.withUnsafeMutableBufferPointer { records in
          ranges.withUnsafeBufferPointer { ranges in
            offsets.withUnsafeBufferPointer { offsets in
              var recorder = NablaRecorder(
                ranges: ranges.baseAddress, range_count: ranges.count, history: history.baseAddress,
                results: offsets.baseAddress, result_count: offsets.count, records: records.baseAddress,
                until: until ? 1 : -1)
              return run(&recorder)
            }
          }
        }
      }
    }
  }

  var columnKeys: [ColumnKey] { columns.map(\.key) }
}

/// Columns, with the dataset that the formula was written for.
struct ColumnKey: Hashable {
  let names: [String]
  let original: DatasetID?
}
