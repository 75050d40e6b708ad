import Source
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Reading and writing whole files.
enum FileBytes {
  /// The largest notebook: 64 MB.
  static let largestNotebook = 64 << 20

  enum Kind {
    case file, folder, other, missing
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Tells the contents of a file from those that it had or will have, without reading it: where it stands on the disk,
  /// its size, and when it was written and renamed. Nothing where there is no such file.
  static func stamp(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let (written, changed) = (status.st_mtim, status.st_ctim)
    return "\(status.st_dev) \(status.st_ino) \(status.st_size) \(written.tv_sec).\(written.tv_nsec) "
      + "\(changed.tv_sec).\(changed.tv_nsec)"
  }

  /// The bytes of a file of at most `limit` bytes.
  static func read(_ path: String, limit: Int = .max) throws(FileFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path, "cannot be read") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(path, "cannot be read") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else { throw FileFailure(path, "is larger than \(limit >> 20) MB") }
    }
  }

  /// The bytes of a file of the author's that nobody writes meanwhile. Half of an old file and half of a new one would
  /// be something that the author never wrote.
  static func readWhole(_ path: String, limit: Int = .max) throws(FileFailure) -> [UInt8] {
    for _ in 0..<3 {
      let before = stamp(of: path)
      let bytes = try read(path, limit: limit)
      if stamp(of: path) == before { return bytes }
    }
    throw FileFailure(path, "was changed while it was read; run the command again")
  }

  /// The text of a notebook. A byte that is not UTF-8 is named by its line and column.
  static func text(_ path: String) throws(FileFailure) -> String {
    let bytes = try readWhole(path, limit: largestNotebook)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let place = invalidPlace(bytes)
    throw FileFailure("\(path):\(place.line):\(place.column)", "the file is not UTF-8 here")
  }

  private static func invalidPlace(_ bytes: [UInt8]) -> Position {
    var place = Position(line: 1, column: 1)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { place = Position(line: place.line + 1, column: 1) } else { place.column += 1 }
    }
    return place
  }

  /// Counts the writes, so that two tasks never share a temporary name.
  private static let writes = Atomic(0)

  /// Writes a file under a temporary name and renames it, so that there is always the old file or the new one.
  ///
  /// - Parameters:
  ///   - mode: the file's rights; without, those that the user gives to new files.
  ///   - isDurable: whether the file must be whole after a power cut too. What a run makes again need not be.
  static func write(_ text: String, to path: String, mode: mode_t? = nil, isDurable: Bool = false) throws(FileFailure) {
    try write(bytes: Array(text.utf8), to: path, mode: mode, isDurable: isDurable)
  }

  static func write(
    bytes: [UInt8], to path: String, mode: mode_t? = nil, isDurable: Bool = false
  ) throws(FileFailure) {
    let number = writes.add(1, ordering: .relaxed).newValue
    let temporary = PartialFiles.name(of: path, number)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system(path, "cannot be written") }
    // Tells those who clear away that somebody is at work.
    flock(descriptor, LOCK_SH)
    let isWritten =
      writeAll(bytes, to: descriptor) && (mode.map { fchmod(descriptor, $0) == 0 } ?? true)
      && (!isDurable || fsync(descriptor) == 0)
    var failure = isWritten ? nil : FileFailure.system(path, "cannot be written")
    // Some file systems say only now that the disk is full.
    if close(descriptor) != 0 { failure = failure ?? .system(path, "cannot be written") }
    if let failure {
      unlink(temporary)
      throw failure
    }
    guard rename(temporary, path) == 0 else {
      let failure = FileFailure.system(path, "cannot be written")
      unlink(temporary)
      throw failure
    }
  }

  /// Writes a file that is not there yet.
  static func create(_ text: String, at path: String) throws(FileFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == EEXIST { throw FileFailure(path, "is there already, so nothing is written") }
    guard descriptor >= 0 else { throw .system(path, "cannot be written") }
    defer { close(descriptor) }
    guard writeAll(Array(text.utf8), to: descriptor) else {
      let failure = FileFailure.system(path, "cannot be written")
      unlink(path)
      throw failure
    }
  }

  /// Writes a file of the author's anew. It keeps its rights, and where its name is a link, what the link leads to is
  /// written. Refuses where the file is not as it was read, since somebody is working on it.
  static func replace(_ path: String, old: String, new: String) throws(FileFailure) {
    guard let target = canonical(path) else { throw .system(path, "cannot be written") }
    guard access(target, W_OK) == 0 else { throw .system(path, "cannot be written") }
    var status = stat()
    guard stat(target, &status) == 0 else { throw .system(path, "cannot be written") }
    guard try read(target).elementsEqual(old.utf8) else {
      throw FileFailure(path, "was changed while the command ran, so nothing is written into it; run it again")
    }
    try write(new, to: target, mode: status.st_mode & 0o7777, isDurable: true)
  }

  /// Writes bytes to an open file, and says whether it took them all; `errno` tells why not.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count, let base = bytes.baseAddress {
        let count = Glibc.write(descriptor, base + start, bytes.count - start)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        start += count
      }
      return true
    }
  }

  /// Makes a folder with those above it.
  static func makeFolder(_ path: String, mode: mode_t = 0o777) throws(FileFailure) {
    guard kind(of: path) != .folder else { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]), mode: mode)
    }
    guard mkdir(path, mode) == 0 || errno == EEXIST && kind(of: path) == .folder else {
      throw .system(path, "the folder cannot be made")
    }
  }

  /// The names in a folder, in order.
  static func names(in path: String) throws(FileFailure) -> [String] {
    guard let folder = opendir(path) else { throw .system(path, "cannot be read") }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }

  /// The path without links and dots.
  static func canonical(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
