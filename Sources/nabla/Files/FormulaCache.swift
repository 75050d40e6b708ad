import Digests
import Synchronization
import TeXMath

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Finished formulas in the user's cache folder, one file each. Processes and tasks may read and write at once: a file
/// is complete when it gets its name. What cannot be read or written is as if it were not kept.
///
/// A class, since it is one folder and is looked through once.
final class FormulaCache: FormulaStore {
  /// More files than these are too many; a run that adds to them first deletes the oldest, down to four fifths.
  static let most = 10_000

  private let folder: String
  private let isPruned = Mutex(false)

  init(folder: String) { self.folder = folder }

  /// The user's: `$XDG_CACHE_HOME/nabla`, else `~/.cache/nabla`. Nothing where there is neither, or where a path is
  /// relative, which the XDG specification has ignored.
  static var ofUser: FormulaCache? {
    func absolute(_ name: String) -> String? {
      guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
      return value
    }
    let root = absolute("XDG_CACHE_HOME") ?? absolute("HOME").map { $0 + "/.cache" }
    return root.map { FormulaCache(folder: $0 + "/nabla/formulas") }
  }

  func mathML(for key: String) -> String? {
    guard isOurs, let bytes = try? FileBytes.read(path(of: key), limit: 8 << 20),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return Self.mathML(in: text, for: key)
  }

  func keep(_ mathML: String, for key: String) {
    guard (try? FileBytes.makeFolder(folder, mode: 0o700)) != nil, isOurs else { return }
    let isFirst = isPruned.withLock { isPruned in
      defer { isPruned = true }
      return !isPruned
    }
    if isFirst { prune() }
    try? FileBytes.write(Self.entry(mathML, for: key), to: path(of: key))
  }

  private func path(of key: String) -> String { "\(folder)/\(SHA256.hexadecimal(key))" }

  /// Whether nobody else can write there: what is kept goes into pages as it is.
  private var isOurs: Bool {
    var status = stat()
    return stat(folder, &status) == 0 && status.st_uid == geteuid() && status.st_mode & 0o022 == 0
  }

  // MARK: Entries

  private static let mark = "nabla formula\n"

  /// The mark, the hash of all that follows it, the length of the key in bytes, the key, and the MathML.
  static func entry(_ mathML: String, for key: String) -> String {
    let content = "\(key.utf8.count)\n\(key)\(mathML)"
    return "\(mark)\(SHA256.hexadecimal(content))\n\(content)"
  }

  /// The MathML of an entry that is whole and has this very key.
  static func mathML(in entry: String, for key: String) -> String? {
    guard entry.utf8.starts(with: mark.utf8) else { return nil }
    let rest = entry.utf8.dropFirst(mark.utf8.count)
    let start = "\(key.utf8.count)\n\(key)"
    guard let content = String(rest.dropFirst(65)), content.utf8.starts(with: start.utf8),
      rest.starts(with: "\(SHA256.hexadecimal(content))\n".utf8)
    else { return nil }
    return String(content.utf8.dropFirst(start.utf8.count))
  }

  // MARK: Size

  /// Deletes the oldest files where there are too many. What another process deletes at the same time is gone as well.
  func prune(to most: Int = FormulaCache.most) {
    guard let names = try? FileBytes.names(in: folder), names.count > most else { return }
    let dated = names.map { name in
      var status = stat()
      let isThere = stat("\(folder)/\(name)", &status) == 0
      return (time: isThere ? status.st_mtim : timespec(), name: name)
    }
    let oldest = dated.sorted { a, b in
      (a.time.tv_sec, a.time.tv_nsec, a.name) < (b.time.tv_sec, b.time.tv_nsec, b.name)
    }
    for file in oldest.prefix(names.count - most * 4 / 5) { unlink("\(folder)/\(file.name)") }
  }
}
