/// Prints blocks as cmark-gfm 0.29.0.gfm.6 does, line ends and all. The tree is at most `Limits.depth` deep.
struct HTMLPrinter {
  let options: ProseHTML
  var out = HTMLBuffer()
  var filter = RawHTMLFilter()
  private var hasFootnotes = false

  init(options: ProseHTML) {
    self.options = options
  }

  mutating func print(document blocks: [Block]) {
    print(scope: blocks)
    if hasFootnotes { out.append("</ol>\n</section>\n") }
  }

  /// Blocks of one container. Raw HTML that was opened among them ends with them.
  private mutating func print(scope blocks: [Block], isTight: Bool = false) {
    filter.enterScope()
    for block in blocks {
      if case .footnote = block.kind {
        // Footnotes are no part of what stands before them.
        closeElements()
        filter.enterScope()
      }
      print(block, isTight: isTight)
    }
    closeElements()
  }

  private mutating func closeElements() {
    let tags = filter.leaveScope()
    if !tags.isEmpty { out.append(tags + "\n") }
  }

  private mutating func print(_ block: Block, isTight: Bool) {
    switch block.kind {
    case .paragraph(let inlines):
      if isTight {
        print(scope: inlines)
      } else {
        out.startLine()
        out.append("<p>")
        print(scope: inlines)
        out.append("</p>\n")
      }
    case .heading(let heading): print(heading)
    case .thematicBreak:
      out.startLine()
      out.append("<hr />\n")
    case .quote(let blocks):
      out.startLine()
      out.append("<blockquote>\n")
      print(scope: blocks)
      out.startLine()
      out.append("</blockquote>\n")
    case .list(let list): print(list)
    case .indentedCode(let code): print(code: code, language: "")
    case .fencedCode(let code):
      if let html = options.fencedCode(code) {
        print(lines: html)
      } else {
        print(code: code.literal, language: code.language)
      }
    case .html(let html):
      out.startLine()
      print(raw: html)
      out.startLine()
    case .math(let formula):
      if let html = options.mathematics(formula, true) {
        print(lines: html)
      } else {
        out.startLine()
        out.append("<div class=\"math display\">\\[")
        out.append(escaping: formula.tex)
        out.append("\\]</div>\n")
      }
    case .table(let table): print(table)
    case .footnote(let note): print(note)
    }
  }

  private mutating func print(lines html: String) {
    out.startLine()
    out.append(html)
    out.startLine()
  }

  private mutating func print(_ heading: Heading) {
    out.startLine()
    let identifier = options.headingIdentifier(heading)
    let hasLink = options.isPage && identifier != nil
    if hasLink { out.append("<div class=\"heading\">") }
    out.append("<h\(heading.level)")
    if let identifier {
      out.append(" id=\"")
      out.append(escaping: identifier)
      out.append("\"")
    }
    out.append(">")
    print(scope: heading.inlines)
    out.append("</h\(heading.level)>")
    // Beside the heading: inside it would be part of what the heading is called.
    if hasLink, let identifier {
      out.append("<a class=\"anchor\" href=\"")
      out.append(address: "#" + identifier)
      out.append("\" aria-label=\"Link to ")
      out.append(escaping: heading.inlines.plainText)
      out.append("\">#</a></div>")
    }
    out.append("\n")
  }

  private mutating func print(code: String, language: String) {
    out.startLine()
    if language.isEmpty {
      out.append("<pre><code>")
    } else {
      out.append("<pre><code class=\"language-")
      out.append(escaping: language)
      out.append("\">")
    }
    out.append(escaping: code)
    out.append("</code></pre>\n")
  }

  private var checkboxName: String { options.isPage ? " aria-label=\"Done\"" : "" }

  private mutating func print(_ list: List) {
    out.startLine()
    switch list.start {
    case nil: out.append("<ul>\n")
    case 1: out.append("<ol>\n")
    case let start?: out.append("<ol start=\"\(start)\">\n")
    }
    for item in list.items {
      out.startLine()
      out.append("<li>")
      switch item.isChecked {
      case nil: break
      case true?: out.append("<input type=\"checkbox\" checked=\"\" disabled=\"\"\(checkboxName) /> ")
      case false?: out.append("<input type=\"checkbox\" disabled=\"\"\(checkboxName) /> ")
      }
      print(scope: item.blocks, isTight: list.isTight)
      out.append("</li>\n")
    }
    out.append(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  /// In a page of its own the ids of footnotes have a sign that no heading's or block's has.
  func noteIdentifier(_ anchor: String) -> String { options.isPage ? "fn.\(anchor)" : "fn-\(anchor)" }

  /// The id of a reference to a note, from 1.
  func referenceIdentifier(_ anchor: String, _ occurrence: Int) -> String {
    let number = occurrence > 1 ? "\(occurrence)" : ""
    if options.isPage { return "fnref\(number).\(anchor)" }
    return "fnref-\(anchor)" + (number.isEmpty ? "" : "-\(number)")
  }

  private mutating func print(_ note: Footnote) {
    if !hasFootnotes { out.append("<section class=\"footnotes\" data-footnotes>\n<ol>\n") }
    hasFootnotes = true
    out.append("<li id=\"\(noteIdentifier(note.anchor))\">\n")
    // The arrows back stand in the last paragraph, or after what is no paragraph.
    if case .paragraph(let inlines)? = note.blocks.last?.kind {
      print(scope: Array(note.blocks.dropLast()))
      out.startLine()
      out.append("<p>")
      print(scope: inlines)
      out.append(" ")
      printArrows(of: note)
      out.append("</p>\n")
    } else {
      print(scope: note.blocks)
      printArrows(of: note)
      out.append("\n")
    }
    out.append("</li>\n")
  }

  private mutating func printArrows(of note: Footnote) {
    let attributes = "class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\""
    out.append("<a href=\"#\(referenceIdentifier(note.anchor, 1))\" \(attributes)>↩</a>")
    for number in 2..<max(note.references + 1, 2) {
      out.append(" <a href=\"#\(referenceIdentifier(note.anchor, number))\" \(attributes)>↩")
      out.append("<sup class=\"footnote-ref\">\(number)</sup></a>")
    }
  }
}
