extension Theme {
  /// Formulas: MathML, and TeX shown as written where it could not be set. Chromium aligns the cells of
  /// a mathematical table by `-webkit-right` only, which it hands on to all that is in the cell.
  static let mathematics = """
    math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", "XITS Math",
      "TeX Gyre Termes Math", "DejaVu Math TeX Gyre", math; }
    msqrt > *, mroot > :first-child { padding-top: .12em; }
    math[display="block"], .math.display { max-width: 100%; margin: 1em 0; padding: .15em 0; overflow-x: auto;
      overflow-y: hidden; }
    :is(p, li, dd, h1, h2, h3, h4, h5, h6) math:not([display="block"]) { max-width: 100%; overflow-x: auto;
      overflow-y: hidden; }
    .math.display { display: block; text-align: center; }
    .math.display > math[display="block"] { width: max-content; min-width: 100%; max-width: none; margin: 0; padding: 0;
      overflow: visible; }
    code.math, .math > code { background: none; padding: 0; }
    pre.math { text-align: left; }
    mtd { padding: .25em .4em; }
    mtr > mtd:first-child { padding-left: .25em; }
    mtr > mtd:last-child { padding-right: .25em; }
    mtable.aligned > mtr > mtd { text-align: -webkit-left; padding: .25em .15em; }
    mtable.aligned > mtr > mtd:nth-child(odd), mtable.numbers > mtr > mtd { text-align: -webkit-right; }
    mtable.cases > mtr > mtd { text-align: -webkit-left; }
    mtable:is(.aligned, .numbers, .cases) > mtr > mtd > * { text-align: left; }

    """
}
