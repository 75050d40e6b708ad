import Notebook
import Source

/// Checks the links from one notebook to others.
public enum LinkCheck {
  /// The notebooks of the run that a notebook links to a place of, by their paths.
  public static func targets(of links: [ProseLink], from place: Place) -> Set<String> {
    Set(links.compactMap { NotebookLink($0, place) }.filter { $0.anchor != nil }.compactMap(\.notebook))
  }

  /// The places of a notebook's page that a link can lead to, in their order.
  public static func anchors(of notebook: ExecutedNotebook, at place: Place) -> [String] {
    let html = NotebookHTML(notebook, place).fragment
    var anchors: [String] = []
    var rest = html.utf8[...]
    let mark = Array(" id=\"".utf8)
    while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
      let before = rest[...quote].suffix(mark.count)
      rest = rest[rest.index(after: quote)...]
      guard before.elementsEqual(mark), let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { continue }
      anchors.append(HTMLText.unescape(String(rest[..<end]) ?? ""))
    }
    return anchors
  }

  /// What is wrong with the links of a notebook.
  ///
  /// - Parameters:
  ///   - anchors: the anchors of the notebooks that `targets` names.
  ///   - isFile: whether there is a file at a path relative to the notebook's folder.
  public static func warnings(
    on links: [ProseLink], of loaded: LoadedNotebook, from place: Place, anchors: [String: [String]],
    isFile: (String) -> Bool
  ) -> [Diagnostic] {
    guard place.notebookFolder != nil else { return [] }
    return links.compactMap { link -> Diagnostic? in
      guard let target = NotebookLink(link, place) else { return nil }
      guard let notebook = target.notebook else {
        guard !isFile(target.path) else { return nil }
        let nearest = Suggestion.nearest(
          to: target.path, among: place.notebooks.sorted().map { Address.way(from: place.name, to: $0) })
        return .warning(
          "there is no notebook \(target.path)", at: loaded.span(of: link), hint: nearest.map { "did you mean \($0)?" })
      }
      guard let anchor = target.anchor, let known = anchors[notebook], !known.contains(anchor) else { return nil }
      let nearest = Suggestion.nearest(to: anchor, among: known)
      return .warning(
        "\(target.path) has no heading or block #\(anchor)", at: loaded.span(of: link),
        hint: nearest.map { "did you mean #\($0)?" })
    }
  }
}

/// A link that leads to a notebook, or would.
private struct NotebookLink {
  /// As the author wrote it, decoded, without the anchor.
  let path: String
  /// The notebook of the run.
  let notebook: String?
  let anchor: String?

  init?(_ link: ProseLink, _ place: Place) {
    let destination = link.destination
    guard destination.isRelativeAddress else { return nil }
    let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    path = Address.decoded(String(destination[..<end]))
    guard path.hasSuffix(".md") else { return nil }
    notebook = place.notebook(at: String(destination[..<end]))
    let fragment = destination.firstIndex(of: "#").map { Address.decoded(String(destination[$0...].dropFirst())) }
    anchor = fragment.flatMap { $0.isEmpty ? nil : $0 }
  }
}
