import Markdown
import Source
import Testing

@Suite("HTML of prose")
struct ProseHTMLTests {
  @Test(
    "prints every construct as cmark-gfm does",
    arguments: [
      (
        "- [x] a\n- [ ] b",
        "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</li>\n<li><input type=\"checkbox\" disabled=\"\" /> b</li>\n</ul>\n"
      ),
      ("3. a\n\n   b", "<ol start=\"3\">\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>\n"),
      ("> - a\n>   - b", "<blockquote>\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n</blockquote>\n"),
      (
        "| a | b |\n|:-:|--:|\n| c |",
        "<table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"center\">c</td>\n<td align=\"right\"></td>\n</tr>\n</tbody>\n</table>\n"
      ),
      (
        "~~a~~ www.b.c d@e.f",
        "<p><del>a</del> <a href=\"http://www.b.c\">www.b.c</a> <a href=\"mailto:d@e.f\">d@e.f</a></p>\n"
      ),
      (
        "![a *b* `c`\nd](/e%20'\u{e9} \"f&\")",
        "<p><img src=\"/e%20&#x27;%C3%A9\" alt=\"a b c d\" title=\"f&amp;\" /></p>\n"
      ),
      ("``` a\"b c\n<\n```", "<pre><code class=\"language-a&quot;b\">&lt;\n</code></pre>\n"),
      ("***\na  \nb\\\nc", "<hr />\n<p>a<br />\nb<br />\nc</p>\n"),
      ("<div>\n*a*\n</div>\n\nb <i>c</i>", "<div>\n*a*\n</div>\n<p>b <i>c</i></p>\n"),
    ])
  func constructs(text: String, expected: String) throws {
    #expect(try html(text) == expected)
  }

  @Test("footnotes stand at the end with arrows back to each reference")
  func footnotes() throws {
    let back = "class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\""
    #expect(
      try html("a[^x] b[^é] c[^x] d[^no]\n\n[^é]: > q\n[^x]: one\n[^y]: unused\n") == """
        <p>a<sup class="footnote-ref"><a href="#fn-x" id="fnref-x" data-footnote-ref>1</a></sup> \
        b<sup class="footnote-ref"><a href="#fn-%C3%A9" id="fnref-%C3%A9" data-footnote-ref>2</a></sup> \
        c<sup class="footnote-ref"><a href="#fn-x" id="fnref-x-2" data-footnote-ref>1</a></sup> d[^no]</p>
        <section class="footnotes" data-footnotes>
        <ol>
        <li id="fn-x">
        <p>one <a href="#fnref-x" \(back)>↩</a> <a href="#fnref-x-2" \(back)>↩<sup class="footnote-ref">2</sup></a></p>
        </li>
        <li id="fn-%C3%A9">
        <blockquote>
        <p>q</p>
        </blockquote>
        <a href="#fnref-%C3%A9" \(back)>↩</a>
        </li>
        </ol>
        </section>

        """)
  }

  @Test("hooks supply fenced blocks, code spans, identifiers and addresses")
  func hooks() throws {
    var printer = ProseHTML()
    printer.fencedCode = { $0.language == "nn" ? "<nn>\($0.literal.count)</nn>" : nil }
    printer.codeSpan = { $0.literal.hasPrefix("{nn}") ? "<b>1</b>" : nil }
    printer.headingIdentifier = { $0.inlines.plainText.lowercased() }
    printer.address = { $1 == .image ? "x/\($0)" : nil }
    printer.hasHeaderScope = true
    let text = "# A `b`\n\n- ```nn\n  y\n  ```\n\n`{nn} E` `c` ![](i.png) [](j)\n\n| a |\n|:--|"
    let document = try parse(text)
    #expect(
      printer.html(of: document) == """
        <h1 id="a b">A <code>b</code></h1>
        <ul>
        <li>
        <nn>2</nn>
        </li>
        </ul>
        <p><b>1</b> <code>c</code> <img src="x/i.png" alt="" /> <a href="j"></a></p>
        <table>
        <thead>
        <tr>
        <th align="left" scope="col">a</th>
        </tr>
        </thead>
        </table>

        """)
  }

  @Test("inlines may be printed alone")
  func inlines() throws {
    guard case .heading(let heading)? = try parse("# *a* `b`").blocks.first?.kind else {
      Issue.record("no heading")
      return
    }
    #expect(ProseHTML().html(of: heading.inlines) == "<em>a</em> <code>b</code>")
  }
}
