extension Theme {
  /// Code of the author and of the cells.
  static let code = """
    code, pre, samp { font-family: var(--mono); font-size: .84em; font-variant-ligatures: none; }
    :not(pre) > code { padding: .1em .3em; border-radius: .25em; background: var(--panel); overflow-wrap: anywhere; }
    pre { margin: 0 0 1.2em; padding: .8em 1em; border-radius: .35rem; background: var(--panel); overflow-x: auto;
      font-size: .8rem; line-height: 1.55; tab-size: 4; }
    pre code { font-size: inherit; }
    .cell { margin: 1.6em 0; }
    .cell > :last-child { margin-bottom: 0; }
    .cell pre.code { margin: 0 0 .8em; border-left: .2rem solid var(--rule); }
    .code .kw { color: var(--keyword); }
    .code .nm { color: var(--name); }
    .code .num { color: var(--number); }
    .code .str { color: var(--string); }
    .code .op { color: var(--operator); }
    .code .com { color: var(--comment); font-style: italic; }
    .code .fn { color: var(--function); }

    """
}
