import Markdown
import Source

/// The links of the prose to blocks and headings: what those without words say, and messages on those that lead nowhere.
struct References {
  /// The words of links without words by their destinations.
  private(set) var words: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Links within the notebook.
  init(within notebook: ExecutedNotebook) {
    let landmarks = notebook.landmarks
    for link in notebook.loaded.document.links where link.destination.hasPrefix("#") {
      let anchor = Self.decoded(link.destination.dropFirst())
      if let text = landmarks.text(of: anchor) {
        if link.isEmpty { words[link.destination] = text }
        continue
      }
      // Both lead to the top of the page, whatever stands there.
      guard !anchor.isEmpty, anchor != "top" else { continue }
      if link.isEmpty { words[link.destination] = anchor }
      let isHidden = notebook.cells.contains { $0.block.options.name == anchor }
      diagnostics.append(
        .warning(
          .brokenLink,
          isHidden ? "the block \(anchor) shows nothing to refer to" : "no block or heading is named \(anchor)",
          at: link.span, hint: Self.hint(landmarks.nearest(to: anchor))))
    }
  }

  /// Links to other notebooks. `others` gives what is in the notebook that a path leads to, if it is one of the run.
  init(of notebook: ExecutedNotebook, to others: (String) -> Landmarks?) {
    for link in notebook.loaded.document.links {
      let parts = Self.parts(link)
      guard let path = parts.first, Self.isNotebook(path) else { continue }
      guard let landmarks = others(Self.decoded(path)) else {
        guard link.isEmpty else { continue }
        words[link.destination] = link.destination
        diagnostics.append(
          .warning(
            .unknownTitle,
            "what \(link.destination) is called is not known, since \(path) is not one of the notebooks that are run",
            at: link.span, hint: "write words between the brackets"))
        continue
      }
      guard parts.count == 2, !parts[1].isEmpty else {
        if link.isEmpty { words[link.destination] = landmarks.title }
        continue
      }
      let anchor = Self.decoded(parts[1])
      let text = landmarks.text(of: anchor)
      if link.isEmpty { words[link.destination] = "\(landmarks.title), \(text ?? anchor)" }
      guard text == nil else { continue }
      diagnostics.append(
        .warning(
          .brokenLink, "\(path) has no block or heading that is named \(anchor)", at: link.span,
          hint: Self.hint(landmarks.nearest(to: anchor))))
    }
  }

  /// The path of a link, and the place behind it.
  private static func parts(_ link: Link) -> [Substring] {
    link.destination.unicodeScalars.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  private static func isNotebook(_ path: Substring) -> Bool {
    path.hasSuffix(".md") && !path.contains(":") && !path.hasPrefix("/")
  }

  /// The paths of other notebooks of which the links of a document tell a place or a title, each once, in order.
  static func notebooks(in document: Document) -> [String] {
    var paths: [String] = []
    for link in document.links {
      let parts = parts(link)
      guard let path = parts.first, isNotebook(path), link.isEmpty || parts.count == 2 && !parts[1].isEmpty else {
        continue
      }
      let decoded = decoded(path)
      if !paths.contains(decoded) { paths.append(decoded) }
    }
    return paths
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "did you mean #\($0)?" } ?? "a block gets a name after its fence, as in ```nn #name"
  }

  /// Without percent-encoding.
  private static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, let code = UInt8(Substring(digits), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
