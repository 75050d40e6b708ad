import Digests

/// The lines between which a run puts what a block shows into the notebook itself.
///
///     <!-- nabla: output 5a3f09c1 -->
///     …
///     <!-- nabla: end -->
///
/// The digest is that of the lines between, so that it can be told when they were edited by hand.
public enum OutputMarker {
  /// What every comment of Nabla's starts with.
  static let word = "nabla"
  static let end = "<!-- nabla: end -->"
  private static let beginning = "<!-- nabla: output "

  /// The lines with their markers around them.
  public static func marked(_ lines: [String]) -> [String] {
    let lines = lines.flatMap { $0.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) } }
      .map(String.init)
    return [beginning + digest(lines) + " -->"] + lines + [end]
  }

  /// The digest in a line that starts an output; nothing for any other line.
  static func digest(inBeginning text: String) -> String? {
    guard text.hasPrefix(beginning), text.hasSuffix(" -->") else { return nil }
    let digest = text.dropFirst(beginning.count).dropLast(4)
    return digest.count == 8 && digest.allSatisfy(\.isHexDigit) ? String(digest) : nil
  }

  /// Whether a line of the file, with the marks of its containers before it, ends an output.
  static func isEnd(_ line: Substring) -> Bool {
    String(line.drop { $0 == " " || $0 == "\t" || $0 == ">" }).trimmedEnd == end
  }

  /// Spaces at both ends of lines are an editor's or a container's.
  static func digest(_ lines: [some StringProtocol]) -> String {
    var hash = FNV1a()
    for line in lines {
      hash.combine(String(line.drop { $0 == " " || $0 == "\t" || $0 == ">" }).trimmedEnd)
    }
    return hash.hexadecimal(8)
  }
}

extension FNV1a {
  /// The first digits of the hash.
  func hexadecimal(_ count: Int) -> String {
    let digits = String(value, radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(count))
  }
}

extension String {
  var trimmedEnd: String { String(reversed().drop { $0 == " " || $0 == "\t" }.reversed()) }
}
