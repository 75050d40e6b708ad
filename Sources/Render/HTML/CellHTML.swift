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
    // A name that stands twice is an error, and only the first block has it.
    let id = options.name == cell.identifier ? " id=\"\(HTMLText.escape(cell.identifier))\"" : ""
    let parts = [options.isHidden ? "" : code, cell.showsOutputs ? outputs : ""].filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return "<section class=\"cell\"\(id)>\n\(parts.joined(separator: "\n"))\n</section>\n"
  }

  private var code: String {
    let code = "<pre class=\"code\"><code>\(CodeHTML.highlight(cell.block.fence.lines))</code></pre>"
    guard cell.block.options.isFolded else { return code }
    return "<details class=\"code\"><summary>Code</summary>\n\(code)\n</details>"
  }

  /// The caption as HTML, after its number.
  private var caption: String? {
    let number = notebook.captionNumbers[cell.identifier].map { "<b class=\"number\">\($0.text):</b> " } ?? ""
    return cell.caption.map { number + HTMLText.escape($0) }
  }

  private var outputs: String {
    let printer = OutputHTML(digits: notebook.settings.digits, source: notebook.source.withoutFolders)
    let captioned = cell.captionedOutput
    let shown = cell.outputs.enumerated().map { position, output in
      let context = OutputContext(
        blockIdentifier: cell.identifier(of: position, separator: "."),
        caption: position == captioned ? caption : nil,
        alternativeText: position == captioned ? cell.alternativeText : nil)
      return printer.html(output, context: context)
    }
    return cell.outputs.claimRuns.map { run in
      let lines = run.map { shown[$0] }.joined(separator: "\n")
      guard run.count > 1 else { return lines }
      return "<details class=\"output checks\"><summary>\(run.count) claims hold</summary>\n\(lines)\n</details>"
    }.joined(separator: "\n")
  }
}

extension ExecutedNotebook.Cell {
  /// What the figure or explanation at a position is called: the block's identifier, with a number from the second on.
  /// With a separator that no name has, nothing else can be called so.
  func identifier(of position: Int, separator: String) -> String {
    guard outputs[position].isDrawn else { return identifier }
    let before = outputs[..<position].filter(\.isDrawn).count
    return before == 0 ? identifier : "\(identifier)\(separator)\(before + 1)"
  }
}

extension [Output] {
  /// The positions in order: claims that hold and follow one another together, every other output by itself.
  var claimRuns: [Range<Int>] {
    var runs: [Range<Int>] = []
    for position in indices {
      if let last = runs.last, self[position].isHeldClaim, self[position - 1].isHeldClaim {
        runs[runs.count - 1] = last.lowerBound..<position + 1
      } else {
        runs.append(position..<position + 1)
      }
    }
    return runs
  }
}

extension Output {
  /// Whether it is a claim that holds.
  fileprivate var isHeldClaim: Bool { if case .check(let check) = self { check.holds } else { false } }

  /// Whether it is, or may have, a drawing with a file and an identifier of its own.
  fileprivate var isDrawn: Bool {
    switch self {
    case .figure, .group, .explorer, .explanation: true
    case .value, .table, .formula, .check, .code, .error: false
    }
  }
}
