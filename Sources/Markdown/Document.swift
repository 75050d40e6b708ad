import Source

/// A Markdown file as a tree of values: its front matter, and blocks with the lines where they stand.
public struct Document: Sendable {
  public let source: SourceText
  public let frontMatter: FrontMatter?
  /// The blocks in reading order; footnote definitions that are referred to stand at the end, as they are printed.
  public let blocks: [Block]
  private let contents: DocumentContents

  /// Every block, with those inside others, in the order of their first lines; a container comes before its contents.
  public var allBlocks: [Block] { contents.blocks }
  /// Every code span of the prose in the order of the source.
  public var codeSpans: [CodeSpan] { contents.codeSpans }
  /// Every formula of the prose, in the order of the source.
  public var formulas: [Mathematics] { contents.formulas }
  /// The links of the prose, in the order of the blocks.
  public var links: [Link] { contents.links }
  public var labelledTables: LabelledTables { contents.labelledTables }

  /// Parses a file as GitHub Flavored Markdown. Everything is Markdown, so the only errors are a file that is too
  /// large or too deeply nested to be one that a person wrote.
  public static func parse(_ source: SourceText, extensions: Extensions = .all) throws(Diagnostic) -> Document {
    let frontMatter = extensions.contains(.frontMatter) ? FrontMatter(of: source) : nil
    let lines = SourceLines(source, blankedUpTo: frontMatter?.lines.upperBound ?? 0)
    try Limits.check(lines, in: source)

    var formulas = extensions.contains(.math) ? FormulaLines(lines) : nil
    var tree = try RawTree.parse(lines, extensions: extensions, formulas: formulas)
    // A display formula whose container ends before it does is no formula: its lines are parsed again without it.
    for attempt in 1...3 {
      let unclosed = tree.linesOfUnclosedFormulas
      if unclosed.isEmpty { break }
      if attempt < 3 { formulas?.exclude(unclosed) } else { formulas?.excludeEveryLine() }
      tree = try RawTree.parse(lines, extensions: extensions, formulas: formulas)
    }
    var builder = DocumentBuilder(tree: tree, lines: lines, extensions: extensions)
    return Document(source: source, frontMatter: frontMatter, blocks: builder.blocks())
  }

  private init(source: SourceText, frontMatter: FrontMatter?, blocks: [Block]) {
    self.source = source
    self.frontMatter = frontMatter
    self.blocks = blocks
    contents = DocumentContents(of: blocks, in: source)
  }
}
