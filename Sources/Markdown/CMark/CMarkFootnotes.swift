import CCMark

/// A note's label and the count of its references have no function in this version of cmark-gfm, but its HTML tells
/// them. Labels are percent-encoded there, so that no label looks like a tag.
extension CMarkReader {
  /// `<sup class="footnote-ref"><a href="#fn-LABEL" id="fnref-LABEL-2" data-footnote-ref>1</a></sup>`
  static func reference(_ node: OpaquePointer) -> FootnoteReference {
    let html = html(of: node)
    let anchor = text(in: html, between: "href=\"#fn-", and: "\"")
    let identifier = text(in: html, between: "id=\"fnref-", and: "\"")
    let occurrence = Int(identifier.dropFirst(anchor.count).drop { $0 == "-" }) ?? 1
    return FootnoteReference(
      anchor: anchor, number: text(in: html, between: "data-footnote-ref>", and: "<"), occurrence: occurrence)
  }

  /// `<li id="fn-LABEL">`, the contents, and an arrow back to each reference. Takes the contents away, for they might
  /// hold an arrow.
  static func note(_ node: OpaquePointer) -> (anchor: String, references: Int) {
    while let child = cmark_node_first_child(node) {
      cmark_node_unlink(child)
      cmark_node_free(child)
    }
    let html = html(of: node)
    return (text(in: html, between: "<li id=\"fn-", and: "\""), html.unicodeScalars.count { $0 == "↩" })
  }

  private static func html(of node: OpaquePointer) -> String {
    guard let pointer = cmark_render_html(node, CMARK_OPT_UNSAFE, nil) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(pointer) }
    return String(cString: pointer)
  }

  private static func text(in html: String, between start: String, and end: Character) -> String {
    guard let start = html.firstRange(of: start) else { return "" }
    return String(html[start.upperBound...].prefix { $0 != end })
  }
}
