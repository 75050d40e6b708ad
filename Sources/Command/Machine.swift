#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

enum Machine {
  /// The processors that this process may use.
  static let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
