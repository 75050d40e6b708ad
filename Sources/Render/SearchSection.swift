import Markdown
import Notebook

/// A part of a page that a search can lead to: a heading with the prose below it, or a block with a name.
struct SearchSection: Hashable, Sendable {
  /// Empty for the top of the page.
  let anchor: String
  let title: String
  let text: String

  /// The parts of a notebook in their order. What has neither a title nor a text is left out.
  static func sections(of notebook: ExecutedNotebook) -> [SearchSection] {
    var anchors = notebook.headingAnchors.entries.map(\.anchor)[...]
    let cells = Dictionary(
      notebook.cells.map { ($0.block.fence.firstLine, $0) }, uniquingKeysWith: { first, _ in first })
    var sections = [Draft(anchor: "", title: notebook.title, texts: [notebook.settings.description ?? ""])]
    var heading = 0
    for block in notebook.loaded.document.allBlocks {
      switch block.kind {
      case .heading(let content):
        let title = notebook.searchText(of: content.inlines)
        let anchor = anchors.popFirst() ?? ""
        if sections.count == 1, title == sections[0].title, sections[0].anchor.isEmpty {
          sections[0].anchor = anchor
        } else {
          sections.append(Draft(anchor: anchor, title: title, texts: []))
          heading = sections.count - 1
        }
      case .paragraph(let inlines): sections[heading].texts.append(notebook.searchText(of: inlines))
      case .table(let table):
        let cells = (table.header + table.rows.joined()).map { notebook.searchText(of: $0.inlines) }
        // Numbers are data, which nobody looks for by their digits.
        sections[heading].texts += cells.filter { $0.contains(where: \.isLetter) }
      case .fencedCode(let fence):
        guard let cell = cells[fence.firstLine], let name = cell.block.options.name,
          name == cell.identifier, cell.isShown
        else { continue }
        sections.append(Draft(anchor: name, title: name, texts: [cell.caption ?? ""]))
      case .thematicBreak, .quote, .list, .indentedCode, .html, .math, .footnote: continue
      }
    }
    return sections.map(\.section).filter { !$0.anchor.isEmpty || !$0.text.isEmpty }
  }

  private struct Draft {
    var anchor: String
    let title: String
    var texts: [String]

    var section: SearchSection {
      let text = texts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return SearchSection(anchor: anchor, title: title, text: text)
    }
  }
}

extension ExecutedNotebook {
  /// The text as a reader sees it: values for code, signs for TeX.
  fileprivate func searchText(of inlines: [Inline]) -> String {
    inlines.map { inline in
      if case .math(let formula) = inline, case .success(let mathML)? = formulas[formula] {
        return HTMLText.content(of: mathML)
      }
      return inline.children.isEmpty ? plainText(of: [inline]) : searchText(of: inline.children)
    }.joined()
  }
}
