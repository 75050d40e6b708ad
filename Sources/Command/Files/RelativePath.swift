#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The way from one folder to another.
enum RelativePath {
  /// `../Notebooks` from `Output` to `Notebooks`. Neither folder needs to exist.
  static func way(from folder: String, to other: String) -> String {
    let from = parts(folder)
    let to = parts(other)
    let common = zip(from, to).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: from.count - common)
    let way = (up + to[common...]).joined(separator: "/")
    return way.isEmpty ? "." : way
  }

  /// The parts of the path from the root, without `.` and `..`. Links are followed as far as the path exists.
  private static func parts(_ path: String) -> [String] {
    var rest: [String] = []
    var head = path.hasPrefix("/") ? path : "\(FileBytes.canonical(".") ?? "")/\(path)"
    while !head.isEmpty {
      if let known = FileBytes.canonical(head) { return split(known) + rest }
      guard let slash = head.lastIndex(of: "/") else { break }
      rest.insert(String(head[head.index(after: slash)...]), at: 0)
      head = String(head[..<slash])
    }
    return rest.filter { !$0.isEmpty && $0 != "." }
  }

  private static func split(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }
}
