import Foundation
import Markdown
import Notebook
import Source
import TeXMath
import Testing

@testable import Render

/// A notebook that someone else wrote cannot run a script in the page of who opens it.
@Suite("Hostile notebooks")
struct AttackTests {
  // MARK: Where text is only text

  /// A notebook that says the text wherever text stands for itself: in what is computed, captions, names, front matter.
  static func words(_ text: String) -> String {
    let quoted = JSONValue.string(text).text
    let info = ["\\", "\"", "{", "}"].reduce(text) { $0.replacing($1, with: "\\" + $1) }
    let plain = text.filter { $0 != "\"" && $0 != "\\" }
    return """
      ---
      title: \(quoted)
      author: \(quoted)
      description: \(quoted)
      date: \(quoted)
      ---
      Text.

      ~~~nn #figure caption="\(info) {1 + 1}" alt="\(info)"
      plot("\(plain)": x^2, "other": x, x: 0..2)
      ~~~

      ~~~nn caption="\(info)"
      table([1, 2]) # \(plain)
      ~~~

      ~~~nn caption="\(info)"
      explore(plot("\(plain)": k*x, "other": x, x: 0..1), k: [1, 2])
      ~~~

      ~~~nn fails
      "\(plain)" + missing
      ~~~

      ~~~nn
      explore("\(plain)": plot(x, x: 0..1), "other": plot(x^2, x: 0..1))
      ~~~

          \(text)

      """
  }

  static let harmless = Result { try outputs(words("word")) }

  @Test("Values, captions, names, code and front matter give the tags of any other text", arguments: Attacks.all)
  func words(attack: String) throws {
    let harmless = try Self.harmless.get()
    let outputs = try Self.outputs(Self.words(attack.filter { !$0.isNewline }))
    try Self.expectSafe(outputs.page)
    #expect(Self.structure(outputs.page) == Self.structure(harmless.page), "\(attack)")
    #expect(Self.structure(outputs.fragment) == Self.structure(harmless.fragment), "\(attack)")
    // An address of mail is a link on GitHub whatever stands before its signs.
    if !attack.contains("@evil") {
      #expect(Self.structure(outputs.markdownAsHTML) == Self.structure(harmless.markdownAsHTML), "\(outputs.markdown)")
    }
    #expect(outputs.figures.map(Self.structure) == harmless.figures.map(Self.structure), "\(attack)")
    #expect(try Self.keys(outputs.json) == Self.keys(harmless.json), "\(attack)")
  }

  @Test("The harmless notebook has all its outputs, so that comparing with it means something")
  func harmless() throws {
    let outputs = try Self.harmless.get()
    let elements = HTMLReader(outputs.page).elements
    #expect(elements.filter { $0.tag.name == "figcaption" }.first?.text == "Figure 1: word 2")
    #expect(elements.contains { $0.tag.name == "caption" && $0.text == "Table 1: word" })
    #expect(elements.contains { $0.tag["type"] == "application/json" })
    #expect(elements.contains { $0.tag["class"] == "output error" })
    #expect(elements.contains { $0.tag["class"] == "output choice" })
    #expect(outputs.figures.count >= 2)
  }

  // MARK: Where text is Markdown

  /// A notebook that says the text wherever the author's own Markdown stands.
  static func prose(_ text: String) -> String {
    """
    # A \(text) b

    Text \(text) and *\(text)*, **\(text)**, `\(text)`.

    \(text)

    > \(text)

    - \(text)

    [a](\(text)) and [a](<\(text)>) and ![a](\(text)) and ![\(text)](x.png "\(text)") and [b]

    [b]: \(text)

    <!-- table: data -->
    | \(text) | t |
    |---|---|
    | \(text) | 1 |

    ```\(text)
    \(text)
    ```

    ```nn #\(text)
    1
    ```

    ```nn \(text)
    data
    ```

    `{nn} \(text)` and `{nn} "\(text)"` and $\(text)$

    $$
    \(text)
    $$

    <div>
    \(text)
    </div>

    <details><summary>\(text)</summary>

    \(text)

    </details>

    Note[^1].

    [^1]: \(text)

    """
  }

  @Test("Prose leaves no script, handler or address that runs one", arguments: Attacks.all)
  func prose(attack: String) throws {
    let outputs = try Self.outputs(Self.prose(attack))
    try Self.expectSafe(outputs.page)
    for figure in outputs.figures { Self.expectSafe(HTMLReader(figure)) }
    _ = try JSONSerialization.jsonObject(with: Data(outputs.json.utf8))
  }

  @Test("There are more than forty")
  func count() {
    #expect(Set(Attacks.all).count == Attacks.all.count && Attacks.all.count > 40)
  }

  // MARK: Reading

  struct Outputs {
    let page: String
    let fragment: String
    let json: String
    let markdown: String
    let markdownAsHTML: String
    let figures: [String]
  }

  private static let converter = TeXConverter()

  static func outputs(_ text: String) throws -> Outputs {
    let notebook = try LoadedNotebook.load(SourceText(name: "a.md", text: text)).execute(formulas: converter)
    let place = Place(name: "a")
    func render(_ format: Format) -> [String] { format.render(notebook, at: place).map(\.contents) }
    let markdown = render(.markdown)
    let document = try Document.parse(SourceText(name: "a.md", text: markdown[0]))
    return Outputs(
      page: render(.html)[0], fragment: render(.fragment)[0], json: render(.json)[0], markdown: markdown[0],
      markdownAsHTML: ProseHTML().html(of: document), figures: Array(markdown.dropFirst()))
  }

