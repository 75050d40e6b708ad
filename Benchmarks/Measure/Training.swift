import Engine
import Language
import Source

/// Runs the rows that train.
enum TrainingMeasurement {
  /// Seconds of each repeat, and the note's value. `files` gives the bytes of the data files.
  static func measure(_ row: Row, files: @escaping DataFiles) -> (seconds: [Double], note: String) {
    var interpreter = Interpreter(seed: 7, digits: 6, tables: [], surroundings: Surroundings(files: files))
    if row.name == "wide" {
      require(&interpreter, "use data(x: idx(\"images\"), label: idx(\"labels\"))")
    }
    require(&interpreter, row.setUp)
    // The first run is a warm-up.
    let times = (0...row.repeats).map { _ in
      var copy = interpreter
      let time = seconds { require(&copy, row.timed) }
      return time / Double(row.steps)
    }
    require(&interpreter, row.timed)
    var note = ""
    if let expression = row.note {
      let result = interpreter.run([CodeLine(expression, at: Position(line: 1, column: 1))])
      if case .value(let value)? = result.outputs.first { note = "\(expression) = \(value.text)" }
    }
    return (Array(times.dropFirst()), note)
  }

  private static func require(_ interpreter: inout Interpreter, _ source: String) {
    let lines = source.split(separator: "\n").enumerated().map {
      CodeLine(String($1), at: Position(line: $0 + 1, column: 1))
    }
    let result = interpreter.run(lines)
    for diagnostic in result.diagnostics { fatalError(diagnostic.message) }
  }
}
