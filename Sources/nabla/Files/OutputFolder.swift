import Digests
import Notebook
import Render

/// The folder that outputs are written to and compared with.
struct OutputFolder {
  let path: String

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The notebook name under which the folder's index is recorded.
  static let index = ""

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

  /// What is not as a run would leave it, in the order of the notebooks.
  func compare(_ outcomes: [NotebookOutcome], _ options: SharedOptions, course: CourseFolder?) -> [OutputFinding] {
    let files = files(of: outcomes, options, course: course)
    let record = self.record
    var findings: [OutputFinding] = []
    var isRecordWrong = false
    for (notebook, file) in files {
      guard let bytes = try? FileBytes.read("\(path)/\(file.path)") else {
        findings.append(OutputFinding(notebook: notebook, path: file.path, condition: .missing, new: file.contents))
        continue
      }
      if bytes.elementsEqual(file.contents.utf8) {
        // After a merge the files may be right and the record that of one side.
        isRecordWrong = isRecordWrong || record.isAsWritten(file.path, bytes) == false
        continue
      }
      let condition = OutputFinding.Condition(
        of: bytes, beside: file.contents, isAsWritten: { record.isAsWritten(file.path, $0) })
      findings.append(
        OutputFinding(notebook: notebook, path: file.path, condition: condition, old: bytes, new: file.contents))
    }
    let isComplete = course != nil && outcomes.allSatisfy { $0.notebook != nil }
    let written = files.reduce(into: [String: [String: String?]]()) { $0[$1.0, default: [:]][$1.1.path] = .some(nil) }
    let obsolete = record.updated(with: written, isWhole: isComplete, endings: options.endings).obsolete
    for file in obsolete where FileBytes.kind(of: "\(path)/\(file)") != .missing {
      findings.append(
        OutputFinding(notebook: record.notebook(of: file) ?? Self.index, path: file, condition: .obsolete))
    }
    if isRecordWrong {
      findings.append(OutputFinding(notebook: Self.index, path: OutputRecord.fileName, condition: .wrongRecord))
    }
    return findings
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

  private static func written(_ files: [(String, RenderedFile)]) -> [String: [String: String?]] {
    files.reduce(into: [:]) { $0[$1.0, default: [:]][$1.1.path] = SHA256.hexadecimal($1.1.contents) }
  }

  private func writeIfChanged(_ text: String, to file: String) throws(FileFailure) {
    let target = "\(path)/\(file)"
    if let slash = file.lastIndex(of: "/") { try FileBytes.makeFolder("\(path)/\(file[..<slash])") }
    if let bytes = try? FileBytes.read(target), bytes.elementsEqual(text.utf8) { return }
    try FileBytes.write(text, to: target)
  }
}
