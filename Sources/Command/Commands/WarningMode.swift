import ArgumentParser
import Source

/// What a run makes of warnings.
enum WarningMode: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// They are told.
  case show
  /// They are told, and the run fails.
  case error
  /// They are not told.
  case none

  /// Those of the messages that the user is told.
  func shown(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    self == .none ? diagnostics.filter { $0.severity != .warning } : diagnostics
  }
}
