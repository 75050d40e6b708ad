import Language
import Notebook

/// One block of the page: its code and what it gave.
struct CellHTML {
  private let cell: ExecutedNotebook.Cell
  private let notebook: ExecutedNotebook

  init(_ cell: ExecutedNotebook.Cell, _ notebook: ExecutedNotebook) {
    self.cell = cell
    self.notebook = notebook
  }

  var html: String {
    let options = cell.block.options
    let id = options.name.map { " id=\"\(HTMLText.escape($0))\"" } ?? ""
    let parts = [options.isHidden ? "" : code, showsOutputs ? outputs : ""].filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return "<section class=\"cell\"\(id)>\n\(parts.joined(separator: "\n"))\n</section>\n"
  }

  /// Whether the page shows nothing of it, so that nothing can lead there.
  var isEmpty: Bool { cell.block.options.isHidden && (!showsOutputs || cell.outputs.isEmpty) }

  /// Errors are shown even where outputs are not.
  private var showsOutputs: Bool { !cell.block.options.isQuiet || cell.status != .ok }

  private var code: String {
    let code = "<pre class=\"code\"><code>\(CodeHTML.highlight(cell.block.fence.lines))</code></pre>"
    guard cell.block.options.isFolded else { return code }
    return "<details class=\"code\"><summary>Code</summary>\n\(code)\n</details>"
  }

  private var outputs: String {
    let printer = OutputHTML(digits: notebook.settings.digits, source: notebook.source)
    let captioned = cell.captionedOutput
    return cell.outputs.enumerated().map { position, output in
      let context = OutputContext(
        blockIdentifier: cell.identifier(of: position),
        caption: position == captioned ? cell.caption.map(HTMLText.escape) : nil,
        alternativeText: position == captioned ? cell.alternativeText : nil)
      return printer.html(output, context: context)
    }.joined(separator: "\n")
  }
}

extension ExecutedNotebook.Cell {
  /// The output that the block's caption belongs to: the first figure, else the first table, else the first output.
  var captionedOutput: Int? {
    outputs.firstIndex(where: \.isFigure)
      ?? outputs.firstIndex { if case .table = $0 { true } else { false } } ?? outputs.indices.first
  }

  /// What the figure or explanation at a position is called: the block's identifier, with a number from the second on.
  func identifier(of position: Int) -> String {
    guard outputs[position].isDrawn else { return identifier }
    let before = outputs[..<position].filter(\.isDrawn).count
    return before == 0 ? identifier : "\(identifier)-\(before + 1)"
  }
}

extension Output {
  /// Whether it shows figures before anything else.
  fileprivate var isFigure: Bool {
    switch self {
    case .figure, .group, .explorer: true
    case .value, .table, .formula, .explanation, .check, .code, .error: false
    }
  }

  /// Whether it is, or may have, a drawing with a file and an identifier of its own.
  fileprivate var isDrawn: Bool {
    switch self {
    case .figure, .group, .explorer, .explanation: true
    case .value, .table, .formula, .check, .code, .error: false
    }
  }
}
