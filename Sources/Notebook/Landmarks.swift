import Markdown
import Source

/// What links can lead to in a notebook, and what it is called there.
public struct Landmarks: Sendable {
  public let title: String
  /// Of each anchor what it is called: `Figure 2`, the name of a block without a number, the words of a heading.
  private let words: [String: String]
  /// Every anchor, in the order of the file: blocks, then headings.
  private let anchors: [String]

  init(of notebook: ExecutedNotebook) {
    title = notebook.title
    let blocks = notebook.cells.filter(\.isShown).compactMap { cell in
      cell.block.options.name.map { ($0, notebook.captionNumbers[cell.identifier]?.text ?? $0) }
    }
    let all = blocks + notebook.headingAnchors.entries.map { ($0.anchor, $0.text) }
    words = Dictionary(all, uniquingKeysWith: { first, _ in first })
    anchors = all.map(\.0)
  }

  func text(of anchor: String) -> String? { words[anchor] }

  func nearest(to anchor: String) -> String? { Suggestion.nearest(to: anchor, among: anchors) }
}

extension ExecutedNotebook {
  public var landmarks: Landmarks { Landmarks(of: self) }
}
