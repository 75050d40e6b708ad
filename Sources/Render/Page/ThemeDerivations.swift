extension Theme {
  /// Worked values: the answer in one line, then where it comes from. On a phone the factors' table
  /// scrolls in itself while the values stay in view.
  static let derivations = """
    .derivation { margin: 1em 0 1.6em; padding: .9em 1.1em; border: 1px solid var(--rule); border-radius: .35rem; }
    .derivation > :last-child { margin-bottom: 0; }
    .derivation > :is(h3, h4, h5, .result):first-child { margin: 0 0 .8em; font-size: 1.05rem; font-weight: 600;
      overflow-x: auto; overflow-y: hidden; }
    .derivation > p { margin: 0 0 .7em; overflow-x: auto; overflow-y: hidden; }
    .derivation table { margin: 0 0 .8em; }
    .derivation :is(td, th) { white-space: nowrap; padding-top: .5em; padding-bottom: .5em; }
    .derivation :is(td, th):last-child { text-align: right; }
    .derivation thead th { color: var(--quiet); font: .78rem/1.4 var(--sans); border-bottom-color: var(--rule); }
    .derivation tfoot :is(td, th) { white-space: nowrap; }
    .derivation ol { padding-left: 1.4em; }
    .derivation ol > li { margin: .5em 0; overflow-x: auto; overflow-y: hidden; }
    .derivation ol > li::marker { color: var(--quiet); font: .85em var(--sans); }
    .derivation .path { color: var(--quiet); font: .85rem/1.5 var(--sans); }
    .derivation .sum { padding-top: .6em; border-top: 1.5px solid var(--quiet); }
    .derivation .product, .derivation .sum { font-variant-numeric: tabular-nums lining-nums; }
    .derivation .finite-difference { color: var(--quiet); font: .85rem/1.5 var(--sans); }
    @media (max-width: 30rem) {
      .derivation { padding: .7em .8em; }
      .derivation table { font-size: .86rem; }
      .derivation :is(td, th) { padding-left: .45em; padding-right: .45em; }
      .derivation :is(td, th):last-child { position: sticky; right: 0; background: var(--ground); }
    }

    """
}
