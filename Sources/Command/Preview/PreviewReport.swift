/// What the terminal says of a change.
struct PreviewReport {
  private let lines: [String]

  init(_ report: PreviewCourse.Report, took: Duration? = nil) {
    let messages = report.failures + report.notebooks.flatMap(\.messages)
    let names = report.notebooks.map(\.path).joined(separator: ", ")
    let time = took.map { " in \(Self.milliseconds($0)) ms" } ?? ""
    let count = messages.filter { $0.contains(": error: ") }.count
    let errors = count == 0 ? "up to date" : count == 1 ? "1 error" : "\(count) errors"
    lines = messages + (names.isEmpty ? [] : ["\(names): \(errors)\(time)"])
  }

  func print() {
    for line in lines { Console.error(line) }
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds) * 1000 + Int(duration.components.attoseconds / 1_000_000_000_000_000)
  }
}
