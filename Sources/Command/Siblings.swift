#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The programs that stand beside this one.
enum Siblings {
  /// Lets a program of the same folder go on in place of this one.
  ///
  /// - Returns: why it could not; otherwise nothing is returned to.
  static func replaceProcess(by name: String, _ arguments: [String]) -> FileFailure {
    guard let own = FileBytes.canonical("/proc/self/exe"), let slash = own.lastIndex(of: "/") else {
      return FileFailure(name, "cannot be found, since the system does not tell where this program is")
    }
    let path = own[...slash] + name
    var words: [UnsafeMutablePointer<CChar>?] = ([String(path)] + arguments).map { strdup($0) }
    words.append(nil)
    execv(String(path), words)
    // Only a failure comes here.
    for word in words { free(word) }
    return errno == ENOENT
      ? FileFailure(String(path), "is missing; it belongs beside nabla") : .system(String(path), "cannot be run")
  }
}
