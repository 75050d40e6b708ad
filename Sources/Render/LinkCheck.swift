import Markdown
import Notebook
import Source

/// Checks that the notebooks are there that links lead to.
public enum LinkCheck {
  /// What is wrong with the links of a notebook. Its links to places are checked where it is told what they say.
  ///
  /// - Parameter isFile: whether there is a file at a path relative to the notebook's folder.
  public static func warnings(
    on notebook: ExecutedNotebook, at place: Place, isFile: (String) -> Bool
  ) -> [Diagnostic] {
    guard place.notebookFolder != nil else { return [] }
    return notebook.loaded.document.links.compactMap { link in
      guard !link.isEmpty, link.destination.isRelativeAddress else { return nil }
      let path = Address.decoded(String(link.destination.prefix { $0 != "#" && $0 != "?" }))
      guard path.hasSuffix(".md"), place.resolved(path) == nil, !isFile(path) else { return nil }
      let nearest = Suggestion.nearest(
        to: path, among: place.notebooks.sorted().map { Address.way(from: place.name, to: $0) })
      return .warning(
        .brokenLink, "there is no notebook \(path)", at: link.span, hint: nearest.map { "did you mean \($0)?" })
    }
  }
}
