import Digests
import Render

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The folder that outputs are written to and compared with.
struct OutputFolder: Sendable {
  let path: String

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The notebook name under which the folder's index is recorded.
  static let index = ""

  /// What a run wrote or would write: the files of each notebook, by the notebook's output name, with their digests.
  typealias Written = [String: [String: String]]

  // MARK: Writing

  /// Refuses where an output would be one of the notebooks, which would destroy what the author wrote.
  func checkInputs(_ notebooks: [NotebookPath], _ formats: [Format]) throws(FileFailure) {
    let inputs = Set(notebooks.compactMap { FileBytes.canonical($0.path) })
    for notebook in notebooks {
      for format in formats {
        let file = "\(path)/\(notebook.name).\(format.fileEnding)"
        guard let target = FileBytes.canonical(file), inputs.contains(target) else { continue }
        throw FileFailure(file, "is a notebook itself, so nothing is written; choose another --output")
      }
    }
  }

  /// Writes those of a notebook's files that changed, and gives the digests of all.
  func write(_ files: [RenderedFile]) throws(FileFailure) -> [String: String] {
    guard !files.isEmpty else { return [:] }
    try FileBytes.makeFolder(path)
    // Figures first: a page never refers to a figure that could not be written.
    for file in files.filter({ $0.path.hasSuffix(".svg") }) { try writeIfChanged(file.contents, to: file.path) }
    for file in files where !file.path.hasSuffix(".svg") { try writeIfChanged(file.contents, to: file.path) }
    return Self.digests(files)
  }

  /// Takes what was written into the record, and deletes what earlier runs wrote and nothing makes any more.
  ///
  /// - Parameter isWhole: whether the run knew of all notebooks of the folder, and all could be read.
  func record(_ written: Written, isWhole: Bool, endings: [String]) throws(FileFailure) {
    guard !written.values.allSatisfy(\.isEmpty) else { return }
    // Two runs at once read and write the record one after the other.
    let lock = FolderLock(path)
    defer { lock.release() }
    let (record, obsolete) = self.record.updated(
      with: written.mapValues { $0.mapValues { .some($0) } }, isWhole: isWhole, endings: endings)
    for file in obsolete { FileRemoval.remove(file, in: path) }
    try writeIfChanged(record.text, to: OutputRecord.fileName)
  }

  /// Clears away what earlier runs that were killed left beside the files of the record.
  func clearPartialFiles() {
    let files = record.files.values.joined()
    let folders = Set(files.map { file in file.lastIndex(of: "/").map { "\(path)/\(file[..<$0])" } ?? path })
    for folder in folders.union([path, "\(path)/figures"]) { PartialFiles.clear(folder) }
  }

  static func digests(_ files: [RenderedFile]) -> [String: String] {
    Dictionary(files.map { ($0.path, SHA256.hexadecimal($0.contents)) }, uniquingKeysWith: { _, last in last })
  }

  private func writeIfChanged(_ text: String, to file: String) throws(FileFailure) {
    let target = "\(path)/\(file)"
    if let slash = file.lastIndex(of: "/") { try FileBytes.makeFolder("\(path)/\(file[..<slash])") }
    if let bytes = try? FileBytes.read(target), bytes.elementsEqual(text.utf8) { return }
    try FileBytes.write(text, to: target)
  }

  // MARK: Comparing

  var record: OutputRecord {
    guard let bytes = try? FileBytes.read("\(path)/\(OutputRecord.fileName)") else { return OutputRecord() }
    return OutputRecord(text: String(decoding: bytes, as: UTF8.self))
  }

  /// What of a notebook's files is not as a run would leave it, and whether the record tells of others although they
  /// are.
  ///
  /// - Parameter neighbours: those of which links in the files tell something that is not known.
  func compare(
    _ files: [RenderedFile], of notebook: String, _ record: OutputRecord, beside neighbours: UnknownNeighbours
  ) -> (findings: [OutputFinding], isRecordWrong: Bool) {
    var findings: [OutputFinding] = []
    var isRecordWrong = false
    for file in files {
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
      let finding = OutputFinding(
        notebook: notebook, path: file.path, condition: condition, old: bytes, new: file.contents)
      if !neighbours.explain(finding) { findings.append(finding) }
    }
    return (findings, isRecordWrong)
  }

  /// The files that nothing makes any more.
  func obsolete(beside written: Written, _ record: OutputRecord, isWhole: Bool, endings: [String]) -> [OutputFinding] {
    record.updated(with: written.mapValues { $0.mapValues { _ in nil } }, isWhole: isWhole, endings: endings).obsolete
      .filter { FileBytes.kind(of: "\(path)/\($0)") != .missing }
      .map { OutputFinding(notebook: record.notebook(of: $0) ?? Self.index, path: $0, condition: .obsolete) }
  }
}
