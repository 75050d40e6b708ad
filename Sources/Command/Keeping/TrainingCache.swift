import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What trainings gave, in the user's cache folder: those that ran longer than it takes to read them.
struct TrainingCache: TrainingStore {
  let folder: CacheFolder
  /// Trainings that took less are quicker run than read.
  let shortest: Duration

  init(folder: String, shortest: Duration = .milliseconds(20)) {
    self.folder = CacheFolder(folder, mark: "nabla training", limit: .init(files: 2_000, bytes: 1 << 30))
    self.shortest = shortest
  }

  static var ofUser: TrainingCache? { CacheFolder.ofUser.map { TrainingCache(folder: $0 + "/trainings") } }

  /// A training's key is of this very program: another build may compute other numbers.
  private static let build: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return Nabla.configuration.version }
    let time = status.st_mtim
    return "\(Nabla.configuration.version) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }()

  func record(for key: String) -> TrainingRecord? {
    folder.content(for: "\(Self.build) \(key)").flatMap(TrainingRecord.init(bytes:))
  }

  func keep(_ record: TrainingRecord, for key: String, took: Duration) {
    guard took >= shortest else { return }
    let bytes = record.bytes
    // Reading and hashing take some nanoseconds a byte.
    guard took >= .nanoseconds(10 * bytes.count) else { return }
    folder.keep(bytes, for: "\(Self.build) \(key)")
  }
}
