#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Something that the file system refused, with the path as the user knows it.
struct FileFailure: Error {
  let path: String
  let message: String

  init(_ path: String, _ message: String) {
    self.path = path
    self.message = message
  }

  /// The system's reason for the last failure.
  static func system(_ path: String, _ what: String) -> FileFailure {
    FileFailure(path, "\(what): \(String(cString: strerror(errno)))")
  }

  var text: String { "\(path): error: \(message)" }
}
