#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

enum FileRemoval {
  /// Removes a file that an earlier run wrote, and the folders that this leaves empty.
  static func remove(_ file: String, in folder: String) {
    unlink("\(folder)/\(file)")
    var path = file[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      guard rmdir("\(folder)/\(path)") == 0 else { return }
    }
  }
}
