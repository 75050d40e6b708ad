import Language
import Notebook

/// What reports tell of a notebook that was run, without its outputs.
struct ReportedNotebook: Sendable {
  struct Cell: Sendable {
    let name: String?
    /// The line of the block's fence.
    let line: Int
    let status: BlockResult.Status
    /// Whether an error stands among the outputs.
    let hasError: Bool
  }

  let cells: [Cell]

  init(_ notebook: ExecutedNotebook) {
    cells = notebook.cells.map { cell in
      Cell(
        name: cell.block.options.name, line: cell.block.fence.firstLine, status: cell.status,
        hasError: cell.outputs.contains { if case .error = $0 { true } else { false } })
    }
  }
}
