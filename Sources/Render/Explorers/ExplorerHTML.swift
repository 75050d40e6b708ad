import Engine
import Figures
import Language
import Numerals

/// What a reader can move through: the controls with the frames for the page's script, and a few telling frames for
/// print and for pages without scripts.
struct ExplorerHTML {
  private let explorer: ExplorerOutput
  private let printer: OutputHTML
  private let identifier: String

  /// `identifier` is unique on the page.
  init(_ explorer: ExplorerOutput, printer: OutputHTML, identifier: String) {
    self.explorer = explorer
    self.printer = printer
    self.identifier = identifier
  }

  /// The most bytes that the frames of one explorer may have; with more, only some of them are kept.
  private static let capacity = 120_000

  /// `caption` is HTML; `name` is the author's text for those who cannot see it.
  func html(caption: String?, name: String?) -> String {
    let label = name.map { " role=\"group\" aria-label=\"\(HTMLText.escape($0))\"" } ?? ""
    let math = MathML(digits: printer.digits)
    var lines = ["<div class=\"output explorer\">", "<div class=\"stage\"\(label) hidden>"]
    if let surface {
      lines += surface.stage(identifier: "\(identifier).view") + ["</div>", script(surface.json)]
    } else {
      let (templates, kept) = templates
      lines.append("<div class=\"controls\">")
      for (position, control) in explorer.controls.enumerated() {
        lines.append(ControlHTML(control, settings: kept[position], math).html)
      }
      lines.append("</div>")
      lines.append(
        "<div class=\"view\">" + templates.parts.map { _ in "<div class=\"part\"></div>" }.joined() + "</div>")
      if templates.words != nil {
        // The sentence follows at once; what is read aloud waits until the reader rests.
        lines.append("<p class=\"words\"></p><p class=\"unseen\" role=\"status\"></p>")
      }
      lines += ["</div>", script(json(templates, kept))]
    }
    lines.append("<div class=\"still\"\(label)>")
    for (number, frame) in explorer.tellingFrames.enumerated() {
      let title = ExplorerText.title(explorer, frame, text: HTMLText.escape, math: math.inline)
      lines.append("<div class=\"frame\"><p class=\"title\">\(title)</p>")
      lines.append(parts(explorer.frames[frame], "\(identifier).frame\(number + 1)").joined(separator: "\n"))
      if !explorer.words.isEmpty { lines.append("<p class=\"words\">\(HTMLText.escape(explorer.words[frame]))</p>") }
      lines.append("</div>")
    }
    lines.append("</div>")
    if let caption { lines.append("<p class=\"caption\">\(caption)</p>") }
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  private func script(_ json: JSONValue) -> String { "<script type=\"application/json\">\(json.scriptText)</script>" }

  /// The surface that turns, where that is what is explored.
  private var surface: SurfaceExplorerHTML? {
    guard explorer.isTurn, case .figure(let figure)? = explorer.frames[explorer.controls[0].start].first,
      case .surface(let chart) = figure.figure
    else { return nil }
    return SurfaceExplorerHTML(figure, chart, digits: printer.digits)
  }

  /// The outputs of a frame, each as HTML.
  private func parts(_ outputs: [Output], _ identifier: String) -> [String] {
    outputs.enumerated().map { position, output in
      let context = OutputContext(
        blockIdentifier: position == 0 ? identifier : "\(identifier).part\(position + 1)", caption: nil,
        alternativeText: nil, isWithoutData: true)
      return printer.html(output, context: context)
    }
  }

  /// A template for each part, and one for the words where there are any.
  private struct Templates {
    let parts: [FrameTemplate]
    let words: FrameTemplate?

    var size: Int { (parts + (words.map { [$0] } ?? [])).reduce(0) { $0 + $1.json.scriptSize } }
  }

  /// The templates, and the settings of each control that they have frames for.
  private var templates: (Templates, kept: [[Int]]) {
    var grounds = DrawnGrounds()
    let frames = explorer.frames.map { outputs -> [String] in
      var drawn: [Output] = []
      for output in outputs { drawn.append(output.withGrounds(&grounds)) }
      return parts(drawn, "\(identifier).view")
    }
    let count = frames.first?.count ?? 0
    let pieces = (0..<count).map { part in FramePieces(frames.map { $0[part] }) }
    var kept = explorer.controls.map { Array($0.settings.indices) }
    while true {
      let chosen = Self.combinations(kept).map { explorer.frame(ofSettings: $0) }
      let templates = Templates(
        parts: pieces.map { FrameTemplate($0, frames: chosen) },
        words: explorer.words.isEmpty ? nil : FrameTemplate(chosen.map { explorer.words[$0] }))
      guard templates.size > Self.capacity, let longest = thinnable(kept) else { return (templates, kept) }
      // Every second group of settings, and always the first, the last and the one that is shown first.
      let (settings, control) = (kept[longest], explorer.controls[longest])
      let last = (settings.count - 1) / control.group
      kept[longest] =
        settings.indices.filter { index in
          let group = index / control.group
          return group % 2 == 0 || group == last || settings[index] / control.group == control.start / control.group
        }.map { settings[$0] }
    }
  }

  /// The control that settings are taken from: the longest of those with a range, and only then of the others.
  private func thinnable(_ kept: [[Int]]) -> Int? {
    let long = kept.indices.filter { kept[$0].count > 3 * explorer.controls[$0].group + 1 }
    let ranges = long.filter { !explorer.controls[$0].isGiven }
    return (ranges.isEmpty ? long : ranges).max { kept[$0].count < kept[$1].count }
  }

  private static func combinations(_ settings: [[Int]]) -> [[Int]] {
    settings.reduce([[]]) { all, own in all.flatMap { start in own.map { start + [$0] } } }
  }

  private func json(_ templates: Templates, _ kept: [[Int]]) -> JSONValue {
    let controls = zip(explorer.controls, kept).map { control, settings -> JSONValue in
      var pairs: [(String, JSONValue)] = [("settings", .array(settings.map { .string(control.settings[$0]) }))]
      if let pointer = control.pointer, let area = area(ofPart: pointer.part) {
        let (start, end) = pointer.side == .across ? (area.left, area.right) : (area.bottom, area.top)
        let (low, high) = (start + (end - start) * pointer.first, start + (end - start) * pointer.last)
        pairs.append(("part", .number(Double(pointer.part))))
        pairs.append(("side", .string(pointer.side == .across ? "x" : "y")))
        pairs.append(("ends", .array([.number(low), .number(high)])))
      }
      return .object(pairs)
    }
    let words = templates.words.map { [("words", $0.json)] } ?? []
    return .object([("controls", .array(controls)), ("parts", .array(templates.parts.map(\.json)))] + words)
  }

  /// The plot of the figure that is the part of this position, in units of its drawing.
  private func area(ofPart part: Int) -> FigureArea? {
    guard let output = explorer.frames.first?[part], case .figure(let figure) = output else { return nil }
    return figure.figure.plotArea
  }
}
