#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Holds a folder, so that two processes do not both read and write its record at once. The lock goes with the process,
/// and leaves no file behind. Where the file system has no locks, there is none.
struct FolderLock {
  private let descriptor: Int32

  /// Waits until no other process holds the folder.
  init(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  func release() { if descriptor >= 0 { close(descriptor) } }
}
