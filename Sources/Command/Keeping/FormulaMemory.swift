import Synchronization
import TeXMath

/// Finished formulas of this process, in front of those that are kept on disk.
///
/// A class, since every execution of a preview shares it.
final class FormulaMemory: FormulaStore {
  /// Beyond so many all are dropped, and those still in use come back.
  private static let capacity = 20_000

  private let kept = Mutex<[String: String]>([:])
  private let behind: (any FormulaStore)?

  init(before store: (any FormulaStore)?) { behind = store }

  func mathML(for key: String) -> String? {
    if let known = kept.withLock({ $0[key] }) { return known }
    guard let mathML = behind?.mathML(for: key) else { return nil }
    hold(mathML, for: key)
    return mathML
  }

  func keep(_ mathML: String, for key: String) {
    hold(mathML, for: key)
    behind?.keep(mathML, for: key)
  }

  private func hold(_ mathML: String, for key: String) {
    kept.withLock { kept in
      if kept.count >= Self.capacity { kept = [:] }
      kept[key] = mathML
    }
  }
}
