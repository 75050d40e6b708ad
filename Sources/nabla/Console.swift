import Source

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

  /// Whether messages are coloured: on a terminal that can, unless the user says otherwise
  /// (https://no-color.org, https://bixense.com/clicolors).
  static let style: TextStyle = {
    func setting(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    if let refused = setting("NO_COLOR"), !refused.isEmpty { return .plain }
    if let forced = setting("CLICOLOR_FORCE"), !forced.isEmpty, forced != "0" { return .coloured }
    let terminal = setting("TERM") ?? "dumb"
    return isatty(STDERR_FILENO) == 1 && terminal != "dumb" && terminal != "" ? .coloured : .plain
  }()

  /// A reader that stops early is no fault: what it did not read is dropped.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    FileBytes.writeAll(Array(text.utf8), to: descriptor) || errno == EPIPE
  }
}
