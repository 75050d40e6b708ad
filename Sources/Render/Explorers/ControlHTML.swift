import Engine
import Language

/// What a reader moves: a slider, with buttons for what goes on by itself.
struct ControlHTML {
  private let control: ExplorerOutput.Control
  private let settings: [Int]
  private let math: MathML

  /// `settings` are those of the control that the page has frames for.
  init(_ control: ExplorerOutput.Control, settings: [Int], _ math: MathML) {
    self.control = control
    self.settings = settings
    self.math = math
  }

  var html: String {
    let start = settings.indices.min { abs(settings[$0] - control.start) < abs(settings[$1] - control.start) } ?? 0
    let text = HTMLText.escape(control.settings[settings[start]])
    return "<div class=\"control\"><label><span class=\"name\">\(math.inline(control.label))</span> "
      + "<input type=\"range\" min=\"0\" max=\"\(settings.count - 1)\" value=\"\(start)\" "
      + "aria-label=\"\(HTMLText.escape(control.name))\" aria-valuetext=\"\(text)\" autocomplete=\"off\"></label> "
      + "<output>\(text)</output>\(control.kind == .steps ? buttons : "")</div>"
  }

  private var buttons: String {
    let all = [("back", "Step back"), ("play", "Play"), ("forward", "Step forward")].map { name, label in
      "<button type=\"button\" class=\"\(name)\" aria-label=\"\(label)\"></button>"
    }
    return "<span class=\"buttons\">\(all.joined())</span>"
  }
}
