import Synchronization

/// Whether a run is to end before all is done: the user asked for it, or it cannot go on.
///
/// A class, since all that run at a time look at the same one.
final class Halt: Sendable {
  private let isAsked = Atomic(false)

  func ask() { isAsked.store(true, ordering: .relaxed) }

  var isRequested: Bool { isAsked.load(ordering: .relaxed) || Interruption.signal != nil }
}
