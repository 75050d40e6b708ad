extension Theme {
  /// The page and its prose. Whatever is too wide scrolls in itself, never the page.
  static let text = """
    *, ::before, ::after { box-sizing: border-box; }
    html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 var(--serif); }
    main, header.page { width: 100%; max-width: 38rem; margin: 0 auto; padding: 0 1rem; }
    main { padding-top: 3rem; padding-bottom: 5rem; overflow-wrap: break-word; }
    header.page { padding: 1rem 4rem 0 1rem; font: .85rem/1.5 var(--sans); }
    header.page + main { padding-top: 1.5rem; }
    article > header { margin-bottom: 2.5rem; }
    h1, h2, h3, h4, h5, h6 { margin: 2.2em 0 .6em; line-height: 1.25; font-weight: 600; text-wrap: balance; }
    h1 { margin-top: 0; font-size: 2rem; letter-spacing: -.01em; }
    header > h1 { margin-bottom: .35em; }
    h2 { font-size: 1.45rem; }
    h3 { font-size: 1.18rem; }
    h4, h5, h6 { font-size: 1rem; }
    .heading:has(> h2) + .heading > h3, .heading:has(> h3) + .heading > h4 { margin-top: 1em; }
    .heading { position: relative; }
    .anchor { position: absolute; right: 100%; bottom: 0; padding: 0 .35em; color: var(--quiet); line-height: 1.8rem;
      text-decoration: none; opacity: 0; }
    .heading:hover > .anchor, .anchor:focus-visible { opacity: 1; }
    @media (hover: none) { .anchor { opacity: .45; } }
    p, ul, ol, dl, blockquote { margin: 0 0 1em; }
    p { text-wrap: pretty; }
    .lead { color: var(--quiet); font-size: 1.15rem; line-height: 1.45; }
    .byline { color: var(--quiet); font: .85rem/1.5 var(--sans); }
    .byline span + span::before { content: "· "; }
    a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
    a:hover { text-decoration-thickness: .12em; }
    :focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem; border-radius: .15rem; }
    ul, ol { padding-left: 1.5em; }
    li { margin: .25em 0; }
    li > :is(ul, ol) { margin: .25em 0; }
    li:has(> input[type="checkbox"]) { list-style: none; }
    li > input[type="checkbox"] { margin: 0 .5em 0 -1.4em; accent-color: var(--link); vertical-align: -.05em; }
    blockquote { margin-left: 0; padding-left: 1em; border-left: .2rem solid var(--rule); color: var(--quiet); }
    blockquote > :last-child { margin-bottom: 0; }
    hr { margin: 2.5em auto; width: 6rem; border: 0; border-top: 1px solid var(--rule); }
    img { max-width: 100%; height: auto; }
    sub, sup { line-height: 0; font-size: .75em; }
    mark { background: var(--caution-panel); color: inherit; }
    kbd { padding: .1em .4em; border: 1px solid var(--rule); border-bottom-width: .15em; border-radius: .25em;
      background: var(--panel); font: .8em var(--sans); white-space: nowrap; }
    details { margin: 0 0 1em; }
    summary { cursor: pointer; font: .88rem/1.6 var(--sans); color: var(--link); }
    details[open] > summary { margin-bottom: .5em; }
    .footnotes { margin-top: 3.5em; padding-top: 1em; border-top: 1px solid var(--rule); font-size: .88rem; }
    .footnote-ref a, .footnote-backref { text-decoration: none; }
    .index { padding: 0; list-style: none; }
    .index li { margin: 0; padding: .9em 0; border-bottom: 1px solid var(--rule); }
    .index li > a { font-size: 1.12rem; font-weight: 600; text-decoration: none; }
    .index li > a:hover { text-decoration: underline; }
    .index p { margin: .1em 0 0; color: var(--quiet); }
    @media (max-width: 30rem) {
      html { font-size: 106.25%; }
      main { padding-top: 3rem; }
      .sections + main { padding-top: 1.5rem; }
      h1 { font-size: 1.65rem; }
      h2 { font-size: 1.3rem; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }

    """
}
