import Foundation
import Notebook
import Source
import Testing

@testable import Render

/// What every page must be: valid as far as can be told without a validator, and open to every reader.
@Suite("Pages")
struct PageTests {
  static let text = """
    ---
    author: A. Author
    date: May 2024
    ---
    # A page

    Text with $x^2$, a note[^1], an image ![a dot](dot.png), [](#curve) and a value `{nn} 1 + 1`.

    <!-- table: d -->
    | x | t |
    |--:|---|
    | 1 | 2 |
    | 2 | 3 |

    ## Curve

    ```nn #curve caption="A curve."
    plot(x^2, x: 0..2)
    ```

    ```nn fold
    use d
    param w = 0.5, v = 2
    y = w*x + v
    L = sum((t - y)^2 on d)
    explain(∂L/∂w)
    ```

    ## Curve

    ### Fn 1

    ```nn #curve-1
    row(plot(x, x: 0..1), plot(x^3, x: 0..1))
    explore("one": plot(x, x: 0..1), "two": plot(x^2, x: 0..1))
    ```

    ```nn #curve-1-1
    explore(plot(sin(k*x), x: 0..3), k: [1, 2])
    plot(x, x: 0..1)
    plot(x, x: 0..1)
    network(y)
    ```

    ```nn #heat
    heatmap([[1, 2], [3, 4]])
    table([1, 2])
    y - w
    v
    ```

    ```nn
    1 +
    ```

    - [x] done

    [^1]: A note.

    """

  static let page = Result {
    try NotebookHTML(LoadedNotebook.load(SourceText(name: "a.md", text: text)).execute(), Place(name: "a")).page
  }
  static var reader: HTMLReader { get throws { HTMLReader(try page.get()) } }

  @Test("The page that the others look at has everything in it")
  func isWhole() throws {
    let classes = try Set(Self.reader.tags.compactMap { $0["class"] })
    for name in ["explorer", "group", "choice", "explanation", "table", "value", "error"] {
      #expect(classes.contains { $0.hasPrefix("output \(name)") }, "\(name)")
    }
    #expect(try Self.reader.tags.filter { $0.name == "svg" }.count >= 10)
  }

  @Test("Every id is given once, and whatever refers to one leads there")
  func identifiers() throws {
    let tags = try Self.reader.tags
    let identifiers = tags.compactMap { $0["id"] }
    #expect(Dictionary(grouping: identifiers) { $0 }.filter { $1.count > 1 }.isEmpty)
    #expect(identifiers.allSatisfy { !$0.isEmpty && !$0.contains(" ") })
    for tag in tags {
      for attribute in tag.attributes where ["aria-labelledby", "aria-describedby", "for"].contains(attribute.name) {
        for name in attribute.value.split(separator: " ") { #expect(identifiers.contains(String(name)), "\(tag)") }
      }
      if tag.name == "a", let href = tag["href"], href.hasPrefix("#") {
        #expect(identifiers.contains(String(href.dropFirst())), "\(href)")
      }
    }
  }

  @Test("Tags are balanced, and none stands where a browser would close what is around it")
  func balance() throws {
    var open: [String] = []
    let blocks: Set = [
      "p", "div", "section", "figure", "table", "ul", "ol", "pre", "details", "blockquote", "h1", "h2", "h3",
    ]
    for tag in try Self.reader.tags where !HTMLReader.empty.contains(tag.name) {
      if tag.isClosing {
        #expect(open.popLast() == tag.name)
      } else {
        if !tag.isSelfClosed { open.append(tag.name) }
        let isBlockInParagraph = blocks.contains(tag.name) && open.dropLast().contains("p") && !open.contains("svg")
        #expect(!isBlockInParagraph, "\(tag)")
      }
    }
    #expect(open.isEmpty)
  }

  @Test("Every picture, control and landmark has a name")
  func names() throws {
    let reader = try Self.reader
    let identified = Dictionary(
      reader.elements.compactMap { element in element.tag["id"].map { ($0, element.text) } },
      uniquingKeysWith: { first, _ in first })
    for (tag, text) in reader.elements {
      func isNamed(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } ?? false }
      switch tag.name {
      case "svg":
        #expect(tag["role"] == "img")
        let names = (tag["aria-labelledby"] ?? "").split(separator: " ").map { identified[String($0)] }
        #expect(!names.isEmpty && names.allSatisfy(isNamed), "\(tag)")
      case "img": #expect(isNamed(tag["alt"]), "\(tag)")
      case "button", "nav": #expect(isNamed(tag["aria-label"]), "\(tag)")
      case "a", "summary", "legend", "label": #expect(isNamed(text) || isNamed(tag["aria-label"]), "\(tag)")
      case "input" where tag["type"] != "radio": #expect(isNamed(tag["aria-label"]), "\(tag)")
      case "th": #expect(tag["scope"] != nil, "\(tag)")
      default: break
      }
    }
  }

