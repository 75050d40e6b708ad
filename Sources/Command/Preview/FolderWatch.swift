@preconcurrency import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Tells when files of a folder, or of folders below it, are written, come or go.
///
/// A class, since it holds the system's descriptor.
final class FolderWatch: Sendable {
  private let descriptor: Int32
  private let folder: String
  /// A folder whose files do not count, such as that of the outputs.
  private let ignored: String?
  private let counter = Atomic(0)

  /// What a save does: editors write a file in place, or write another and rename it.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR)

  init(_ folder: String, ignoring ignored: String?) throws(FileFailure) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { throw .system(folder, "cannot be watched") }
    self.folder = folder
    self.ignored = ignored.flatMap(FileBytes.canonical)
    var entered: Set<String> = []
    try watch(folder, &entered)
  }

  deinit { close(descriptor) }

  /// How often something has changed.
  var count: Int { counter.load(ordering: .relaxed) }

  /// Watches a folder and those below; one that is watched already stays so.
  private func watch(_ path: String, _ entered: inout Set<String>) throws(FileFailure) {
    guard let place = FileBytes.canonical(path), place != ignored, entered.insert(place).inserted else { return }
    guard inotify_add_watch(descriptor, path, Self.events) >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw .system(path, "cannot be watched")
    }
    for name in (try? FileBytes.names(in: path)) ?? [] where !name.hasPrefix(".") {
      if FileBytes.kind(of: "\(path)/\(name)") == .folder { try watch("\(path)/\(name)", &entered) }
    }
  }

  /// An element for each time that something changed. Changes that come while nobody looks are one.
  var changes: AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
      source.setEventHandler {
        self.drain()
        self.counter.add(1, ordering: .relaxed)
        // A folder that has just come is to be watched too.
        var entered: Set<String> = []
        try? self.watch(self.folder, &entered)
        continuation.yield()
      }
      continuation.onTermination = { _ in source.cancel() }
      source.resume()
    }
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
