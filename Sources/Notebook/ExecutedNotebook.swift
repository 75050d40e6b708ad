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
  public let diagnostics: [Diagnostic]
  /// What it defines, where others use it.
  let definitions: Definitions?

  public var source: SourceText { loaded.source }
  public var settings: Settings { loaded.settings }
  /// Whether every block ran and every claim holds.
  public var isOK: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The title: that of the front matter, else the first heading, else the file's name.
  public var title: String {
    if let title = settings.title { return title }
    for block in loaded.document.blocks {
      if case .heading(let heading) = block.kind { return plainText(of: heading.inlines) }
    }
    let file = source.name.split(separator: "/").last.map(String.init) ?? source.name
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }

  /// The text of inlines without markup, with the values in the places of their code spans.
  public func plainText(of inlines: [Inline]) -> String {
    inlines.map { inline in
      if case .code(let code) = inline, let value = self.inlines.first(where: { $0.code == code })?.value {
        return value.text
      }
      return inline.children.isEmpty ? [inline].plainText : plainText(of: inline.children)
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
  }

  /// A value in the prose.
  public struct InlineResult: Sendable {
    public let code: CodeSpan
    public let source: String
    /// The value; nothing where there is an error.
    public let value: InlineValue?
  }
}
