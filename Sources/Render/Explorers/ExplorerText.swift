import Engine
import Language

/// What is said of an explorer in every format.
enum ExplorerText {
  /// `w₁ = −2, b = 0.5`, or `epoch 100`
  static func title(
    _ explorer: ExplorerOutput, _ frame: Int, text: (String) -> String, math: (Math) -> String
  ) -> String {
    zip(explorer.controls, explorer.settings(ofFrame: frame)).map { control, setting in
      let value = text(control.settings[setting])
      return switch control.kind {
      case .slider: "\(math(control.label)) = \(value)"
      case .steps: "\(text(control.name)) \(value)"
      }
    }.joined(separator: ", ")
  }
}
