extension Theme {
  /// Tables, of prose and of outputs: rules between rows only, figures of one width. A caption is as wide
  /// as the text, not as its table. What scrolls has a shade at the edge behind which there is more: the first two
  /// layers go with the content and cover the shades at its ends.
  static let tables = """
    table { display: block; width: max-content; max-width: 100%; margin: 0 0 1.2em; overflow-x: auto;
      border-collapse: collapse; font-size: .92rem; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums; }
    th, td { padding: .35em .8em; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; }
    th:first-child, td:first-child { padding-left: .2em; }
    th:last-child, td:last-child { padding-right: .2em; }
    thead th { border-bottom: 1.5px solid var(--quiet); font-weight: 600; }
    tfoot td, tfoot th { border-top: 1.5px solid var(--quiet); border-bottom: 0; font-weight: 600; }
    :is(th, td).right { text-align: right; }
    :is(th, td).center { text-align: center; }
    .output.table, .table-scroll { max-width: 100%; overflow-x: auto; }
    .output.table { container-type: inline-size; }
    .output.table, .table-scroll, .explanation :where(.equation, .answer, .step > .title, summary, p.step, .opened > p) {
      --shade: color-mix(in srgb, var(--ink) 24%, transparent);
      background: linear-gradient(90deg, var(--ground) 50%, transparent) -1px 0 / 2.4rem 100% no-repeat local,
        linear-gradient(270deg, var(--ground) 50%, transparent) calc(100% + 1px) 0 / 2.4rem 100% no-repeat local,
        linear-gradient(90deg, var(--shade), transparent) 0 0 / .6rem 100% no-repeat,
        linear-gradient(270deg, var(--shade), transparent) 100% 0 / .6rem 100% no-repeat; }
    .output.table table, .table-scroll table { display: table; width: auto; max-width: none; margin: 0; overflow: visible; }
    .output.table :is(th, td) { text-align: right; white-space: nowrap; }
    .output.table :is(th, td).text { text-align: left; }
    .output.table tbody th { font-weight: 400; color: var(--quiet); }
    .table-scroll { margin: 0 0 1.2em; }
    caption { padding: 0 .2em .5em; color: var(--quiet); font-size: .88rem; text-align: left; text-wrap: pretty;
      margin-right: calc(100% - min(36rem, 100cqi - 1px)); }
    .more { margin: .4em 0 0; color: var(--quiet); font: .82rem/1.5 var(--sans); }

    """
}
