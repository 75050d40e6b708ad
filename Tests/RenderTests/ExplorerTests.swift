import Language
import Notebook
import Source
import Testing

@testable import Render

@Suite("An explorer")
struct ExplorerTests {
  /// The frames as the page's script puts them together from what the page carries.
  private func frames(_ template: FrameTemplate, count: Int) -> [String] {
    (0..<count).map { frame in
      JavaScript.text(
        "\(PageScript.frames); fill(JSON.parse(\(JSONValue.string(template.json.scriptText).text)), \(frame))")
    }
  }

  @Test(
    "gives every frame back, whatever differs",
    arguments: [
      ["<p class=\"a\">1</p>", "<p class=\"a\">2</p>", "<p class=\"b\">2</p>"],
      ["<p>1</p>", "<p>1</p>"],
      ["<p>x</p><p>y</p>", "<p>x</p>", "<p>x</p><b>z</b><p>y</p>"],
      ["a", "", "<"],
      ["<svg><style>s</style></svg><!-- c -->", "</script><script>", "<SCRIPT>"],
      ["same <i>start</i> 1", "same <i>start</i> 2 and more", "same <i>start</i> 3"],
      ["σ \\ \" \n \u{2028}", "σ′ \\ \" \n \u{2028}"],
    ])
  func templates(frames: [String]) {
    let template = FrameTemplate(frames)
    for (number, frame) in frames.enumerated() { #expect(template.text(ofFrame: number) == frame) }
    #expect(self.frames(template, count: frames.count) == frames)
  }

  @Test("and a group are named by the author's words for those who cannot see them")
  func names() throws {
    let source = "```nn alt=\"Two curves\"\nrow(plot(x, x: 0..1), plot(x^2, x: 0..1))\n```\n"
    #expect(try page(source).contains("class=\"output group\" role=\"group\" aria-label=\"Two curves\""))
    let explored = try page("```nn alt=\"A <curve>\"\nexplore(plot(k*x, x: 0..1), k: [1, 2])\n```\n")
    #expect(explored.contains("<div class=\"stage\" role=\"group\" aria-label=\"A &lt;curve&gt;\" hidden>"))
    #expect(explored.contains("<div class=\"still\" role=\"group\" aria-label=\"A &lt;curve&gt;\">"))
  }

  @Test("carries nothing that ends its script element")
  func scriptText() {
    let text = JSONValue.string("</script><!--<script></SCRIPT><Script>").scriptText
    #expect(!text.lowercased().contains("</s") && !text.contains("<!") && !text.lowercased().contains("<s"))
  }

  @Test("shows at every setting what the engine computes there")
  func settings() throws {
    let definitions = "param w = 0.5, b = -1\nz = w*2 + b\ny = σ(z)"
    let page = try page("```nn\n\(definitions)\nexplore(y, w: [-1, 0, 2.5], b: [-1, 0.25])\n```\n")
    let start = try #require(page.range(of: "<script type=\"application/json\">")).upperBound
    let end = try #require(page[start...].range(of: "</script>")).lowerBound
    let json = JSONValue.string(String(page[start..<end])).text
    for (place, w) in [-1, 0, 2.5].enumerated() {
      for (other, b) in [-1, 0.25].enumerated() {
        let shown = JavaScript.text(
          "\(PageScript.frames); var data = JSON.parse(\(json));"
            + "fill(data.parts[0], frameOf([\(place), \(other)], [3, 2]))")
        let computed = try self.page("```nn\n\(definitions)\ny at (w = \(w), b = \(b))\n```\n")
        let number = try #require(shown.firstMatch(of: #/<mn>([^<]*)</mn>/#)).1
        #expect(computed.contains("<mn>\(number)</mn></mrow></math>"), "\(w) \(b) \(number)")
      }
    }
  }

  @Test(
    "follows the pointer to the nearest of its settings",
    arguments: [(50.0, 0), (59, 0), (60, 1), (250, 10), (-5, 0), (1000, 10)])
  func pointer(place: Double, setting: Int) {
    #expect(JavaScript.text("\(PageScript.frames); nearest(\(place), [50, 250], 11)") == "\(setting)")
  }

  @Test("is the only reason for its script, which the policy names by its hash")
  func policy() throws {
    #expect(!(try page("Text.\n")).contains(PageScript.explorers))
    let page = try page("```nn\nexplore(plot(k*x, x: 0..1), k: 1..2)\n```\n")
    #expect(page.contains("<script>\(PageScript.explorers)</script>"))
  }

  private func page(_ markdown: String) throws -> String {
    let notebook = try LoadedNotebook.load(SourceText(name: "a.md", text: markdown)).execute()
    return NotebookHTML(notebook, Place(name: "a")).page
  }
}
