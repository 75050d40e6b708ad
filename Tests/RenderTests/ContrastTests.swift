import Foundation
import Testing

@testable import Render

@Suite("Colours of the page")
struct ContrastTests {
  /// The colours by their names on a light and on a dark ground.
  static let schemes: [(name: String, colours: [String: String])] = {
    func colours(_ css: Substring) -> [String: String] {
      Dictionary(
        css.matches(of: #/--([a-z0-9-]+): (#[0-9a-f]{3,6})\b/#).map { (String($0.1), String($0.2)) },
        uniquingKeysWith: { first, _ in first })
    }
    let css = Theme.colours
    let start = css.range(of: "@media")?.lowerBound ?? css.endIndex
    let light = colours(css[..<start])
    let print = colours(Theme.print[...])
    return [
      ("light", light), ("dark", light.merging(colours(css[start...])) { $1 }), ("print", light.merging(print) { $1 }),
    ]
  }()

  static let texts = [
    "ink", "quiet", "link", "good", "bad", "caution", "keyword", "name", "number", "string", "operator", "comment",
    "function",
  ]

  /// Web Content Accessibility Guidelines 2.2, success criteria 1.4.3 and 1.4.11.
  @Test("Text has 4.5 : 1 and more on its ground, lines of figures 3 : 1", arguments: ["light", "dark", "print"])
  func contrast(scheme: String) throws {
    let colours = try #require(Self.schemes.first { $0.name == scheme }).colours
    func ratio(_ text: String, _ ground: String) throws -> Double {
      let lights = [try #require(colours[text]), try #require(colours[ground])].map(Self.luminance).sorted()
      return (lights[1] + 0.05) / (lights[0] + 0.05)
    }
    for text in Self.texts {
      for ground in ["ground", "panel"] { #expect(try ratio(text, ground) >= 4.5, "\(text) on \(ground)") }
    }
    for (text, ground) in [("bad", "bad-panel"), ("caution", "caution-panel"), ("ink", "lit"), ("ground", "ink")] {
      #expect(try ratio(text, ground) >= 4.5, "\(text) on \(ground)")
    }
    for line in (1...6).map({ "series-\($0)" }) + ["quiet", "scale-high", "scale-low"] {
      #expect(try ratio(line, "ground") >= 3, "\(line)")
    }
  }

  @Test("The button gives the colours that the reader's setting gives")
  func schemes() {
    let css = Theme.colours
    #expect(css.contains(":root:not([data-theme=\"light\"])") && css.contains(":root[data-theme=\"dark\"]"))
    let dark = css.matches(of: #/--ground: #15181e(?s:[^}]*)/#).map { String($0.0) }
    #expect(dark.count == 2 && dark[0] == dark[1])
  }

  @Test("Contrast is reckoned as the guidelines do", arguments: [("#fff", 1.0), ("#000", 0), ("#ff0000", 0.2126)])
  func reckoning(colour: String, luminance: Double) {
    #expect(abs(Self.luminance(colour) - luminance) < 1e-9)
  }

  private static func luminance(_ colour: String) -> Double {
    let digits = colour.dropFirst()
    let pairs =
      digits.count == 3
      ? digits.map { "\($0)\($0)" }
      : stride(from: 0, to: 6, by: 2).map { place in
        String(digits.dropFirst(place).prefix(2))
      }
    let channels = pairs.map { pair -> Double in
      let value = Double(UInt8(pair, radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
