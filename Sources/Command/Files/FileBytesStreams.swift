#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension FileBytes {
  /// Writes a file as a whole; into what is no file, such as a pipe or `/dev/stderr`, the text is put as it stands.
  static func put(_ text: String, into path: String) throws(FileFailure) {
    guard kind(of: path) == .other else { return try write(text, to: path) }
    try put(text, into: path, flags: O_WRONLY)
  }

  /// Puts a text behind what the file holds. The file may be missing.
  static func append(_ text: String, to path: String) throws(FileFailure) {
    try put(text, into: path, flags: O_WRONLY | O_CREAT | O_APPEND)
  }

  /// The bytes that the file holds; none where there is no file.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func put(_ text: String, into path: String, flags: Int32) throws(FileFailure) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system(path, "cannot be written") }
    let isWritten = writeAll(Array(text.utf8), to: descriptor)
    let failure = FileFailure.system(path, "cannot be written")
    // Some file systems say only now that the disk is full.
    guard close(descriptor) == 0 || !isWritten else { throw .system(path, "cannot be written") }
    guard isWritten else { throw failure }
  }
}
