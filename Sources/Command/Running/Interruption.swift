import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Ctrl-C, or another program's wish that this one ends. The first lets what is being written become whole; the second
/// ends at once.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that came.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// From here on signals are noted. A program that ignores one, as under nohup, goes on ignoring it.
  static func note() {
    // Made now, since a signal's handler must not be the first to touch it.
    _ = received.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      sigaction(number, nil, &before)
      if let handler = before.__sigaction_handler.sa_handler, unsafeBitCast(handler, to: Int.self) == 1 { continue }
      Glibc.signal(number) { number in
        if Interruption.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
    }
  }

  /// The exit status of a program that a signal ended.
  static var status: Int32? { signal.map { 128 + $0 } }
}
