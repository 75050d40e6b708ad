import CCMark
import Source
import Synchronization

/// The one door to cmark-gfm. Every node of it lives and dies in `parse`, and what leaves are values. `FormulaExtension`
/// holds the functions that cmark calls meanwhile.
///
/// Pointers are needed because cmark is a C library. A node is used only until its document is freed at the end of
/// `parse`; strings are copied when they are read.
extension RawTree {
  /// cmark's table of characters with a meaning is global to the process and changes while a document is parsed, so
  /// only one may be parsed at a time.
  private static let lock = Mutex(())

  static func parse(
    _ lines: SourceLines, extensions: Extensions, formulas: FormulaLines?
  ) throws(Diagnostic) -> RawTree {
    let result: Result<RawTree, Diagnostic> = lock.withLock { _ in
      do throws(Diagnostic) {
        return .success(try parseAlone(lines, extensions: extensions, formulas: formulas))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func parseAlone(
    _ lines: SourceLines, extensions: Extensions, formulas: FormulaLines?
  ) throws(Diagnostic) -> RawTree {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_UNSAFE | (extensions.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : 0)
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }

    let formulaExtension = formulas.flatMap { $0.areAny ? FormulaExtension(lines: $0) : nil }
    // Before the others, since the one for tables would take every line of a paragraph.
    formulaExtension?.attach(to: parser)
    for (name, option) in Self.names where extensions.contains(option) {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    lines.bytes.withUnsafeBytes { buffer in
      guard let bytes = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      cmark_parser_feed(parser, bytes, buffer.count)
    }
    let document = cmark_parser_finish(parser)
    // In this order, for nodes point to the extension that made them.
    defer { formulaExtension?.free() }
    defer { cmark_node_free(document) }

    var reader = CMarkReader()
    try reader.read(document)
    reader.tree.formulas = formulaExtension?.found ?? []
    return reader.tree
  }

  private static let names: [(String, Extensions)] = [
    ("table", .table), ("strikethrough", .strikethrough), ("autolink", .autolink), ("tasklist", .taskList),
  ]
}
