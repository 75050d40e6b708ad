#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What the user reads: results on standard output, messages on standard error.
enum Console {
  /// Throws where standard output does not take it all, as on a full disk.
  static func output(_ text: String) throws(FileFailure) {
    guard write(text, to: STDOUT_FILENO) else { throw .system("standard output", "cannot be written") }
  }

  static func error(_ text: String) { _ = write(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO) }

  /// A reader that stops early is no fault: what it did not read is dropped.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    FileBytes.writeAll(Array(text.utf8), to: descriptor) || errno == EPIPE
  }
}
