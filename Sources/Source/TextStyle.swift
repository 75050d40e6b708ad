/// How a message is written: in letters alone, or with the colours of a terminal too.
public enum TextStyle: Sendable {
  case plain, coloured

  /// What a piece of a message is there for.
  enum Role {
    case text, emphasis, error, warning, note, hint, margin

    /// The parameters of the terminal's sequence that sets how letters look (ECMA-48, SGR). The eight old colours follow
    /// the reader's own palette, so they can be read on light and on dark.
    fileprivate var parameters: String? {
      switch self {
      case .text: nil
      case .emphasis: "1"
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;34"
      case .hint: "1;36"
      case .margin: "34"
      }
    }
  }

  /// A text that may be coloured, in letters alone.
  public static func plain(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

  func text(_ text: String, _ role: Role) -> String {
    guard self == .coloured, let parameters = role.parameters, !text.isEmpty else { return text }
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