  /// The tags with the names of their attributes, and the classes, which style sheets and the script go by.
  static func structure(_ html: String) -> [String] {
    HTMLReader(html.components(separatedBy: Theme.css).joined()).pieces.compactMap { piece in
      switch piece {
      case .text: nil
      case .comment: "comment"
      case .tag(let tag): "\(tag.isClosing ? "/" : "")\(tag.name) \(tag.attributes.map(\.name)) \(tag["class"] ?? "")"
      }
    }
  }

  /// The keys and kinds of a JSON document.
  static func keys(_ json: String) throws -> String {
    func shape(_ value: Any) -> String {
      switch value {
      case let object as [String: Any]: "{" + object.keys.sorted().map { "\($0):\(shape(object[$0]!))" }.joined() + "}"
      case let array as [Any]: "[" + array.map(shape).joined(separator: ",") + "]"
      case is String: "text"
      default: "other"
      }
    }
    return shape(try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  static func expectSafe(_ page: String) throws {
    // The page's own style and scripts are those of every page; only what is besides them can have come from the notebook.
    #expect(page.components(separatedBy: Theme.css).count == 2)
    var rest = page.components(separatedBy: Theme.css).joined()
    for script in [PageScript.scheme, PageScript.reading, PageScript.explorers] {
      rest = rest.components(separatedBy: "<script>\(script)</script>").joined()
    }
    let reader = HTMLReader(rest)
    expectSafe(reader)
    #expect(reader.tags.filter { $0["http-equiv"] != nil }.count == 1)
    #expect(reader.elements.first { $0.tag.name == "title" }?.tag.attributes == [])
    #expect(reader.tags.filter { $0.name == "html" || $0.name == "body" || $0.name == "main" }.count == 6)
  }

  static func expectSafe(_ reader: HTMLReader) {
    for (tag, text) in reader.elements {
      #expect(elements.contains(tag.name), "\(tag)")
      switch tag.name {
      case "script": #expect(tag["type"] == "application/json" && !text.contains("<!--"))
      case "style": #expect(text == "\n" || text.hasPrefix("#") && !text.contains("@import") && !text.contains("url("))
      case "meta": #expect(tag["http-equiv"] == nil || tag["http-equiv"] == "Content-Security-Policy")
      default: break
      }
      for attribute in tag.attributes {
        #expect(attributes.contains(attribute.name) || attribute.name.hasPrefix("aria-"), "\(tag)")
        switch attribute.name {
        case "href", "src": #expect(isHarmless(attribute.value), "\(tag)")
        case "style":
          let isOurs = attribute.value.wholeMatch(of: #/--columns: \d+/#) != nil
          #expect(isOurs || !attribute.value.contains("url") && !attribute.value.contains("position"), "\(tag)")
        default: break
        }
      }
    }
    for piece in reader.pieces { if case .comment(let text) = piece { #expect(text == "DOCTYPE html") } }
  }

  /// As a browser reads an address: without control characters and spaces, in small letters.
  private static func isHarmless(_ address: String) -> Bool {
    let start = String(String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0xAD }))
      .lowercased()
    if start.hasPrefix("data:image/svg") { return false }
    return !["javascript:", "vbscript:", "file:", "data:text", "data:,"].contains(where: start.hasPrefix)
  }

  private static let elements: Set = [
    "html", "head", "meta", "title", "style", "script", "body", "a", "header", "nav", "main", "article", "section",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "b", "em", "strong", "del", "code", "pre", "kbd",
    "sub", "sup", "br", "hr", "blockquote", "ul", "ol", "li", "img", "table", "caption", "colgroup", "col", "thead",
    "tbody", "tfoot", "tr", "th", "td", "details", "summary", "figure", "figcaption", "fieldset", "legend", "label",
    "input", "button", "output",
    "svg", "desc", "g", "path", "line", "polyline", "polygon", "rect", "circle", "text", "tspan",
    "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext", "ms", "mspace", "msub", "msup", "msubsup",
    "munder", "mover", "munderover", "mfrac", "msqrt", "mroot", "mstyle", "mpadded", "mtable", "mtr", "mtd", "merror",
    "mphantom", "menclose",
  ]

  private static let attributes: Set = [
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "src", "alt", "title", "tabindex",
    "scope", "type", "checked", "disabled", "start", "width", "height", "hidden", "role", "style", "min", "max",
    "value",
    "autocomplete", "data-footnotes", "data-footnote-ref", "data-footnote-backref",
    "xmlns", "viewbox", "font-size", "font-family", "font-weight", "font-style", "d", "x", "y", "x1", "y1", "x2", "y2",
    "dx", "dy", "cx", "cy", "r", "points", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "text-anchor", "transform", "opacity", "paint-order",
    "dominant-baseline", "baseline-shift", "rx", "vector-effect", "shape-rendering",
    "display", "encoding", "mathvariant", "mathcolor", "mathbackground", "mathsize", "stretchy", "fence", "separator",
    "lspace", "rspace", "form", "accent", "accentunder", "linethickness", "displaystyle", "scriptlevel", "minsize",
    "maxsize", "columnalign", "columnspacing", "rowspacing", "rowlines", "columnlines", "voffset", "depth", "symmetric",
    "movablelimits", "largeop", "notation",
  ]
}
