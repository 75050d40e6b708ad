import Engine
import Language
import Markdown
import Source

/// A notebook with what its blocks gave.
public struct ExecutedNotebook: Sendable {
  public let loaded: LoadedNotebook
  public let cells: [Cell]
  public let inlines: [InlineResult]
  /// The mathematics of the prose as MathML.
  public let formulas: Formulas
  /// Every message, in the order of its place.
  public private(set) var diagnostics: [Diagnostic]
  /// What links without words say, by their destinations.
  public private(set) var referenceWords: [String: String] = [:]
  /// The numbers of captioned figures and tables, by the blocks' identifiers.
  public let captionNumbers: [String: CaptionNumber]
  public let headingAnchors: HeadingAnchors
  /// What it defines, where others use it.
  let definitions: Definitions?

  public var source: SourceText { loaded.source }
  public var file: NotebookFile { loaded.file }
  public var settings: Settings { loaded.settings }
  init(
    loaded: LoadedNotebook, cells: [Cell], inlines: [InlineResult], formulas: Formulas, diagnostics: [Diagnostic],
    definitions: Definitions?, isUsedElsewhere: () -> Bool
  ) {
    self.loaded = loaded
    self.cells = cells
    self.inlines = inlines
    self.formulas = formulas
    let isWhole = cells.allSatisfy(\.ranWhole) && inlines.allSatisfy { $0.value != nil }
    self.diagnostics =
      diagnostics
      + (isWhole && loaded.settings.warnsOfSlips
        ? loaded.warnings { definitions != nil || isUsedElsewhere() } : [])
    self.definitions = definitions
    captionNumbers = cells.captionNumbers
    headingAnchors = HeadingAnchors(
      of: loaded.document, blockNames: Set(cells.map(\.identifier)),
      text: { Self.plainText(of: $0, values: inlines) })
    add(References(within: self))
  }

  /// With the links to other notebooks. `others` gives what is in the notebook that a path leads to, if it is one of the
  /// run.
  public func referring(to others: (String) -> Landmarks?) -> ExecutedNotebook {
    var notebook = self
    notebook.add(References(of: self, to: others))
    return notebook
  }

  /// With more messages.
  public func adding(_ messages: [Diagnostic]) -> ExecutedNotebook {
    var notebook = self
    notebook.add(messages)
    return notebook
  }

  private mutating func add(_ references: References) {
    referenceWords.merge(references.words) { own, _ in own }
    add(references.diagnostics)
  }

  /// In a stable order: messages of one place stay as they came.
  private mutating func add(_ messages: [Diagnostic]) {
    diagnostics = (diagnostics + messages).enumerated().sorted { a, b in
      let first = a.element.span?.start ?? Position(line: 0, column: 0)
      let second = b.element.span?.start ?? Position(line: 0, column: 0)
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
  }

  /// Whether every block ran and every claim holds.
  public var isOK: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The title: that of the front matter, else the first heading, else the file's name.
  public var title: String {
    if let title = settings.title { return title }
    for block in loaded.document.blocks {
      if case .heading(let heading) = block.kind { return plainText(of: heading.inlines) }
    }
    return loaded.fileTitle
  }

  /// The text of inlines without markup, with the values in the places of their code spans.
  public func plainText(of inlines: [Inline]) -> String { Self.plainText(of: inlines, values: self.inlines) }

  private static func plainText(of inlines: [Inline], values: [InlineResult]) -> String {
    inlines.map { inline in
      if case .code(let code) = inline, let value = values.first(where: { $0.code == code })?.value {
        return value.text
      }
      return inline.children.isEmpty ? [inline].plainText : plainText(of: inline.children, values: values)
    }.joined()
  }

  /// One block with its outputs.
  public struct Cell: Sendable {
    public let block: NotebookBlock
    public let status: BlockResult.Status
    public let outputs: [Output]
    /// What the outputs are called: the block's name, or a hash of its source, so that an insertion renames nothing.
    public let identifier: String
    public let caption: String?
    public let alternativeText: String?
    /// Tells whether the block would give this again.
    public let memory: BlockMemory?

    /// Whether every statement of the block was run; its claims may fail.
    var ranWhole: Bool {
      switch status {
      case .ok: true
      case .skipped: false
      case .failed:
        !outputs.contains { if case .error(let diagnostic) = $0 { diagnostic.severity == .error } else { false } }
      }
    }
  }

  /// A value in the prose.
  public struct InlineResult: Sendable {
    public let code: CodeSpan
    public let source: String
    /// The value; nothing where there is an error.
    public let value: InlineValue?
  }
}
