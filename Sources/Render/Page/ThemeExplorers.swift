extension Theme {
  /// Outputs side by side, chosen, and moved through.
  static let explorers =
    """
    .group { display: grid; gap: 1em; grid-template-columns: repeat(auto-fit, minmax(min(100%, max(var(--least, 13.5rem),
      (100% - (var(--columns) - 1) * 1em) / var(--columns))), 1fr)); }
    .group:has(> .item > figure.output) { --least: 17rem; }
    @media (min-width: 68rem) {
      .output.group, .explorer:has(.view .part + .part), .explorer:has(.view .group) { width: 58rem;
        margin-left: calc(50% - 29rem); }
    }
    @media (min-width: 64rem) {
      .sectioned .output.group, .sectioned .explorer:has(.view .part + .part), .sectioned .explorer:has(.view .group) {
        width: min(54rem, 38rem + max(0rem, (100vw - 55rem) / 2) - 1rem); margin-left: 0; }
    }
    .explorer .output.group.group { width: auto; margin-left: 0; }
    .group > .item, .choice > .item, .still > .frame, .view > .part { min-width: 0; }
    :is(.group, .choice, .still) :is(.item, .frame) > :last-child { margin-bottom: 0; }
    :is(.group, .still) figure.output { margin: 0; }
    :is(.item, .frame) > .title { margin: 0 0 .3em; font: 600 .88rem/1.4 var(--sans); }
    :is(.group, .choice, .explorer) > .caption { grid-column: 1 / -1; margin: .4em 0 0; color: var(--quiet);
      font-size: .9rem; line-height: 1.45; }
    .choice fieldset { display: flex; flex-wrap: wrap; gap: .3em; margin: 0 0 .8em; padding: 0; border: 0; }
    .choice fieldset label { position: relative; padding: .25em .8em; border: 1px solid var(--rule); border-radius: 1em;
      font: .85rem/1.5 var(--sans); cursor: pointer; }
    .choice fieldset input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
    .choice fieldset label:has(:checked) { background: var(--ink); border-color: var(--ink); color: var(--ground); }
    .choice fieldset label:has(:focus-visible) { outline: .15rem solid var(--link); outline-offset: .15rem; }
    .explorer { padding: .9em 1.1em; border: 1px solid var(--rule); border-radius: .35rem; }
    .explorer.live > .still, .explorer > .stage[hidden] { display: none; }
    .explorer > .still { display: grid; gap: 1em; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); }
    .explorer .controls { display: grid; gap: .5em; margin-bottom: .8em; font: .88rem/1.5 var(--sans); }
    .explorer .control { display: flex; flex-wrap: wrap; align-items: center; gap: .7em; min-height: 2rem; max-width: 30rem; }
    .explorer .control label { display: flex; flex: 1 1 9rem; align-items: center; gap: .7em; min-width: 0; }
    .explorer .control .name { min-width: 1.6em; }
    .explorer .control input { flex: 1; min-width: 4rem; margin: 0; accent-color: var(--link); cursor: pointer; }
    .explorer .control output { min-width: 3.5em; font-variant-numeric: tabular-nums lining-nums; }
    .explorer .buttons { display: flex; gap: .5em; }
    .explorer button { flex: none; width: 2.2rem; height: 2.2rem; padding: 0; border: 1px solid var(--rule); border-radius: 50%;
      background: var(--panel); color: inherit; cursor: pointer; display: grid; place-items: center; }
    .explorer button::before { content: ""; }
    .explorer .play::before { border: solid transparent; border-width: .38rem 0 .38rem .62rem;
      border-left-color: currentColor; margin-left: .15rem; }
    .explorer .playing .play::before { width: .62rem; height: .7rem; margin: 0; border: solid currentColor; border-width: 0 .2rem; }
    .explorer :is(.back, .forward)::before { width: .5rem; height: .5rem; border: solid currentColor;
      border-width: .14rem .14rem 0 0; transform: translateX(-.1rem) rotate(45deg); }
    .explorer .back::before { transform: translateX(.1rem) rotate(-135deg); }
    @media (prefers-reduced-motion: reduce) { .explorer .play { display: none; } }
    .explorer .view { display: grid; gap: 1em; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
    .explorer .view > :is(:only-child, :has(> .group)) { grid-column: 1 / -1; }
    .explorer .view figure.output { margin: 0; }
    .explorer :is(.follows, .turns) { touch-action: pan-y; cursor: crosshair; user-select: none; -webkit-user-select: none; }
    .explorer .turns { cursor: grab; }
    .explorer .turns:active { cursor: grabbing; }
    .explorer .words { margin: .6em 0 0; min-height: 3em; font: .9rem/1.5 var(--sans); font-variant-numeric: tabular-nums lining-nums; }
    .explorer .still .words { min-height: 0; }
    @media screen and (max-width: 30rem) {
      .cell > .explorer { margin-inline: -1rem; padding-inline: 1rem; border-inline: 0; border-radius: 0; }
    }
    @media print {
      .explorer > .stage, .choice > fieldset { display: none; }
      .explorer.live > .still { display: grid; }
      .choice > .item { display: block !important; }
      .still > .frame { break-inside: avoid; }
      .still > .frame > .title { break-after: avoid; }
    }

    """ + choices

  /// One item of a choice at a time, where the browser can tell which.
  private static let choices =
    "@supports selector(:has(a)) {\n.choice > .item { display: none; }\n"
    + (1...12).map { place in
      ".choice:has(> fieldset > label:nth-of-type(\(place)) > :checked) > .item:nth-of-type(\(place)) { display: block; }\n"
    }.joined()
    + ".choice > .item:nth-of-type(n + 13) { display: block; }\n.choice > .item > .title { display: none; }\n"
    + "@media print { .choice > .item > .title { display: block; } }\n}\n\n"
}
