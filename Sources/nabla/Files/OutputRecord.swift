/// The list of the files that runs wrote into an output folder, and for which notebook, so that a later run knows what
/// it may delete.
struct OutputRecord: Sendable {
  static let fileName = ".nabla-files"

  /// The files of each notebook, by the notebook's output name.
  private(set) var files: [String: Set<String>] = [:]

  init() {}

  init(text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      // A path that leads out of the folder was not written by a run, and must never be deleted.
      guard parts.count == 2, !parts[1].hasPrefix("/"), !parts[1].split(separator: "/").contains("..") else { continue }
      files[String(parts[0]), default: []].insert(String(parts[1]))
    }
  }

  var text: String {
    files.flatMap { notebook, paths in paths.map { "\(notebook)\t\($0)\n" } }
      .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }.joined()
  }

  /// A fragment's name ends as a page's does, but belongs to the other format.
  private static func ends(_ path: String, with ending: String) -> Bool {
    path.hasSuffix(ending) && (ending != ".html" || !path.hasSuffix(".fragment.html"))
  }

  /// The record after a run that wrote `written`, and the files that nothing makes any more.
  ///
  /// - Parameters:
  ///   - isWhole: whether the run knew of all notebooks, so that one that is not among them is gone.
  ///   - endings: of the formats of this run. Files of other formats stay.
  func updated(with written: [String: Set<String>], isWhole: Bool, endings: [String]) -> (
    record: OutputRecord, obsolete: [String]
  ) {
    var record = self
    var obsolete: Set<String> = []
    for (notebook, paths) in written {
      let old = (files[notebook] ?? []).subtracting(paths)
      let gone = old.filter { path in endings.contains { Self.ends(path, with: $0) } }
      obsolete.formUnion(gone)
      record.files[notebook] = paths.union(old.subtracting(gone))
    }
    if isWhole {
      for notebook in files.keys where written[notebook] == nil {
        obsolete.formUnion(files[notebook] ?? [])
        record.files[notebook] = nil
      }
    }
    let kept = record.files.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    return (record, obsolete.subtracting(kept).sorted())
  }
}
