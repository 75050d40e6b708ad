import Digests
import Language
import Markdown
import Source
import TeXMath

extension LoadedNotebook {
  /// Runs the blocks and the values of the prose in the order of the file, and sets its formulas.
  ///
  /// - Parameters:
  ///   - isUsed: whether others start from what this one defines, so that it is kept.
  ///   - hintsAtProse: whether numbers of the prose are told that an expression could say.
  public func execute(
    in surroundings: Surroundings = Surroundings(), isUsed: Bool = false, hintsAtProse: Bool = false,
    formulas converter: TeXConverter = TeXConverter()
  ) -> ExecutedNotebook {
    var execution = Execution(self, surroundings, remembers: false)
    var hints = hintsAtProse ? ProseHints(self) : nil
    let formulas = Formulas(of: self, by: converter, &execution.diagnostics)
    for part in parts {
      hints?.read(before: part.place, execution)
      switch part {
      case .block(let block): execution.run(block)
      case .inline(let code): execution.run(code)
      }
    }
    hints?.read(before: nil, execution)
    let executed = execution.result(with: formulas, isUsed: isUsed)
    return hints.map { executed.adding($0.diagnostics(beside: executed.inlines)) } ?? executed
  }

  enum Part {
    case block(NotebookBlock)
    case inline(CodeSpan)

    var place: Position {
      switch self {
      case .block(let block): Position(line: block.fence.firstLine, column: 1)
      case .inline(let code): code.range.span.start
      }
    }
  }

  /// What is run, in the order of the file.
  var parts: [Part] {
    let inlines = document.codeSpans.filter { $0.literal.hasPrefix("{nn") }
    return (blocks.map(Part.block) + inlines.map(Part.inline)).sorted { $0.place < $1.place }
  }
}

/// A notebook on its way from the first block to the last.
struct Execution {
  let notebook: LoadedNotebook
  var interpreter: Interpreter
  var cells: [ExecutedNotebook.Cell] = []
  var inlines: [ExecutedNotebook.InlineResult] = []
  var diagnostics: [Diagnostic]
  private var identifiers: Set<String>
  private let isUsedElsewhere: () -> Bool
  private let remembers: Bool

  /// - Parameter remembers: whether an execution after this one is to recall what the blocks gave.
  init(_ notebook: LoadedNotebook, _ surroundings: Surroundings, remembers: Bool) {
    self.notebook = notebook
    self.remembers = remembers
    interpreter = Interpreter(of: notebook, in: surroundings)
    diagnostics = notebook.diagnostics
    identifiers = Set(notebook.blocks.compactMap(\.options.name))
    isUsedElsewhere = surroundings.isUsedElsewhere
  }

  func result(with formulas: Formulas, isUsed: Bool) -> ExecutedNotebook {
    ExecutedNotebook(
      loaded: notebook, cells: cells, inlines: inlines, formulas: formulas, diagnostics: diagnostics,
      definitions: isUsed ? interpreter.definitions : nil, isUsedElsewhere: isUsedElsewhere)
  }

  mutating func run(_ block: NotebookBlock) {
    if let unclosed = block.unclosed {
      return add(block, BlockResult(status: .failed, outputs: [.error(unclosed)], diagnostics: []))
    }
    add(
      block, interpreter.run(block.fence.lines, options: BlockOptions(fails: block.options.fails, remembers: remembers))
    )
  }

  /// Adds what a block gave, with its captions as the notebook stands now.
  mutating func add(_ block: NotebookBlock, _ result: BlockResult) {
    diagnostics.append(contentsOf: result.diagnostics)
    // What a failed block would have defined is missing in its caption too, and saying so again helps nobody.
    let isComplete = result.status == .ok
    let caption = isComplete ? block.options.caption.map { text(of: $0) } : nil
    let alternativeText = isComplete ? block.options.alternativeText.map { text(of: $0) } : nil
    add(block, result, caption: caption, alternativeText: alternativeText)
  }

  mutating func add(_ block: NotebookBlock, _ result: BlockResult, caption: String?, alternativeText: String?) {
    cells.append(
      ExecutedNotebook.Cell(
        block: block, status: result.status, outputs: result.outputs, identifier: identifier(of: block),
        caption: caption, alternativeText: alternativeText, memory: result.memory))
  }

  /// A caption with its values, as the notebook stands after the block.
  private mutating func text(of caption: InfoString.Caption) -> String {
    caption.parts.map { part in
      switch part {
      case .text(let text): return text
      case .expression(let code, let digits):
        switch interpreter.inline([code], digits: digits) {
        case .success(let value): return value.text
        case .failure(let diagnostic):
          diagnostics.append(diagnostic)
          return "{\(code.text)}"
        }
      }
    }.joined()
  }

  private mutating func identifier(of block: NotebookBlock) -> String {
    // A name that stands twice is an error, and only the first block has it.
    if let name = block.options.name, !cells.contains(where: { $0.identifier == name }) { return name }
    let base = SourceHash.text(block.fence.literal)
    var identifier = base
    var copy = 1
    while !identifiers.insert(identifier).inserted {
      copy += 1
      identifier = "\(base)-\(copy)"
    }
    return identifier
  }

  mutating func run(_ code: CodeSpan) {
    guard let inline = InlineExpression(code, &diagnostics) else { return }
    add(code, inline, interpreter.inline(inline.code, digits: inline.digits))
  }

  mutating func add(_ code: CodeSpan, _ inline: InlineExpression, _ result: Result<InlineValue, Diagnostic>) {
    if case .failure(let diagnostic) = result { diagnostics.append(diagnostic) }
    inlines.append(.init(code: code, source: inline.source, value: try? result.get()))
  }
}

extension Interpreter {
  /// As it is before the first block of a notebook.
  init(of notebook: LoadedNotebook, in surroundings: Surroundings) {
    let settings = notebook.settings
    self.init(seed: settings.seed, digits: settings.digits, tables: notebook.tables, surroundings: surroundings)
  }
}

/// A short name for a block without one, made of its source.
private enum SourceHash {
  static func text(_ source: String) -> String {
    var hash = FNV1a()
    for byte in source.utf8 { hash.combine(byte: byte) }
    let digits = String(hash.value, radix: 16)
    return "block-" + String(repeating: "0", count: 16 - digits.count).appending(digits).prefix(8)
  }
}
