#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The temporary files that writes begin as. A process that is killed leaves one behind, which a later run clears away.
enum PartialFiles {
  private static let ending = ".partial"

  /// `or.html.4711-3.partial` for the third write of process 4711.
  static func name(of path: String, _ number: Int) -> String { "\(path).\(getpid())-\(number)\(ending)" }

  /// Deletes what processes left in a folder that do not run any more.
  static func clear(_ folder: String) {
    for name in (try? FileBytes.names(in: folder)) ?? [] {
      guard let process = process(of: name), kill(process, 0) != 0, errno == ESRCH else { continue }
      // A process of another machine or container has a number that means nothing here, but holds its file.
      let descriptor = open("\(folder)/\(name)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink("\(folder)/\(name)") }
      close(descriptor)
    }
  }

  /// The process that a file's name tells of; nothing for other files.
  static func process(of name: String) -> pid_t? {
    guard name.hasSuffix(ending), let mark = name.dropLast(ending.count).split(separator: ".").last else { return nil }
    let numbers = mark.split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 2, Int(numbers[1]) != nil, let process = pid_t(numbers[0]), process > 1 else { return nil }
    return process
  }
}
