import Digests

/// The list of the files that runs wrote into an output folder, and for which notebook, so that a later run knows what
/// it may delete.
struct OutputRecord: Sendable {
  static let fileName = ".nabla-files"

  /// The files of each notebook, by the notebook's output name.
  private(set) var files: [String: Set<String>] = [:]
  /// The SHA-256 of each file as runs left it, by its path. Two branches that were merged may have left two.
  private var digests: [String: Set<String>] = [:]

  init() {}

  /// Reads a record, a line a file: notebook, path and digest, with tabs between them. Records of old have no digest.
  init(text: String) {
    for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
      let parts = String(line).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      // A path that leads out of the folder was not written by a run, and must never be deleted.
      guard (2...3).contains(parts.count), !parts[1].hasPrefix("/"), !parts[1].split(separator: "/").contains("..")
      else { continue }
      files[parts[0], default: []].insert(parts[1])
      if parts.count == 3 { digests[parts[1], default: []].insert(parts[2]) }
    }
  }

  /// Sorted, so that branches that ran different notebooks can be merged.
  var text: String {
    files.flatMap { notebook, paths in
      paths.flatMap { path in
        (digests[path]?.sorted().map { "\t\($0)" } ?? [""]).map { "\(notebook)\t\(path)\($0)\n" }
      }
    }
    .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }.joined()
  }

  /// Whether a file's bytes are as a run left them; nothing where the record does not say.
  func isAsWritten(_ path: String, _ bytes: [UInt8]) -> Bool? {
    digests[path].map { $0.contains(SHA256.hexadecimal(bytes)) }
  }

  /// The notebook that a file was written for.
  func notebook(of path: String) -> String? {
    files.filter { $0.value.contains(path) }.map(\.key).min()
  }

  /// A fragment's name ends as a page's does, but belongs to the other format.
  private static func ends(_ path: String, with ending: String) -> Bool {
    path.hasSuffix(ending) && (ending != ".html" || !path.hasSuffix(".fragment.html"))
  }

  /// The record after a run that wrote `written`, and the files that nothing makes any more.
  ///
  /// - Parameters:
  ///   - written: the files of each notebook, with their digests where the record is to be kept.
  ///   - isWhole: whether the run knew of all notebooks, so that one that is not among them is gone.
  ///   - endings: of the formats of this run. Files of other formats stay.
  func updated(with written: [String: [String: String?]], isWhole: Bool, endings: [String]) -> (
    record: OutputRecord, obsolete: [String]
  ) {
    var record = self
    var obsolete: Set<String> = []
    for (notebook, contents) in written {
      let paths = Set(contents.keys)
      for (path, digest) in contents { record.digests[path] = digest.map { [$0] } }
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
