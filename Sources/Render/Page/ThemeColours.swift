extension Theme {
  /// All colours, by what they are for, on light and on dark ground. Text stands out from its ground 4.5 : 1 and more.
  /// The figures take theirs from here too.
  static let colours = """
    :root {
      color-scheme: light dark;
      --ground: #fffefb; --panel: #f5f3ee; --ink: #1f2328; --quiet: #5b6270; --rule: #dcd8cf; --link: #0b5cad;
      --good: #1a6b3c; --bad: #b3261e; --bad-panel: #fdf0ee; --caution: #7a5200; --caution-panel: #fdf6e3;
      --lit: #ffedb0;
      --keyword: #8a3ea8; --name: #1f2328; --number: #0b5cad; --string: #8a4b08; --operator: #5b6270;
      --comment: #676d7a; --function: #0f6b5c;
      --figure-ink: var(--ink); --figure-ground: var(--ground);
      --series-1: #0072b2; --series-2: #d55e00; --series-3: #009e73; --series-4: #b8609f; --series-5: #757c88;
      --series-6: #a6761d;
      --scale-high: #083a6a; --scale-low: #702a00; --scale-near: #000; --scale-far: #fff;
      --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Palatino Linotype", Georgia,
        "Noto Serif", "Liberation Serif", serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
    }

    """ + dark

  /// By the reader's setting, unless the page's button chose the other; only on a screen.
  private static let dark =
    "@media screen and (prefers-color-scheme: dark) {\n:root:not([data-theme=\"light\"]) {\n\(darkColours)}\n}\n"
    + "@media screen {\n:root[data-theme=\"light\"] { color-scheme: light; }\n"
    + ":root[data-theme=\"dark\"] {\ncolor-scheme: dark;\n\(darkColours)}\n}\n\n"

  private static let darkColours = """
    --ground: #15181e; --panel: #1d2129; --ink: #dfe2e7; --quiet: #9aa3b2; --rule: #353b47; --link: #7db8f0;
    --good: #6fcf97; --bad: #ff9a8f; --bad-panel: #33201f; --caution: #e8c06a; --caution-panel: #2d271a;
    --lit: #4d431c;
    --keyword: #d3a3ea; --name: #dfe2e7; --number: #7db8f0; --string: #e9b27a; --operator: #a4acba;
    --comment: #929aa8; --function: #6fd0bd;
    --series-1: #56b4e9; --series-2: #ff8c4a; --series-3: #34c79f; --series-4: #e39bc9; --series-5: #a8b0bd;
    --series-6: #dcb04c;
    --scale-high: #6cabd5; --scale-low: #e39252; --scale-near: #fff; --scale-far: #000;

    """
}
