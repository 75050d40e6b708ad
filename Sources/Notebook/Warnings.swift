import Language
import Markdown
import Source

extension LoadedNotebook {
  /// What is odd in the notebook's code, which runs all the same. It is told only where all of it ran: what is wrong is
  /// told first, and a name may be unused only for that.
  ///
  /// - Parameter isUsed: whether others start from what this one defines; asked only where it matters.
  func warnings(isUsed: () -> Bool) -> [Diagnostic] {
    NotebookOutline(outline.sorted { $0.place < $1.place }.map(\.part), tables: tables).warnings(isUsed: isUsed)
  }

  /// The code of blocks, captions and sentences with their places. Captions are read where their block ends.
  private var outline: [(place: Position, part: NotebookOutline.Part)] {
    let code = blocks.filter(\.fence.isClosed).flatMap { block in
      let start = Position(line: block.fence.firstLine, column: 1)
      let captions = [block.options.caption, block.options.alternativeText].compactMap { $0 }.flatMap(\.parts)
      let inCaptions = captions.compactMap { part -> (place: Position, part: NotebookOutline.Part)? in
        guard case .expression(let line, _) = part else { return nil }
        return (Position(line: block.fence.firstLine, column: 2), .expression([line]))
      }
      return [(place: start, part: .block(block.fence.lines, fails: block.options.fails))] + inCaptions
    }
    let sentences = document.codeSpans.compactMap { span -> (place: Position, part: NotebookOutline.Part)? in
      var ignored: [Diagnostic] = []
      return InlineExpression(span, &ignored).map { (span.range.span.start, .expression($0.code)) }
    }
    return code + sentences
  }
}
