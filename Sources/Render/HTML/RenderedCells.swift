import Digests
import Notebook

/// The blocks of a page as they were rendered before, for pages that are made again and again.
public struct RenderedCells: Sendable {
  private var html: [String: String] = [:]

  public init() {}

  /// The page of a notebook, the same as its format gives. Blocks that show what they showed are not rendered again.
  public mutating func page(of notebook: ExecutedNotebook, at place: Place, preview: PreviewPanel? = nil) -> String {
    var next: [String: String] = [:]
    var byLine: [Int: String] = [:]
    for cell in notebook.cells {
      let key = Self.key(of: cell, in: notebook)
      let rendered = key.flatMap { html[$0] } ?? CellHTML(cell, notebook).html
      byLine[cell.block.fence.firstLine] = rendered
      if let key { next[key] = rendered }
    }
    html = next
    return NotebookHTML(notebook, place, cells: byLine, preview: preview).page
  }

  /// All that the HTML of a block depends on; nothing for a block that tells of places, which move.
  private static func key(of cell: ExecutedNotebook.Cell, in notebook: ExecutedNotebook) -> String? {
    guard let memory = cell.memory else { return nil }
    var hash = SHA256()
    hash.combine(memory.digest)
    for (address, stamp) in memory.files.sorted(by: { $0.key < $1.key }) {
      hash.combine(address)
      hash.combine(stamp)
    }
    let number = notebook.captionNumbers[cell.identifier]?.text
    let parts: [String?] = [
      cell.block.fence.literal, cell.block.fence.rawInfo, cell.identifier, cell.caption, cell.alternativeText, number,
    ]
    for part in parts {
      hash.combine(part == nil ? 0 : 1)
      hash.combine(part ?? "")
    }
    return hash.hexadecimal
  }
}
