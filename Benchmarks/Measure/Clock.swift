/// Seconds that some work takes.
func seconds(_ work: () -> Void) -> Double {
  let duration = ContinuousClock().measure(work)
  let (seconds, attoseconds) = duration.components
  return Double(seconds) + 1e-18 * Double(attoseconds)
}

/// Seconds of one call: the best of five rounds, each of so many calls that it takes a fifth of a second.
func secondsPerCall(_ work: () -> Void) -> Double {
  var calls = 1
  while seconds({ for _ in 0..<calls { work() } }) < 0.2 { calls *= 2 }
  return (0..<5).map { _ in seconds { for _ in 0..<calls { work() } } / Double(calls) }.min() ?? 0
}
