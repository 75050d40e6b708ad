import Source

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

  /// `or.md: error: cannot be read`, as other errors are written.
  func text(_ style: TextStyle = .plain) -> String {
    let text = Diagnostic(message, at: nil).rendered(in: SourceText(name: path, text: ""), style: style)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  var text: String { text() }
}
