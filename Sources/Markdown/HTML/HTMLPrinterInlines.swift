extension HTMLPrinter {
  /// Inlines of one element. Raw HTML that was opened among them ends with them.
  mutating func print(scope inlines: [Inline]) {
    filter.enterScope()
    for inline in inlines { print(inline) }
    out.append(filter.leaveScope())
  }

  private mutating func print(_ inline: Inline) {
    switch inline {
    case .text(let text): out.append(escaping: text)
    case .softBreak: out.append("\n")
    case .lineBreak: out.append("<br />\n")
    case .code(let code):
      if let html = options.codeSpan(code) {
        out.append(html)
      } else {
        out.append("<code>")
        out.append(escaping: code.literal)
        out.append("</code>")
      }
    case .math(let formula): print(formula)
    case .html(let html): print(raw: html)
    case .emphasis(let inlines): print(inlines, in: "em")
    case .strong(let inlines): print(inlines, in: "strong")
    case .strikethrough(let inlines): print(inlines, in: "del")
    case .link(let destination, let title, let inlines):
      // Of a dangerous link only its words stay.
      guard options.rawHTML == .unsafe || !AddressPolicy.isDangerous(destination) else { return print(scope: inlines) }
      let words = inlines.isEmpty ? options.linkWords(destination) : nil
      out.append(words == nil ? "<a href=\"" : "<a class=\"reference\" href=\"")
      out.append(address: options.address(destination, .link) ?? destination)
      print(title: title)
      out.append("\">")
      if let words { out.append(escaping: words) }
      print(scope: inlines)
      out.append("</a>")
    case .image(let source, let title, let inlines):
      guard options.rawHTML == .unsafe || !AddressPolicy.isDangerous(source) else { return print(alternative: inlines) }
      out.append("<img src=\"")
      out.append(address: options.address(source, .image) ?? source)
      out.append("\" alt=\"")
      print(alternative: inlines)
      print(title: title)
      out.append("\" />")
    case .footnoteReference(let reference):
      out.append("<sup class=\"footnote-ref\"><a href=\"#\(noteIdentifier(reference.anchor))\" ")
      out.append(
        "id=\"\(referenceIdentifier(reference.anchor, reference.occurrence))\" data-footnote-ref>\(reference.number)</a></sup>"
      )
    }
  }

  private mutating func print(_ inlines: [Inline], in element: String) {
    out.append("<\(element)>")
    print(scope: inlines)
    out.append("</\(element)>")
  }

  private mutating func print(_ formula: Mathematics) {
    if let html = options.mathematics(formula, false) {
      out.append(html)
      return
    }
    out.append(formula.isDisplay ? "<span class=\"math display\">\\[" : "<span class=\"math inline\">\\(")
    out.append(escaping: formula.tex)
    out.append(formula.isDisplay ? "\\]</span>" : "\\)</span>")
  }

  private mutating func print(title: String) {
    guard !title.isEmpty else { return }
    out.append("\" title=\"")
    out.append(escaping: title)
  }

  /// The text of an image: that of its inlines, without markup.
  private mutating func print(alternative inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text): out.append(escaping: text)
      case .code(let code): out.append(escaping: code.literal)
      case .math(let formula): out.append(escaping: formula.tex)
      case .html(let html): out.append(escaping: html)
      case .softBreak, .lineBreak: out.append(" ")
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines),
        .image(_, _, let inlines):
        print(alternative: inlines)
      case .footnoteReference: break
      }
    }
  }

  mutating func print(raw html: String) {
    switch options.rawHTML {
    case .unsafe: out.append(options.filtersTags ? TagFilter.filtered(html) : html)
    case .filtered: out.append(filter.filtered(html, address: options.address))
    }
  }
}