  @Test("Landmarks stand once and in order, and so do headings")
  func landmarks() throws {
    let tags = try Self.reader.tags.filter { !$0.isClosing }
    #expect(
      tags.compactMap { ["nav", "main", "article", "footer"].contains($0.name) ? $0.name : nil }
        == ["nav", "main", "article", "footer"])
    let body = try #require(tags.firstIndex { $0.name == "body" })
    #expect(tags[body + 1]["class"] == "skip")
    #expect(tags.compactMap { $0.name.wholeMatch(of: /h([1-6])/)?.1 } == ["1", "2", "2", "3"])
  }

  @Test("Author and date stand under the title, and nowhere where the notebook gives none")
  func byline() throws {
    let page = try Self.page.get()
    let header = try #require(page.firstMatch(of: #/<article>\n<header>\n(?s:(.*?))</header>/#)).1
    #expect(header.contains(">A page</h1>"))
    #expect(header.hasSuffix("<p class=\"byline\"><span>A. Author</span> <span>May 2024</span></p>\n"))
    #expect(page.contains("<meta name=\"author\" content=\"A. Author\">"))
    #expect(!page.contains("name=\"description\"") && !page.contains("class=\"lead\""))
    let bare = Page(title: "t", bodyHTML: "<p>x</p>\n").html()
    #expect(!bare.contains("byline\">") && !bare.contains("name=\"author\"") && !bare.contains("lead\">"))
  }

  @Test(
    "Sections are listed from three headings on",
    arguments: [
      ("## A\n\n## B\n", []), ("# T\n\n## A\n\n## B\n", []),
      ("## A\n\n### B\n\n## A\n", ["#a", "#b", "#a-1"]),
      ("### A\n\n## *B* $x$\n\n#### D\n\n### C\n", ["#a", "#b-x", "#c"]),
    ])
  func sections(text: String, expected: [String]) throws {
    let notebook = try LoadedNotebook.load(SourceText(name: "a.md", text: text)).execute()
    let page = NotebookHTML(notebook, Place(name: "a")).page
    let list = page.firstMatch(of: #/<nav class="sections"(?s:.*?)</nav>/#)?.0 ?? ""
    #expect(HTMLReader(String(list)).tags.compactMap { $0["href"] } == expected)
  }

  @Test("The policy lets run the page's own scripts by their hashes, and nothing else")
  func policy() throws {
    let scripts = try Self.reader.elements.filter { $0.tag.name == "script" && $0.tag["type"] == nil }.map(\.text)
    #expect(scripts == [PageScript.scheme, PageScript.reading, PageScript.explorers])
    let policies = try Self.reader.tags.filter { $0["http-equiv"] != nil }.compactMap { $0["content"] }
    let policy = try #require(policies.first)
    #expect(policy.hasPrefix("default-src 'none';"))
    #expect(policy.matches(of: #/'sha256-[A-Za-z0-9+/]{43}='/#).count == scripts.count)
    #expect(!policy.contains("script-src 'unsafe") && !policy.contains("'unsafe-eval'"))
  }

  @Test("Scripts are in the language of old browsers too", arguments: [PageScript.scheme, PageScript.reading])
  func language(script: String) {
    #expect(JavaScript.text("new Function(\(JSONValue.string(script).text)); 'read'") == "read")
    #expect(!script.contains("</script") && !script.contains("<!--"))
  }

  @Test("A page loads nothing")
  func loads() throws {
    for tag in try Self.reader.tags {
      #expect(!["link", "iframe", "object", "embed", "audio", "video", "source"].contains(tag.name))
      if let source = tag["src"] { #expect(!source.contains(":") || source.hasPrefix("data:")) }
    }
    #expect(!Theme.css.contains("url(") && !Theme.css.contains("@import"))
  }
}
