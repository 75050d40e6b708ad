extension Theme {
  /// On paper: black on white, folded parts open, nothing that only a screen can do.
  static let print = """
    @page { margin: 2cm 2.2cm; }
    @media print {
      :root { color-scheme: light; --ground: #fff; --panel: #f6f6f4; --ink: #000; --quiet: #444; --rule: #bbb;
        --link: #000; --good: #000; --bad: #8c1d18; --bad-panel: #fff; --caution: #000; --caution-panel: #fff;
        --keyword: #000; --name: #000; --number: #000; --string: #000; --operator: #000; --comment: #444;
        --function: #000; --series-1: #0072b2; --series-2: #d55e00; --series-3: #009e73; --series-4: #b8609f;
        --series-5: #757c88; --series-6: #a6761d;
        --scale-high: #083a6a; --scale-low: #702a00; --scale-near: #000; --scale-far: #fff; }
      html { font-size: 10.5pt; }
      body.sectioned { display: block; }
      main { max-width: 42rem; padding: 0; }
      figure.output > svg { max-width: 26rem; }
      table, .output.table, .table-scroll { overflow: visible; }
      .output.table :is(th, td) { white-space: normal; }
      .skip, .scheme, .copy, .sections, header.page, footer.page, .anchor, .footnote-backref, details.figure-data { display: none; }
      h1, h2, h3, h4, h5, h6, .heading, caption, .title, .answer, .explanation summary, .cell pre.code, .cell .copyable,
      p:has(+ :is(.table-scroll, .output, .equation, table, ul, ol, .math)) { break-after: avoid; }
      figure, pre, table, tr, .item, .frame, .check, .error, .warning, blockquote, math, .math, .equation, .copyable,
      .output.table, .table-scroll, .explanation :is(p, summary) { break-inside: avoid; }
      .footnotes, .check, .remark, figcaption, .caption { break-before: avoid; }
      .explanation { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
      .footnotes { margin-top: 2em; }
      p, li { orphans: 3; widows: 3; }
      pre { white-space: pre-wrap; border: 1px solid var(--rule); }
      :is(.error, .skipped, .warning) pre { border: 0; }
      a { text-decoration: none; }
      main p a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; }
      details::details-content { content-visibility: visible; block-size: auto; }
      summary { color: var(--quiet); list-style: none; }
      details:is(.code, .checks) > summary { display: none; }
      details.checks > .check { margin-left: 0; }
      .code .kw { font-weight: 600; }
    }

    """
}
