import Language
import Markdown
import Source

/// An execution that recalls what the one before gave.
///
/// As long as nothing differs from the notebook before, the interpreter is not needed at all. From the first difference
/// on it goes along, and blocks whose digest is known are replayed: they define what they defined, and show nothing anew.
struct RecalledExecution {
  var execution: Execution
  private(set) var next: KeptExecution
  private let notebook: LoadedNotebook
  private let surroundings: Surroundings
  private let kept: KeptExecution?
  /// Whether all blocks so far are those before, so that the interpreter may lag behind.
  private var isSame: Bool
  /// How many blocks the interpreter has seen.
  private var seen = 0
  /// The blocks before by their digests.
  private let blocks: [String: KeptExecution.Block]
  private let inlines: [String: InlineValue]

  init(_ notebook: LoadedNotebook, _ kept: KeptExecution?, _ surroundings: Surroundings) {
    self.notebook = notebook
    self.kept = kept
    self.surroundings = surroundings
    execution = Execution(notebook, surroundings, remembers: true)
    next = KeptExecution(notebook)
    isSame =
      kept.map { $0.settings.computesAs(notebook.settings) && $0.tables.haveSameContents(notebook.tables) } ?? false
    blocks = Dictionary(
      (kept?.blocks ?? []).compactMap { block in block.cell.memory.map { ($0.digest, block) } },
      uniquingKeysWith: { first, _ in first })
    inlines = Dictionary((kept?.inlines ?? []).map { ($0.digest, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Blocks

  mutating func run(_ block: NotebookBlock) {
    let position = execution.cells.count
    if isSame, let kept, let before = kept.blocks.dropFirst(position).first, before.holds(for: block, in: surroundings),
      kept.tables.count(above: before.cell.block) == notebook.tables.count(above: block)
    {
      let cell = before.cell
      execution.add(
        block, cell.result(at: block), caption: cell.caption, alternativeText: cell.alternativeText)
      next.blocks.append(.init(cell: execution.cells[position], isClean: true, after: before.after))
      return
    }
    catchUp()
    isSame = false
    let messages = execution.diagnostics.count
    if let known = replayed(block) { execution.add(block, known) } else { execution.run(block) }
    seen += 1
    next.blocks.append(
      .init(
        cell: execution.cells[position], isClean: execution.diagnostics.count == messages,
        after: execution.interpreter))
  }

  /// What a block gave before, where it would give the same now; then it is defined again what it defined.
  private mutating func replayed(_ block: NotebookBlock) -> BlockResult? {
    guard block.unclosed == nil, !block.options.fails,
      let digest = execution.interpreter.digest(of: block.fence.lines), let before = blocks[digest],
      let memory = before.cell.memory, execution.interpreter.replay(block.fence.lines, memory)
    else { return nil }
    return before.cell.result(at: block)
  }

  /// Brings the interpreter to where the notebook is.
  mutating func catchUp() {
    let position = execution.cells.count
    guard seen < position, let kept else { return }
    let cells = execution.cells
    let isInPlace = zip(kept.blocks, cells).allSatisfy { $0.cell.block.isInPlace(of: $1.block) }
    if isInPlace, kept.tables.map(\.span) == notebook.tables.map(\.span) {
      execution.interpreter = kept.blocks[position - 1].after.moved(to: surroundings)
    } else {
      // What the interpreter knows of places must be that of the lines as they are now.
      for cell in cells[seen..<position] {
        let lines = cell.block.fence.lines
        if let memory = cell.memory, execution.interpreter.replay(lines, memory) { continue }
        let options = BlockOptions(fails: cell.block.options.fails, remembers: false)
        _ = execution.interpreter.run(lines, options: options)
      }
    }
    seen = position
  }

  // MARK: Values of the prose

  mutating func run(_ code: CodeSpan) {
    guard let inline = InlineExpression(code, &execution.diagnostics) else { return }
    let position = execution.cells.count
    if isSame,
      let before = kept?.inlines.first(where: {
        $0.blocks == position && $0.source == inline.source && $0.digits == inline.digits
      })
    {
      execution.add(code, inline, .success(before.value))
      next.inlines.append(before)
      return
    }
    catchUp()
    let interpreter = execution.interpreter
    let result = Parser.expression(inline.code).flatMap { expression in
      let digest = interpreter.digest(of: expression, digits: inline.digits)
      let value = inlines[digest].map(Result.success) ?? interpreter.inline(expression, digits: inline.digits)
      return value.map { (digest: digest, value: $0) }
    }
    execution.add(code, inline, result.map(\.value))
    guard case .success(let known) = result else { return }
    next.inlines.append(
      .init(
        blocks: position, source: inline.source, digits: inline.digits, digest: known.digest, value: known.value))
  }
}

extension KeptExecution.Block {
  /// Whether the block is as it was, in files as they were. What came before it must be known to be the same.
  fileprivate func holds(for block: NotebookBlock, in surroundings: Surroundings) -> Bool {
    guard isClean, let memory = cell.memory, cell.block.fence.literal == block.fence.literal,
      cell.block.fence.rawInfo == block.fence.rawInfo, block.fence.isClosed
    else { return false }
    return memory.files.allSatisfy { surroundings.stamp($0) == $1 }
  }
}

extension ExecutedNotebook.Cell {
  /// What it gave, for the block that is in its place now.
  fileprivate func result(at block: NotebookBlock) -> BlockResult {
    let lines = block.fence.firstLine - self.block.fence.firstLine
    return BlockResult(
      status: status, outputs: lines == 0 ? outputs : outputs.map { $0.moved(byLines: lines) }, diagnostics: [],
      memory: memory)
  }
}

extension NotebookBlock {
  fileprivate func isInPlace(of other: NotebookBlock) -> Bool {
    fence.firstLine == other.fence.firstLine && fence.lines.first?.start == other.fence.lines.first?.start
  }
}

extension Settings {
  /// Whether what is computed depends on these in the same way.
  fileprivate func computesAs(_ other: Settings) -> Bool { seed == other.seed && digits == other.digits }
}

extension [ProseTable] {
  /// Whether they are the same but for their places.
  fileprivate func haveSameContents(_ others: [ProseTable]) -> Bool {
    count == others.count
      && zip(self, others).allSatisfy { a, b in
        a.name == b.name && a.headings.map(\.text) == b.headings.map(\.text)
          && a.rows.map { $0.map(\.text) } == b.rows.map { $0.map(\.text) }
      }
  }

  /// How many a block may use.
  fileprivate func count(above block: NotebookBlock) -> Int {
    filter { $0.span.start.line < block.fence.firstLine }.count
  }
}
