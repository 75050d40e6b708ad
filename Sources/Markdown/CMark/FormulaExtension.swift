import CCMark

/// A syntax extension of cmark for formulas. cmark asks it at each dollar sign that is not escaped and not inside code,
/// a tag or a link's address, so that a formula is found by the same rules as every other inline, and nothing in it is
/// read as Markdown.
///
/// An inline formula is a node of code, which every block may hold (a table cell takes no custom nodes), marked by its
/// user data, which is a number and never followed. cmark's functions carry no context but a pointer that the extension
/// keeps; it is this object, which outlives the parser because `CMarkParser` frees the extension last.
final class FormulaExtension {
  private(set) var found: [FormulaScanner.Formula] = []
  private let pointer: OpaquePointer?
  private let lines: FormulaLines
  /// The last line of the display formula that is open.
  private var lastLine = 0
  private var scanner: (block: OpaquePointer, scanner: FormulaScanner)?

  init(lines: FormulaLines) {
    self.lines = lines
    pointer = cmark_syntax_extension_new("formula")
  }

  func attach(to parser: OpaquePointer?) {
    let memory = cmark_get_default_mem_allocator()
    let dollar = UnsafeMutableRawPointer(bitPattern: UInt(Byte.dollar))
    cmark_syntax_extension_set_special_inline_chars(pointer, cmark_llist_append(memory, nil, dollar))
    cmark_syntax_extension_set_private(pointer, Unmanaged.passUnretained(self).toOpaque(), nil)
    cmark_syntax_extension_set_match_inline_func(pointer) { pointer, _, block, _, parser in
      FormulaExtension.of(pointer)?.matchInline(block: block, parser: parser)
    }
    cmark_syntax_extension_set_open_block_func(pointer) { pointer, isIndented, parser, container, input, length in
      guard isIndented == 0 else { return nil }
      return FormulaExtension.of(pointer)?.openBlock(in: container, parser, input, length)
    }
    cmark_syntax_extension_set_match_block_func(pointer) { pointer, parser, _, _, _ in
      FormulaExtension.of(pointer)?.continuesBlock(parser) == true ? 1 : 0
    }
    cmark_parser_attach_syntax_extension(parser, pointer)
  }

  func free() {
    cmark_syntax_extension_free(cmark_get_default_mem_allocator(), pointer)
  }

  private static func of(_ pointer: OpaquePointer?) -> FormulaExtension? {
    guard let context = cmark_syntax_extension_get_private(pointer) else { return nil }
    return Unmanaged.fromOpaque(context).takeUnretainedValue()
  }

  private func matchInline(block: OpaquePointer?, parser: OpaquePointer?) -> OpaquePointer? {
    guard let block, let parser, let content = cmark_node_get_string_content(block) else { return nil }
    if scanner?.block != block {
      scanner = (block, FormulaScanner(CMarkReader.bytes(content)))
    }
    let start = Int(cmark_inline_parser_get_offset(parser))
    guard let formula = scanner?.scanner.formula(at: start) else { return nil }
    found.append(formula)
    let node = cmark_node_new_with_mem(CMARK_NODE_CODE, cmark_get_default_mem_allocator())
    cmark_node_set_literal(node, scanner?.scanner.string(formula.tex) ?? "")
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: found.count))
    cmark_inline_parser_set_offset(parser, CInt(formula.range.upperBound))
    return node
  }

  /// The formula that a node of code stands for.
  static func index(of node: OpaquePointer) -> Int? {
    cmark_node_get_user_data(node).map { Int(bitPattern: $0) - 1 }
  }

  private func openBlock(
    in container: OpaquePointer?, _ parser: OpaquePointer?, _ input: UnsafeMutablePointer<UInt8>?, _ length: CInt
  ) -> OpaquePointer? {
    let start = Int(cmark_parser_get_first_nonspace(parser))
    let line = UnsafeBufferPointer(start: input, count: Int(length))
    guard start + 1 < line.count, line[start] == Byte.dollar, line[start + 1] == Byte.dollar else { return nil }
    let number = Int(cmark_parser_get_line_number(parser))
    guard let closing = lines.closing(of: number, text: line[(start + 2)...]) else { return nil }
    guard let node = cmark_parser_add_child(parser, container, CMARK_NODE_CODE_BLOCK, CInt(start + 1)) else {
      return nil
    }
    lastLine = closing
    cmark_node_set_syntax_extension(node, pointer)
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: 1))
    return node
  }

  private func continuesBlock(_ parser: OpaquePointer?) -> Bool {
    Int(cmark_parser_get_line_number(parser)) <= lastLine && cmark_parser_is_blank(parser) == 0
  }

  static func isFormulaBlock(_ node: OpaquePointer) -> Bool {
    cmark_node_get_user_data(node) != nil
  }
}
