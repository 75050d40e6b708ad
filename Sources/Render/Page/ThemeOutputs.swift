extension Theme {
  /// What cells show: values, tables, figures, checks, messages. On a phone a figure takes the page's margins too, so that its words are
  /// not too small.
  static let outputs = """
    .output { margin: 0 0 1em; }
    .output.value { overflow-x: auto; padding: .1em .2em; font-variant-numeric: tabular-nums lining-nums; }
    .output.value pre { margin: 0; padding: 0; background: none; }
    figure { margin: 1.6em 0; }
    figure.output { margin: 1.2em 0; overflow-x: auto; }
    figure svg, figure img { display: block; max-width: 100%; height: auto; }
    figure.output > svg { width: 100%; max-width: 34rem; }
    figcaption { margin: .6em 0 0; max-width: 34rem; color: var(--quiet); font-size: .9rem; line-height: 1.45; }
    b.number { font-weight: 600; }
    a.reference { white-space: nowrap; }
    figure.output:has(+ .figure-data) { margin-bottom: .4em; }
    details.figure-data { margin: .4em 0 1.2em; max-width: 34rem; }
    details.figure-data > :not(summary) { max-height: 20rem; overflow: auto; }
    details.figure-data table { font-size: .82rem; }
    @media screen and (max-width: 30rem) {
      :is(.cell, .cell > :is(.group, .choice) > .item, .cell > .explorer :is(.view, .view > .part, .still > .frame))
        > figure.output.output { margin-inline: -.9rem; }
      figure.output > svg { margin-inline: auto; }
      figure.output > figcaption { margin-inline: .9rem; }
    }
    .nn-value { font-variant-numeric: tabular-nums lining-nums; border-bottom: 1px dotted var(--quiet); }
    .nn-value.error { border-bottom: 0; }
    .check { margin: 0 0 .6em; padding-left: 1.5em; text-indent: -1.5em; font: .85rem/1.5 var(--sans); }
    .check::before { display: inline-block; width: 1.5em; text-indent: 0; font-weight: 700; }
    .check.holds { color: var(--quiet); }
    .check.holds::before { content: "✓"; color: var(--good); }
    details.checks { margin: 0 0 1em; }
    details.checks > summary { color: var(--quiet); font: .85rem/1.5 var(--sans); cursor: pointer; }
    details.checks > summary::after { content: " ✓"; color: var(--good); font-weight: 700; }
    details.checks > .check { margin-bottom: .2em; margin-left: 1.1em; }
    .check.fails::before { content: "✗"; }
    .check.fails { padding: .6em .9em .6em 2.4em; border-left: .25rem solid var(--bad); border-radius: .25rem;
      background: var(--bad-panel); color: var(--bad); font-weight: 600; }
    .check :is(th, td) { padding-block: .2em; text-align: right; }
    .check :is(table, p) { margin: .4em 0 0; color: var(--ink); font-weight: 400; text-indent: 0; }
    .error, .skipped, .warning { margin: 0 0 1em; padding: .7em .9em; border-left: .25rem solid var(--rule);
      border-radius: .25rem; background: var(--panel); font: .88rem/1.5 var(--sans); }
    .error { border-color: var(--bad); background: var(--bad-panel); }
    .warning { border-color: var(--caution); background: var(--caution-panel); }
    .skipped { color: var(--quiet); }
    :is(.error, .skipped, .warning) > :last-child { margin-bottom: 0; }
    :is(.error, .skipped, .warning) p { margin: 0 0 .4em; }
    :is(.error, .warning) > p:first-child { font-weight: 600; }
    .error > p:first-child { color: var(--bad); }
    .warning > p:first-child { color: var(--caution); }
    :is(.error, .skipped, .warning) pre { margin: .4em 0; padding: 0; background: none; }
    span:is(.error, .skipped, .warning) { padding: 0 .3em; border-left: 0; font-size: .9em; }

    """
}
