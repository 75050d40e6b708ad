import Notebook
import Render

/// The folder that outputs are written to and compared with.
struct OutputFolder {
  let path: String

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The notebook name under which the folder's index is recorded.
  private static let index = ""

  /// Writes what changed, and deletes what earlier runs wrote and nothing makes any more.
  ///
  /// - Parameter course: the course where the run knows of all notebooks of the folder.
  func write(_ outcomes: [NotebookOutcome], _ options: SharedOptions, course: CourseFolder?) throws(FileFailure) {
    let files = files(of: outcomes, options, course: course)
    guard !files.isEmpty else { return }
    try FileBytes.makeFolder(path)
    try checkInputs(outcomes, files)
    // Figures first: a page never refers to a figure that could not be written.
    for (_, file) in files.filter({ $0.1.path.hasSuffix(".svg") }) { try writeIfChanged(file.contents, to: file.path) }
    for (_, file) in files { try writeIfChanged(file.contents, to: file.path) }
    // A notebook that could not be read keeps the outputs that it has.
    let isComplete = course != nil && outcomes.allSatisfy { $0.notebook != nil }
    let (record, obsolete) = self.record.updated(
      with: Self.written(files), isWhole: isComplete, endings: options.endings)
    for file in obsolete { FileRemoval.remove(file, in: path) }
    try writeIfChanged(record.text, to: OutputRecord.fileName)
  }

  /// What is not as a run would leave it: a line for each file.
  func compare(_ outcomes: [NotebookOutcome], _ options: SharedOptions, course: CourseFolder?) -> [String] {
    let files = files(of: outcomes, options, course: course)
    var differences: [String] = []
    for (_, file) in files {
      guard let bytes = try? FileBytes.read("\(path)/\(file.path)") else {
        differences.append("\(path)/\(file.path): is missing")
        continue
      }
      if let difference = Difference.first(between: bytes, and: file.contents) {
        differences.append("\(path)/\(file.path):\(difference)")
      }
    }
    let isComplete = course != nil && outcomes.allSatisfy { $0.notebook != nil }
    let obsolete = record.updated(with: Self.written(files), isWhole: isComplete, endings: options.endings).obsolete
    return differences
      + obsolete.filter { FileBytes.kind(of: "\(path)/\($0)") != .missing }.map {
        "\(path)/\($0): no block makes this file any more"
      }
  }

  /// An output that is one of the notebooks would destroy what the author wrote.
  private func checkInputs(_ outcomes: [NotebookOutcome], _ files: [(String, RenderedFile)]) throws(FileFailure) {
    let inputs = Set(outcomes.compactMap { FileBytes.canonical($0.path.path) })
    for (_, file) in files {
      guard let target = FileBytes.canonical("\(path)/\(file.path)"), inputs.contains(target) else { continue }
      throw FileFailure("\(path)/\(file.path)", "is a notebook itself, so nothing is written; choose another --output")
    }
  }

  private var record: OutputRecord {
    guard let bytes = try? FileBytes.read("\(path)/\(OutputRecord.fileName)") else { return OutputRecord() }
    return OutputRecord(text: String(decoding: bytes, as: UTF8.self))
  }

  /// Every file with the notebook that it belongs to; the index where the run is of a course.
  private func files(of outcomes: [NotebookOutcome], _ options: SharedOptions, course: CourseFolder?) -> [(
    String, RenderedFile
  )] {
    var files = outcomes.flatMap { outcome in outcome.files.map { (outcome.path.name, $0) } }
    if let course, options.formats.contains(.html) {
      let index = course.index(of: outcomes.compactMap { outcome in outcome.notebook.map { (outcome.path, $0) } })
      if index.hasPage { files.append((Self.index, index.file)) }
    }
    return files
  }

  private static func written(_ files: [(String, RenderedFile)]) -> [String: Set<String>] {
    files.reduce(into: [:]) { $0[$1.0, default: []].insert($1.1.path) }
  }

  private func writeIfChanged(_ text: String, to file: String) throws(FileFailure) {
    let target = "\(path)/\(file)"
    if let slash = file.lastIndex(of: "/") { try FileBytes.makeFolder("\(path)/\(file[..<slash])") }
    if let bytes = try? FileBytes.read(target), bytes.elementsEqual(text.utf8) { return }
    try FileBytes.write(text, to: target)
  }
}
