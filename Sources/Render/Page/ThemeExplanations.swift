extension Theme {
  /// Worked explanations: the answer in one line, then the steps. A step opens without a script. The box grows with its
  /// formulas and tables to the right where the page has room; `min-content` leaves words out of it. What is wider still
  /// scrolls in itself; on a phone the values of a table of few columns then stay in view, where the browser can tell that
  /// it scrolls.
  static let explanations =
    """
    .explanation { margin: 1em 0 1.6em; padding: .9em 1.1em; border: 1px solid var(--rule); border-radius: .35rem; }
    @media screen {
      .cell > .explanation { width: min-content; min-width: 100%; max-width: min(max(100%, 54rem),
        100% + max(0rem, (100vw - 38rem) / 2)); }
      .explanation :is(.opened > p:not(.equation), .remark) { max-width: 36rem; }
    }
    @media screen and (min-width: 64rem) {
      .sectioned .cell > .explanation { max-width: min(max(100%, 54rem),
        100% + max(0rem, (100vw - 55rem) / 2 - 1rem)); }
    }
    .explanation > :last-child { margin-bottom: 0; }
    .explanation .answer { margin: 0 0 .8em; font-size: 1.05rem; font-weight: 600; }
    .explanation :is(.answer, .equation, .step > .title, summary, p.step, .opened > p) { overflow-x: auto; overflow-y: hidden; }
    .explanation > .caption { color: var(--quiet); font: .9rem/1.5 var(--sans); }
    .explanation figure { margin: 0 0 1em; }
    .explanation .step { margin: 0 0 .5em; }
    .explanation details[open] > summary { margin-bottom: 0; }
    .explanation details > summary:hover { background: var(--panel); }
    .explanation section.step { margin: .9em 0; }
    .explanation .step > .title { margin: 0 0 .4em; }
    .explanation p.step { padding-left: 1.15em; }
    .explanation summary { cursor: pointer; color: inherit; font: inherit; padding-left: 1.15em; list-style: none; position: relative; }
    .explanation summary::-webkit-details-marker { display: none; }
    .explanation summary::before { content: ""; position: absolute; left: .15em; top: 50%; width: .34em; height: .34em;
      margin-top: -.24em; border: solid var(--quiet); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); }
    .explanation details[open] > summary::before { transform: rotate(45deg); }
    .explanation summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .2rem; }
    .explanation .opened { margin: .4em 0 .8em .3em; padding-left: .85em; border-left: 1.5px solid var(--rule); }
    .explanation .opened > :last-child { margin-bottom: 0; }
    .explanation :is(.equation, .answer, .title, summary, p.step, .opened > p) math:not([display="block"]) { max-width: none;
      padding-block: .14em; overflow: visible; }
    .explanation .equation { margin: .3em 0 .7em; }
    .explanation .table-scroll { margin-bottom: .8em; }
    .explanation :is(td, th) { white-space: nowrap; padding-top: .45em; padding-bottom: .45em; text-align: left; }
    .explanation :is(td, th).number { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
    .explanation thead th { color: var(--quiet); font: .78rem/1.4 var(--sans); border-bottom-color: var(--rule); }
    .explanation tfoot td { border-top: 1.5px solid var(--quiet); }
    .explanation tr:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }
    .explanation .remark { margin: .5em 0 0; color: var(--quiet); font: .85rem/1.5 var(--sans); }
    .explanation .remark.caution { color: var(--caution); }
    @media (max-width: 30rem) {
      .explanation { padding: .7em .8em; }
      .explanation table { font-size: .86rem; }
      .explanation :is(td, th) { padding-left: .45em; padding-right: .45em; }
      @supports (animation-timeline: scroll(nearest inline)) {
        .explanation .table-scroll :is(td, th).number:last-child:not(:nth-child(n + 5)) { position: sticky; right: 0; animation: held linear;
          animation-timeline: scroll(nearest inline); }
      }
    }
    @keyframes held {
      0%, 95% { background: var(--ground); box-shadow: inset 1px 0 var(--quiet), -.5rem 0 .4rem -.1rem var(--shade); }
    }

    """ + marks

  /// The same thing lights wherever it stands in an explanation while one of its places is under the pointer or has
  /// the focus.
  private static let marks = (1...16).map { mark in
    ".explanation:has(.mark-\(mark):is(:hover, :focus)) .mark-\(mark) { background: var(--lit); }\n"
      + ".explanation:has(.mark-\(mark):is(:hover, :focus)) svg .mark-\(mark) { stroke-width: 4; font-weight: 700; }\n"
  }.joined()
}
