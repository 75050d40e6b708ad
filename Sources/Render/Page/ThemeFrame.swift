extension Theme {
  /// What stands around the text: the way past it, the sections beside it, the page's buttons.
  static let frame = """
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .skip { position: absolute; left: .5rem; top: -4rem; z-index: 3; padding: .4em .9em; border-radius: .3rem;
      background: var(--ink); color: var(--ground); font: .9rem/1.5 var(--sans); }
    .skip:focus { top: .5rem; }
    main:focus { outline: none; }
    footer.page { max-width: 38rem; margin: 0 auto; padding: 0 1rem 2rem; font: .85rem/1.5 var(--sans); }
    button { font: .82rem/1.4 var(--sans); color: inherit; cursor: pointer; }
    .scheme { position: absolute; top: .6rem; right: .6rem; z-index: 2; display: grid; place-items: center;
      width: 2.4rem; height: 2.4rem; padding: 0; border: 1px solid transparent; border-radius: 50%; background: none; }
    .scheme:hover { border-color: var(--rule); background: var(--panel); }
    .scheme::before { content: ""; width: 1.05rem; height: 1.05rem; border: 1.5px solid var(--quiet); border-radius: 50%;
      background: linear-gradient(90deg, var(--quiet) 50%, transparent 50%); }
    .copyable { position: relative; margin: 0 0 1.2em; }
    .copyable > pre, .cell .copyable > pre.code { margin: 0; }
    .cell .copyable { margin-bottom: .8em; }
    .copy { position: absolute; top: .35rem; right: .35rem; padding: .25em .7em; border: 1px solid var(--rule);
      border-radius: .3rem; background: var(--ground); color: var(--quiet); opacity: 0; }
    .copy::before { content: "Copy"; }
    .copy.done::before { content: "Copied"; }
    .copyable:hover > .copy, .copy:focus-visible, .copy.done { opacity: 1; }
    .copy:hover { color: var(--ink); }
    @media (hover: none) { .copy { top: -1.1rem; opacity: 1; } }

    .sections { width: 100%; max-width: 38rem; margin: 0 auto; padding: 1rem 1rem 0; font: .85rem/1.45 var(--sans); }
    .sections details { margin: 0; }
    .sections summary { padding-right: 3rem; font-weight: 600; }
    .sections ol { margin: 0; padding: 0; list-style: none; }
    .sections ol ol { margin-left: .9em; }
    .sections li { margin: 0; }
    .sections a { display: block; padding: .28em .7em; border-left: .15rem solid var(--rule); color: var(--quiet);
      text-decoration: none; overflow-wrap: break-word; }
    .sections ol ol a { border-left: 0; padding-left: .55em; }
    .sections a:hover { color: var(--link); }
    .sections a[aria-current] { color: var(--ink); border-left-color: var(--link); }
    .sections ol ol a[aria-current] { font-weight: 600; }
    @media (min-width: 64rem) {
      .sectioned { display: grid; grid-template-columns: minmax(0, 1fr) 13rem minmax(0, 40rem) minmax(0, 1fr);
        column-gap: 1rem; }
      .sectioned > header.page { grid-column: 2 / 4; max-width: none; }
      .sectioned > .sections { grid-column: 2; position: sticky; top: 0; align-self: start; max-height: 100vh; margin: 0;
        padding: 3rem 0 1rem; overflow-y: auto; }
      .sectioned > main, .sectioned > footer { grid-column: 3; margin: 0; }
      @supports selector(::details-content) {
        .sections summary { display: none; }
        .sections details::details-content { content-visibility: visible; block-size: auto; }
      }
    }

    """
}
