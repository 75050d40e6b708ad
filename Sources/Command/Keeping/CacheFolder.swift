import Digests
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A folder of things that can be made again, one file each, in the user's cache. Processes and tasks may read and write
/// at once: a file is complete when it gets its name. What cannot be read or written is as if it were not kept.
///
/// A class, since it is one folder and is looked through once.
final class CacheFolder: Sendable {
  /// What there may be at most. A run that adds to more first deletes the oldest, down to four fifths.
  struct Limit {
    let files: Int
    let bytes: Int
  }

  private let folder: String
  /// The first line of each file, which says what it holds.
  private let mark: String
  private let limit: Limit
  private let isPruned = Mutex(false)

  init(_ folder: String, mark: String, limit: Limit) {
    self.folder = folder
    self.mark = mark + "\n"
    self.limit = limit
  }

  /// The user's: `$XDG_CACHE_HOME/nabla`, else `~/.cache/nabla`. Nothing where there is neither, or where a path is
  /// relative, which the XDG specification has ignored.
  static var ofUser: String? {
    func absolute(_ name: String) -> String? {
      guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
      return value
    }
    let root = absolute("XDG_CACHE_HOME") ?? absolute("HOME").map { $0 + "/.cache" }
    return root.map { $0 + "/nabla" }
  }

  /// What is kept under a key.
  func content(for key: String) -> ArraySlice<UInt8>? {
    guard isOurs, let bytes = try? FileBytes.read(path(of: key), limit: limit.bytes) else { return nil }
    return content(of: bytes, for: key)
  }

  func keep(_ content: some Collection<UInt8>, for key: String) {
    guard (try? FileBytes.makeFolder(folder, mode: 0o700)) != nil, isOurs else { return }
    let isFirst = isPruned.withLock { isPruned in
      defer { isPruned = true }
      return !isPruned
    }
    if isFirst { prune() }
    try? FileBytes.write(bytes: entry(content, for: key), to: path(of: key))
  }

  private func path(of key: String) -> String { "\(folder)/\(SHA256.hexadecimal(key))" }

  /// Whether nobody else can write there: what is kept goes into pages as it is.
  private var isOurs: Bool {
    var status = stat()
    return stat(folder, &status) == 0 && status.st_uid == geteuid() && status.st_mode & 0o022 == 0
  }

  // MARK: Entries

  /// The mark, the hash of all that follows it, the length of the key in bytes, the key, and the content.
  func entry(_ content: some Collection<UInt8>, for key: String) -> [UInt8] {
    let rest = Array("\(key.utf8.count)\n\(key)".utf8) + content
    return Array("\(mark)\(Self.hash(rest))\n".utf8) + rest
  }

  /// The content of an entry that is whole and has this very key.
  func content(of entry: [UInt8], for key: String) -> ArraySlice<UInt8>? {
    guard entry.starts(with: mark.utf8) else { return nil }
    let hashed = entry.dropFirst(mark.utf8.count)
    let rest = hashed.dropFirst(65)
    let start = "\(key.utf8.count)\n\(key)".utf8
    guard rest.starts(with: start), hashed.starts(with: "\(Self.hash(rest))\n".utf8) else { return nil }
    return rest.dropFirst(start.count)
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.combine(bytes: bytes)
    return hash.hexadecimal
  }

  // MARK: Size

  /// Deletes the oldest files where there is too much. A file that is younger than now was written while the clock was
  /// wrong; it would never be old, so it counts as the oldest. What another process deletes at the same time is gone as well.
  func prune(to limit: Limit? = nil) {
    let limit = limit ?? self.limit
    guard let names = try? FileBytes.names(in: folder) else { return }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let files = names.map { name in
      var status = stat()
      let isThere = stat("\(folder)/\(name)", &status) == 0
      let isKnown = isThere && status.st_mtim.tv_sec <= now.tv_sec
      return (time: isKnown ? status.st_mtim : timespec(), name: name, bytes: isThere ? Int(status.st_size) : 0)
    }
    var count = files.count
    var bytes = files.map(\.bytes).reduce(0, +)
    guard count > limit.files || bytes > limit.bytes else { return }
    let oldest = files.sorted { a, b in
      (a.time.tv_sec, a.time.tv_nsec, a.name) < (b.time.tv_sec, b.time.tv_nsec, b.name)
    }
    for file in oldest where count > limit.files / 5 * 4 || bytes > limit.bytes / 5 * 4 {
      unlink("\(folder)/\(file.name)")
      count -= 1
      bytes -= file.bytes
    }
  }

  /// Deletes all that is kept, and gives how many files and bytes that were.
  func clear() throws(FileFailure) -> (files: Int, bytes: Int) {
    guard FileBytes.kind(of: folder) == .folder else { return (0, 0) }
    var count = 0
    var bytes = 0
    for name in try FileBytes.names(in: folder) {
      var status = stat()
      guard stat("\(folder)/\(name)", &status) == 0 else { continue }
      guard unlink("\(folder)/\(name)") == 0 || errno == ENOENT else {
        throw .system("\(folder)/\(name)", "cannot be deleted")
      }
      count += 1
      bytes += Int(status.st_size)
    }
    rmdir(folder)
    return (count, bytes)
  }
}
