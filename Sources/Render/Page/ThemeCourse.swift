extension Theme {
  /// The way through a course: above and below a page, and its index with the search.
  static let course = """
    nav.course { display: flex; flex-wrap: wrap; gap: 0 1.5em; justify-content: space-between; }
    article:focus { outline: none; }
    nav.course a, nav.chapters a { text-decoration: none; }
    nav.course a { display: inline-block; padding: .25em 0; }
    nav.course a:hover, nav.chapters a:hover { text-decoration: underline; }
    nav.chapters { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; margin-top: 4rem; padding-top: 1.2em;
      border-top: 1px solid var(--rule); font: .95rem/1.4 var(--sans); }
    nav.chapters span { display: block; color: var(--quiet); font-size: .82rem; }
    nav.chapters [rel=next] { grid-column: 2; text-align: right; }
    .search { margin: 0 0 2em; }
    .search label { display: block; margin-bottom: .3em; font: 600 .88rem/1.4 var(--sans); }
    .search input { width: 100%; padding: .5em .7em; border: 1px solid var(--quiet); border-radius: .35rem;
      background: var(--ground); color: inherit; font: 1rem/1.5 var(--sans); }
    .search .found { min-height: 1.5em; margin: .4em 0 0; color: var(--quiet); font: .85rem/1.5 var(--sans); }
    .search ol { margin: .4em 0 0; padding: 0; list-style: none; }
    .search li { margin: 0; }
    .search li + li { border-top: 1px solid var(--rule); }
    .search mark { background: color-mix(in srgb, var(--link) 22%, transparent); color: inherit; }
    .search li a { display: block; padding: .6em .4em; color: inherit; text-decoration: none; }
    .search li a:is(:hover, :focus) { background: var(--panel); }
    .search li b { color: var(--link); font-weight: 600; }
    .search li span { color: var(--quiet); font: .85rem/1.4 var(--sans); }
    .search li p { margin: .15em 0 0; font-size: .9rem; line-height: 1.45; }
    @media (scripting: none) { nav.course [rel=search] { display: none; } }
    @media print { nav.chapters, .search { display: none; } }

    """
}
