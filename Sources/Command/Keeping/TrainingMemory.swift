import Engine
import Synchronization

/// What trainings gave in this process, in front of what is kept on disk.
///
/// A class, since every execution of a preview shares it.
final class TrainingMemory: TrainingStore {
  /// The most numbers that are held: 400 MB. Beyond, the oldest trainings go.
  private static let capacity = 50_000_000

  private struct Kept {
    var records: [String: TrainingRecord] = [:]
    var order: [String] = []
    var numbers = 0
  }

  private let kept = Mutex(Kept())
  private let behind: (any TrainingStore)?

  init(before store: (any TrainingStore)? = nil) { behind = store }

  func record(for key: String) -> TrainingRecord? {
    if let record = kept.withLock({ $0.records[key] }) { return record }
    guard let record = behind?.record(for: key) else { return nil }
    hold(record, for: key)
    return record
  }

  func keep(_ record: TrainingRecord, for key: String, took: Duration) {
    hold(record, for: key)
    behind?.keep(record, for: key, took: took)
  }

  private func hold(_ record: TrainingRecord, for key: String) {
    kept.withLock { kept in
      guard kept.records.updateValue(record, forKey: key) == nil else { return }
      kept.order.append(key)
      kept.numbers += record.count
      while kept.numbers > Self.capacity, kept.order.count > 1 {
        let oldest = kept.order.removeFirst()
        kept.numbers -= kept.records.removeValue(forKey: oldest)?.count ?? 0
      }
    }
  }
}
