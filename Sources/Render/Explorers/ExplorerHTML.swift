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

  /// `caption` is HTML.
  func html(caption: String?) -> String {
    let math = MathML(digits: printer.digits)
    let (templates, kept) = templates
    var lines = ["<div class=\"output explorer\">", "<div class=\"stage\" hidden>", "<div class=\"controls\">"]
    for (position, control) in explorer.controls.enumerated() {
      lines.append(self.control(control, settings: kept[position], math))
    }
    lines.append("</div>")
    lines.append("<div class=\"view\">" + templates.map { _ in "<div class=\"part\"></div>" }.joined() + "</div>")
    lines.append("</div>")
    lines.append("<script type=\"application/json\">\(json(templates, kept).scriptText)</script>")
    lines.append("<div class=\"still\">")
    for (number, frame) in explorer.tellingFrames.enumerated() {
      let title = ExplorerText.title(explorer, frame, text: HTMLText.escape, math: math.inline)
      lines.append("<div class=\"frame\"><p class=\"title\">\(title)</p>")
      lines.append(parts(ofFrame: frame, "\(identifier).frame\(number + 1)").joined(separator: "\n"))
      lines.append("</div>")
    }
    lines.append("</div>")
    if let caption { lines.append("<p class=\"caption\">\(caption)</p>") }
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  private func control(_ control: ExplorerOutput.Control, settings: [Int], _ math: MathML) -> String {
    let start = settings.indices.min { abs(settings[$0] - control.start) < abs(settings[$1] - control.start) } ?? 0
    let text = control.settings[settings[start]]
    let name = HTMLText.escape(control.name)
    let play = "<button type=\"button\" class=\"play\" aria-label=\"Play\"></button>"
    return "<div class=\"control\"><label><span class=\"name\">\(math.inline(control.label))</span> "
      + "<input type=\"range\" min=\"0\" max=\"\(settings.count - 1)\" value=\"\(start)\" aria-label=\"\(name)\" "
      + "aria-valuetext=\"\(HTMLText.escape(text))\" autocomplete=\"off\"></label> "
      + "<output>\(HTMLText.escape(text))</output>\(control.kind == .steps ? play : "")</div>"
  }

  /// The outputs of a frame, each as HTML.
  private func parts(ofFrame frame: Int, _ identifier: String) -> [String] {
    explorer.frames[frame].enumerated().map { position, output in
      let context = OutputContext(
        blockIdentifier: position == 0 ? identifier : "\(identifier).part\(position + 1)", caption: nil,
        alternativeText: nil, isFrame: true)
      return printer.html(output, context: context)
    }
  }

  /// A template for each part, and the settings of each control that they have frames for.
  private var templates: (parts: [FrameTemplate], kept: [[Int]]) {
    let frames = explorer.frames.indices.map { parts(ofFrame: $0, "\(identifier).view") }
    var kept = explorer.controls.map { Array($0.settings.indices) }
    while true {
      let chosen = Self.combinations(kept).map { frames[explorer.frame(ofSettings: $0)] }
      let count = chosen.first?.count ?? 0
      let templates = (0..<count).map { part in FrameTemplate(chosen.map { $0[part] }) }
      let size = templates.reduce(0) { $0 + $1.json.scriptText.utf8.count }
      guard size > Self.capacity, let longest = kept.indices.max(by: { kept[$0].count < kept[$1].count }),
        kept[longest].count > 3
      else { return (templates, kept) }
      // Every second setting, the first and the last always.
      let settings = kept[longest]
      kept[longest] = settings.indices.filter { $0 % 2 == 0 || $0 == settings.count - 1 }.map { settings[$0] }
    }
  }

  private static func combinations(_ settings: [[Int]]) -> [[Int]] {
    settings.reduce([[]]) { all, own in all.flatMap { start in own.map { start + [$0] } } }
  }

  private func json(_ templates: [FrameTemplate], _ kept: [[Int]]) -> JSONValue {
    let controls = zip(explorer.controls, kept).map { control, settings -> JSONValue in
      var pairs: [(String, JSONValue)] = [("settings", .array(settings.map { .string(control.settings[$0]) }))]
      if let pointer = control.pointer, let area = area(ofPart: pointer.part) {
        let (low, high) = pointer.side == .across ? (area.left, area.right) : (area.bottom, area.top)
        pairs.append(("part", .number(Double(pointer.part))))
        pairs.append(("side", .string(pointer.side == .across ? "x" : "y")))
        pairs.append(("ends", .array([.number(low), .number(high)])))
      }
      return .object(pairs)
    }
    return .object([("controls", .array(controls)), ("parts", .array(templates.map(\.json)))])
  }

  /// The plot of the figure that is the part of this position, in units of its drawing.
  private func area(ofPart part: Int) -> FigureArea? {
    guard let output = explorer.frames.first?[part], case .figure(let figure) = output else { return nil }
    return figure.figure.plotArea
  }
}
