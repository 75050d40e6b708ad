import Markdown
import Testing

@Suite("Raw HTML of others")
struct RawHTMLFilterTests {
  @Test(
    "harmless elements pass, without attributes that are not theirs",
    arguments: [
      ("a<sub>1</sub><BR>b", "<p>a<sub>1</sub><br />b</p>\n"),
      ("<div class='a \"b' id=x onclick=alert(1)>t</div>", "<div class=\"a &quot;b\">t</div>\n"),
      (
        "<details open>\n<summary>s</summary>\n\n*t*\n\n</details>",
        "<details>\n<summary>s</summary>\n<p><em>t</em></p>\n</details>\n"
      ),
      (
        "<img src=\"a/b.png\" alt='x' width=10 height=\"50%\" onerror=\"x\">",
        "<img src=\"a/b.png\" alt=\"x\" width=\"10\" height=\"50%\" />\n"
      ),
      ("a <!-- c --> b &lt;", "<p>a  b &lt;</p>\n"),
      ("<table><tr><td>a &amp; b</td></tr></table>", "<table><tr><td>a &amp; b</td></tr></table>\n"),
    ])
  func allowed(text: String, expected: String) throws {
    #expect(try filteredHTML(text) == expected)
  }

  @Test(
    "everything else is text",
    arguments: [
      ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;\n"),
      ("<!DOCTYPE html>", "&lt;!DOCTYPE html&gt;\n"),
      ("<div-x>a</div-x>", "<p>&lt;div-x&gt;a&lt;/div-x&gt;</p>\n"),
    ])
  func refused(text: String, expected: String) throws {
    #expect(try filteredHTML(text) == expected)
  }

  @Test(
    "what is opened is closed where its block or inline ends, and nothing else can be closed",
    arguments: [
      ("<div>\n<span>a", "<div>\n<span>a\n</span></div>\n"),
      ("> <div>\n\nb", "<blockquote>\n<div>\n</div>\n</blockquote>\n<p>b</p>\n"),
      ("</div></details>", "&lt;/div&gt;&lt;/details&gt;\n"), ("a <kbd>b\n\nc", "<p>a <kbd>b</kbd></p>\n<p>c</p>\n"),
      ("<div>\n<span>a</div>", "<div>\n<span>a</span></div>\n"),
      ("*<sub>a*</sub>", "<p><em><sub>a</sub></em>&lt;/sub&gt;</p>\n"),
      (
        "<details>\n\n> </details>\n\n</details>\n\n</details>",
        "<details>\n<blockquote>\n&lt;/details&gt;\n</blockquote>\n</details>\n&lt;/details&gt;\n"
      ),
    ])
  func balance(text: String, expected: String) throws {
    #expect(try filteredHTML(text) == expected)
  }

  static let attacks = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.y/z.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<img/src=x/onerror=alert(1)>",
    "<img \"\"\"><script>alert(1)</script>\">", "<img src=`javascript:alert(1)`>",
    "<IMG SRC=\"jav&#x09;ascript:alert(1);\">",
    "<img src=java\0script:alert(1)>", "<img src=&#106;avascript:alert(1)>", "<img src=\" javascript:alert(1)\">",
    "<img src='data:text/html,<script>x</script>'>", "<img src=//evil.example/x.png>", "<img src=\"\\\\evil\\x\">",
    "<img src=\"https://evil.example/x.png\">", "<svg onload=alert(1)>", "<svg><style><img src=x onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<div style=\"background:url(javascript:x)\">",
    "<div class=\"x\" onmouseover=\"alert(1)\">", "<div class=x onmouseover=alert(1)>", "<div\nonclick=alert(1)>a",
    "<div class=\"a\"onclick=\"alert(1)\">", "<div class='\"><script>x</script>'>", "<div/onclick=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>", "<iframe src=javascript:alert(1)>", "<object data=x>", "<embed src=x>",
    "<base href=//evil.example>", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=//x>",
    "<form action=x>",
    "<input onfocus=alert(1) autofocus>", "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?x <script>alert(1)</script>?>", "<textarea><div></textarea>",
    "<div class=\"unclosed <script>alert(1)</script>", "<div class='", "<img src=\"", "<", "</", "<!--", "<div",
    "<div \0>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<details ontoggle=alert(1) open>",
    "<div <script>",
    "<span class=x\u{0C}onclick=alert(1)>", "<IMG SRC=x oNeRrOr=alert(1)>", "<style>@import'x'</style>",
    "<xss onclick=a>",
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java&#10;script:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](vbscript:x)", "[a](data:text/html;base64,x)", "[a](data:image/svg+xml,<svg>)", "![a](data:text/html,x)",
    "<javascript:alert(1)>", "[a]: javascript:alert(1)\n\n[a]", "[a](file:///etc/passwd)",
    "[a](<java\tscript:alert(1)>)",
    "[a](https://x \"\\\" onclick=\\\"alert(1)\")", "![\" onerror=\"x](y)", "``` \"><script>\n```",
    "[a](\u{AD}javascript:x)", "[a](javascript:\u{301}x)",
  ]

  /// A page holds only tags of these elements with these attributes; whatever else looks like a tag is text.
  @Test("no attack leaves a tag or an attribute that is not on the list", arguments: attacks)
  func isHarmless(text: String) throws {
    for text in [
      text, "<div>\n\(text)\n</div>", "a \(text) b", "> \(text)\n\n\(text)", "| \(text) |\n|---|", "<b>\(text)",
    ] {
      let html = try filteredHTML(text)
      #expect(!html.utf8.contains(0))
      for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
        let tag = try #require(
          "<\(piece)".prefixMatch(of: /<\/?(?<name>[a-z1-6]+)(?<attributes>( [a-z-]+(="[^"<>]*")?)*)( \/)?>/), "\(html)"
        )
        #expect(Self.elements.contains(String(tag.output.name)), "\(html)")
        for attribute in tag.output.attributes.matches(of: /\ (?<name>[a-z-]+)(="(?<value>[^"]*)")?/) {
          #expect(Self.attributes.contains(String(attribute.output.name)), "\(html)")
          let value = (attribute.output.value ?? "").lowercased()
          if ["src", "href"].contains(attribute.output.name) {
            #expect(!value.contains("script:") && !value.hasPrefix("data:") && !value.hasPrefix("file:"), "\(html)")
          }
        }
      }
    }
  }

  static let elements = [
    "p", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a", "img", "table", "thead",
    "tbody",
    "tr", "th", "td", "h1", "details", "summary", "sub", "sup", "kbd", "figure", "figcaption", "div", "span",
  ]
  static let attributes = ["class", "src", "alt", "width", "height", "href", "title"]

  @Test(
    "addresses of pages, files beside the notebook and pictures stay",
    arguments: [
      "https://a.b/c?d=e", "mailto:a@b.c", "x/y.html#z", "data:image/png;base64,AA==", "#javascript:",
    ])
  func harmlessAddresses(address: String) throws {
    #expect(try filteredHTML("[a](\(address))") == "<p><a href=\"\(address)\">a</a></p>\n")
  }
}
