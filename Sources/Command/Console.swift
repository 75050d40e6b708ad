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

  static func error(_ failure: FileFailure) { error(failure.text(style)) }

  /// Whether messages are coloured: on a terminal that can, unless the user says otherwise
  /// (https://no-color.org, https://bixense.com/clicolors).
  static let style: TextStyle = {
    func setting(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    if let refused = setting("NO_COLOR"), !refused.isEmpty { return .plain }
    if let forced = setting("CLICOLOR_FORCE"), !forced.isEmpty, forced != "0" { return .coloured }
    let terminal = setting("TERM") ?? "dumb"
    return isatty(STDERR_FILENO) == 1 && terminal != "dumb" && terminal != "" ? .coloured : .plain
  }()

  /// Whether messages go to a terminal that lines can be drawn on.
  static let isTerminal = isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } ?? "dumb" != "dumb"

  /// How many characters a line of the terminal holds.
  static var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes signs for the terminal as they are.
  static func raw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// A reader that stops early is no fault: what it did not read is dropped.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// A file that may not grow so large is told like a disk that is full.
  static func ignoreFileLimits() { signal(SIGXFSZ, SIG_IGN) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    FileBytes.writeAll(Array(text.utf8), to: descriptor) || errno == EPIPE
  }
}
