import Markdown
import Source

/// One `nn` block of a notebook.
public struct NotebookBlock: Sendable {
  public let block: Block
  public let fence: FencedCode
  public let options: InfoString

  /// What to say where the block's fence is not closed. Its code may be the prose of half the notebook, so it is not run.
  var unclosed: Diagnostic? {
    guard !fence.isClosed else { return nil }
    return Diagnostic(
      "the block is not closed, so it is not run",
      at: Span(line: fence.firstLine, column: max(1, fence.infoStart.column - 3), length: 3),
      hint: "end it with a line ```")
  }

  /// The blocks of a document in order; messages on what is wrong with their fences.
  static func read(_ document: Document, _ diagnostics: inout [Diagnostic]) -> [NotebookBlock] {
    var blocks: [NotebookBlock] = []
    for block in document.allBlocks {
      guard case .fencedCode(let fence) = block.kind else { continue }
      switch fence.language {
      case "nn":
        let options = InfoString(fence.rawInfo, at: fence.infoStart, &diagnostics)
        checkName(options, blocks, &diagnostics)
        let notebookBlock = NotebookBlock(block: block, fence: fence, options: options)
        if let unclosed = notebookBlock.unclosed { diagnostics.append(unclosed) }
        blocks.append(notebookBlock)
      case let language where language == "{nn" || language.hasPrefix("{nn}"):
        let place = Span(
          line: fence.infoStart.line, column: fence.infoStart.column, length: language.unicodeScalars.count)
        diagnostics.append(
          .warning(.blockOption, "a block starts with nn, without braces", at: place, hint: "write ```nn"))
      default: continue
      }
    }
    return blocks
  }

  private static func checkName(
    _ options: InfoString, _ blocks: [NotebookBlock], _ diagnostics: inout [Diagnostic]
  ) {
    guard let name = options.name, let first = blocks.first(where: { $0.options.name == name }) else { return }
    diagnostics.append(
      Diagnostic(
        "two blocks are named \(name)", at: options.nameSpan,
        notes: first.options.nameSpan.map { [.init("the first is here", at: $0)] } ?? []))
  }
}
