import Testing

@testable import Figures

/// Whole drawings, so that a change of a single byte is seen. A change that is meant is looked at in a browser first.
@Suite("The SVG of a small chart")
struct GoldenTests {
  @Test("is the same everywhere, on a page")
  func onAPage() {
    let chart = LineChart(
      xLabel: "epoch", yLabel: "loss", series: [.init(name: "loss", xs: [0, 1, 2, 3], ys: [2, 1, 0.5, .nan])],
      reading: .progress)
    let golden = #"""
      <svg xmlns="http://www.w3.org/2000/svg" id="loss" viewBox="0 0 520 310" width="520" height="310" role="img" aria-labelledby="loss-title loss-desc" font-size="14" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
      <title id="loss-title">loss against epoch</title>
      <desc id="loss-desc">Loss against epoch, 0 to 3. It falls from 2 to 0.5; half of the fall is done by epoch 1. From epoch 3 on it is not a number.</desc>
      <style>#loss{color:var(--figure-ink,inherit)}
      #loss .grid{stroke:var(--figure-grid,currentColor)}
      #loss .s1{stroke:var(--series-1,#0072b2)}
      #loss .halo{stroke:var(--figure-ground,none)}</style>
      <text x="4" y="19" fill="currentColor">loss</text>
      <g class="grid" stroke="currentColor" fill="none"><path stroke-opacity=".06" d="M68 32v230M99.3 32v230M130.5 32v230M161.8 32v230M224.4 32v230M255.7 32v230M287 32v230M318.3 32v230M380.8 32v230M412.1 32v230M443.4 32v230M474.7 32v230M36.7 246.7h469.3M36.7 231.3h469.3M36.7 216h469.3M36.7 200.7h469.3M36.7 170h469.3M36.7 154.7h469.3M36.7 139.3h469.3M36.7 124h469.3M36.7 93.3h469.3M36.7 78h469.3M36.7 62.7h469.3M36.7 47.3h469.3"/><path stroke-opacity=".16" d="M36.7 32v230M193.1 32v230M349.6 32v230M506 32v230M36.7 262h469.3M36.7 185.3h469.3M36.7 108.7h469.3M36.7 32h469.3"/><path stroke-opacity=".35" d="M36.7 32v230M36.7 262h469.3"/><path stroke-opacity=".6" d="M36.7 32v230"/></g>
      <g fill="currentColor"><text x="28.7" y="267" text-anchor="end">0.5</text><text x="28.7" y="190.3" text-anchor="end">1.0</text><text x="28.7" y="113.7" text-anchor="end">1.5</text><text x="28.7" y="37" text-anchor="end">2.0</text></g>
      <g fill="currentColor" text-anchor="middle"><text x="36.7" y="281">0</text><text x="193.1" y="281">1</text><text x="349.6" y="281">2</text><text x="506" y="281">3</text><text x="271.3" y="302">epoch</text></g>
      <path class="s1" stroke="#0072b2" fill="none" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" d="M36.7 32l156.4 153.3l156.5 76.7"/>
      </svg>

      """#
    #expect(Figure.lineChart(chart).svg(idPrefix: "loss") == golden)
  }

  @Test("is the same everywhere, as a file of its own")
  func standalone() {
    let chart = LineChart(
      title: "Two", xLabel: "x", yLabel: "",
      series: [
        .init(name: "f", xs: [1, 10, 100], ys: [1, 0, 2]),
        .init(name: "data", xs: [2, 50], ys: [1, 1], style: .points),
      ],
      xScale: .logarithmic, markedPoints: [.init(x: 10, y: 0, label: "least")])
    let golden = #"""
      <svg xmlns="http://www.w3.org/2000/svg" id="two" viewBox="0 0 520 330" width="520" height="330" role="img" aria-labelledby="two-title two-desc" font-size="14" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
      <title id="two-title">Two</title>
      <desc id="two-desc">d</desc>
      <style>#two{color:var(--figure-ink,#1f2328)}
      #two .grid{stroke:var(--figure-grid,currentColor)}
      #two .s1{stroke:var(--series-1,#0072b2)}
      #two .s2{stroke:var(--series-2,#d55e00)}
      #two .halo{stroke:var(--figure-ground,#ffffff)}
      @media (prefers-color-scheme:dark){#two{color:#e6e8eb}#two .ground{fill:#15181e}#two .halo{stroke:#15181e}}</style>
      <rect class="ground" width="100%" height="100%" fill="#ffffff"/>
      <text x="4" y="19" font-size="15" font-weight="600" fill="currentColor">Two</text>
      <path class="s1" stroke="#0072b2" fill="none" stroke-width="2" stroke-linecap="round" d="M4 34h28"/><text x="38" y="39" fill="currentColor">f</text>
      <path class="s2" stroke="#d55e00" fill="none" stroke-width="5" stroke-linecap="square" d="M75.3 34h0"/><text x="95.3" y="39" fill="currentColor">data</text>
      <g class="grid" stroke="currentColor" fill="none"><path stroke-opacity=".06" d="M44.1 52v230M118.9 52v230M157 52v230M183.9 52v230M204.8 52v230M221.9 52v230M236.4 52v230M248.9 52v230M260 52v230M334.8 52v230M372.8 52v230M399.8 52v230M420.7 52v230M437.8 52v230M452.3 52v230M464.8 52v230M475.8 52v230M36.7 270.5h466.3M36.7 259h466.3M36.7 247.5h466.3M36.7 236h466.3M36.7 213h466.3M36.7 201.5h466.3M36.7 190h466.3M36.7 178.5h466.3M36.7 155.5h466.3M36.7 144h466.3M36.7 132.5h466.3M36.7 121h466.3M36.7 98h466.3M36.7 86.5h466.3M36.7 75h466.3M36.7 63.5h466.3"/><path stroke-opacity=".16" d="M54 52v230M269.8 52v230M485.7 52v230M36.7 282h466.3M36.7 224.5h466.3M36.7 167h466.3M36.7 109.5h466.3M36.7 52h466.3"/><path stroke-opacity=".35" d="M36.7 52v230M36.7 282h466.3"/><path stroke-opacity=".6" d="M36.7 282h466.3"/></g>
      <g fill="currentColor"><text x="28.7" y="287" text-anchor="end">0.0</text><text x="28.7" y="229.5" text-anchor="end">0.5</text><text x="28.7" y="172" text-anchor="end">1.0</text><text x="28.7" y="114.5" text-anchor="end">1.5</text><text x="28.7" y="57" text-anchor="end">2.0</text></g>
      <g fill="currentColor" text-anchor="middle"><text x="54" y="301">1</text><text x="269.8" y="301">10</text><text x="485.7" y="301">100</text><text x="269.8" y="322">x</text></g>
      <path class="s1" stroke="#0072b2" fill="none" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" d="M54 167l215.8 115l215.9-230"/>
      <path class="s2" stroke="#d55e00" fill="none" stroke-width="5" stroke-linecap="square" d="M118.9 167h0M420.7 167h0"/>
      <circle class="halo" cx="269.8" cy="282" r="4" fill="currentColor"/><text class="halo" x="275.8" y="275" fill="currentColor" stroke-width="3" stroke-linejoin="round" paint-order="stroke">least</text>
      </svg>

      """#
    #expect(Figure.lineChart(chart).svg(idPrefix: "two", description: "d", standalone: true) == golden)
  }
}
