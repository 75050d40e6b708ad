import Notebook
import Source
import Testing

@testable import Language
@testable import Render

/// The page's sentences beside what the language itself says of the same places.
@Suite("An explorer that follows the pointer")
struct FollowingTests {
  private func executed(_ markdown: String) throws -> ExecutedNotebook {
    try LoadedNotebook.load(SourceText(name: "a.md", text: markdown)).execute()
  }

  private func explorer(_ code: String) throws -> ExplorerOutput {
    let outputs = try executed("```nn\n\(code)\n```\n").cells.flatMap(\.outputs)
    guard case .explorer(let explorer)? = outputs.last else { throw Missing() }
    return explorer
  }

  private struct Missing: Error {}

  /// What a reader sees at each frame, as the page's script puts it together.
  private func sentences(_ code: String) throws -> (words: [String], settings: [[String]]) {
    let page = NotebookHTML(try executed("```nn\n\(code)\n```\n"), Place(name: "a")).page
    let start = try #require(page.range(of: "<script type=\"application/json\">")).upperBound
    let end = try #require(page[start...].range(of: "</script>")).lowerBound
    let data = "\(PageScript.frames); var data = JSON.parse(\(JSONValue.string(String(page[start..<end])).text));"
    func lines(_ script: String) -> [String] {
      JavaScript.text(data + script).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let counts = lines("data.controls.map(function (c) { return c.settings.length; }).join('\\n')").map { Int($0) ?? 0 }
    let count = counts.reduce(1, *)
    let words = lines(
      "var all = []; for (var k = 0; k < \(count); k += 1) { all.push(fill(data.words, k)); } all.join('\\n')")
    let settings = counts.indices.map { lines("data.controls[\($0)].settings.join('\\n')") }
    return (words, settings)
  }

  /// The values of expressions in a sentence of a notebook.
  private func values(_ code: String, _ expressions: [String]) throws -> [String] {
    let inline = expressions.map { "`{nn} \($0)`" }.joined(separator: "\n")
    let notebook = try executed("```nn\n\(code)\n```\n\n\(inline)\n")
    let json = Format.json.render(notebook, at: Place(name: "a")).map(\.contents).joined()
    let start = try #require(json.range(of: "\"inline\"")).upperBound
    return json[start...].matches(of: #/"text": "([^"]*)"/#).map { String($0.1) }
  }

  private func plain(_ setting: String) -> String { setting.replacing("−", with: "-") }

  @Test("says at every place what the function and its derivative are there")
  func tangent() throws {
    let code = "f(x) = x^3/3 - x\n"
    let (words, settings) = try sentences(code + "explore(plot(f, f', x: -2..2))")
    #expect(settings == [(-20...20).map { ($0 < 0 ? "−" : "") + "\(abs($0) / 10).\(abs($0) % 10)" }])
    let values = try self.values(code, settings[0].flatMap { ["f(\(plain($0)))", "f'(\(plain($0)))"] })
    #expect(values.count == 82)
    for (place, setting) in settings[0].enumerated() {
      let (value, slope) = (values[2 * place], values[2 * place + 1])
      #expect(words[place] == "At x = \(setting), f(x) is \(value) and its slope is \(slope); f′(x) is \(slope).")
    }
  }

  @Test("says where a function has no value")
  func missing() throws {
    let (words, settings) = try sentences("explore(plot(log(u), u: -1..3))")
    for (word, setting) in zip(words, settings[0]) {
      let hasValue = !setting.hasPrefix("−") && setting.contains { "123456789".contains($0) }
      #expect(word.contains("no value") == !hasValue, "\(setting): \(word)")
    }
  }

  @Test("says at every place what the gradient is")
  func gradient() throws {
    let code = "g(p, q) = p^2 + 3*q^2 - p*q\n"
    let (words, settings) = try sentences(code + "explore(contour(g, p: -3..3, q: -3..3))")
    let places = settings[0].flatMap { p in settings[1].map { (p, $0) } }
    #expect(words.count == places.count && places.count > 100)
    let values = try self.values(
      code,
      places.flatMap { p, q in
        ["g", "∂g/∂p", "∂g/∂q"].map { "\($0)(\(plain(p)), \(plain(q)))" }
      })
    for (place, word) in words.enumerated() {
      let (p, q) = places[place]
      let own = values[(3 * place)..<(3 * place + 3)].map { $0 }
      #expect(word.hasPrefix("At p = \(p), q = \(q), "))
      #expect(word.hasSuffix(" is \(own[0]) and its gradient is (\(own[1]), \(own[2]))."), "\(word)")
    }
  }

  private static let training =
    """
    param w = 2, v = -1.5
    E = w^2 + 3*v^2 + w*v
    run = train(E, optimizer: gd(rate: 0.1), epochs: 12)

    """

  @Test("goes through the four phases of each step of a descent, with the run's own numbers")
  func descent() throws {
    let (words, settings) = try sentences(Self.training + "explore(contour(E, w: -3..3, v: -3..3, path: run))")
    #expect(settings[0].prefix(5) == ["1, gradient", "1, direction", "1, step", "1, new loss", "2, gradient"])
    #expect(words.count == 48)
    for epoch in 0..<12 {
      let now = try values(
        Self.training,
        [
          "run.w[\(epoch)]", "run.v[\(epoch)]", "E at run[\(epoch)]", "∂E/∂w at run[\(epoch)]",
          "∂E/∂v at run[\(epoch)]", "run.w[\(epoch + 1)]", "run.v[\(epoch + 1)]", "run.loss[\(epoch + 1)]",
          "run.w[\(epoch + 1)] - run.w[\(epoch)]", "run.v[\(epoch + 1)] - run.v[\(epoch)]",
        ])
      let own = words[(4 * epoch)...]
      let first = try #require(own.first)
      #expect(first.contains("w = \(now[0]), v = \(now[1]), "))
      #expect(first.hasSuffix(" is \(now[2]) and its gradient is (\(now[3]), \(now[4]))."))
      #expect(
        own.dropFirst(2).first == "The step is 0.1 times the direction, (\(now[8]), \(now[9])): "
          + "from (\(now[0]), \(now[1])) to (\(now[5]), \(now[6])).")
      #expect(own.dropFirst(3).first?.contains("is now \(now[7]), down by ") == true)
    }
  }

  @Test("shows whole steps of a long descent, the first and the last among them")
  func longDescent() throws {
    let code = Self.training.replacing("epochs: 12", with: "epochs: 900")
    let (words, settings) = try sentences(code + "explore(contour(E, w: -3..3, v: -3..3, path: run))")
    let phases = ["gradient", "direction", "step", "new loss"]
    #expect(words.count == settings[0].count && words.count % 4 == 0 && words.count <= ExplorerOutput.mostFrames)
    for (place, setting) in settings[0].enumerated() { #expect(setting.hasSuffix(", \(phases[place % 4])")) }
    #expect(settings[0].first == "1, gradient" && settings[0].last == "900, new loss")
  }

  @Test("goes epoch by epoch through runs beside one another")
  func together() throws {
    let code = Self.training + "other = train(E, optimizer: gd(rate: 0.02), epochs: 20)\n"
    let (words, settings) = try sentences(code + "explore(contour(E, w: -3..3, v: -3..3, path: [run, other]))")
    #expect(settings == [(0...20).map(String.init)])
    let values = try self.values(code, ["run.loss[12]", "other.loss[20]", "other.loss[12]"])
    #expect(words[12].contains(values[0]) && words[12].contains(values[2]))
    // A run that ended before stays at its end.
    #expect(words[20].contains(values[0]) && words[20].contains(values[1]))
  }

  @Test("draws the field once for all places")
  func sharing() throws {
    let explorer = try explorer("explore(contour(p^2 + 3*q^2, p: -3..3, q: -3..3))")
    #expect(explorer.frames.count > 100 && explorer.words.count == explorer.frames.count)
    let page = NotebookHTML(
      try executed("```nn\nexplore(contour(p^2 + 3*q^2, p: -3..3, q: -3..3))\n```\n"), Place(name: "a")
    ).page
    let start = try #require(page.range(of: "<script type=\"application/json\">")).upperBound
    let end = try #require(page[start...].range(of: "</script>")).lowerBound
    #expect(page[start..<end].utf8.count < 80_000)
  }

  @Test(
    "shows telling places where nothing moves, with their sentences",
    arguments: [
      ("explore(plot(x^2, x: -3..3))", 3), ("explore(contour(p*q, p: -1..1, q: -1..1))", 4),
      ("explore(surface(p*q, p: -1..1, q: -1..1))", 2),
    ])
  func still(code: String, count: Int) throws {
    let page = NotebookHTML(try executed("```nn\n\(code)\n```\n"), Place(name: "a")).page
    let start = try #require(page.range(of: "<div class=\"still\">")).upperBound
    let still = page[start...]
    #expect(still.matches(of: #/<div class="frame">/#).count == count)
    #expect(still.matches(of: #/<figure /#).count == count)
    let explorer = try explorer(code)
    for frame in explorer.tellingFrames where !explorer.words.isEmpty {
      #expect(still.contains(HTMLText.escape(explorer.words[frame])))
    }
  }
}
