/// Boxes around parts: frames, strokes, and content that is shifted or takes no room.
enum Boxes {
  // MARK: menclose

  private static let line = "0.04em solid"

  static func enclosed(_ element: MathElement, _ context: CoreMathML.Context) -> MathElement {
    let notations = (element["notation"] ?? "").split(separator: " ")
    let isSided = notations.contains("left") || notations.contains("right")
    var content = element.children
    if isSided, content.count == 1, content[0].name == "mtable" { content[0][Tables.frame] = "true" }
    var result = MathElement("mrow", children: CoreMathML.row(content, context))
    var strokes: [String] = []
    for notation in notations {
      switch notation {
      case "box": result.addStyle("border:\(line);padding:0.3em")
      case "top", "bottom", "left", "right": result.addStyle("border-\(notation):\(line)")
      case "updiagonalstrike": strokes.append(stroke(to: "top left"))
      case "downdiagonalstrike": strokes.append(stroke(to: "top right"))
      case "horizontalstrike": strokes.append(stroke(to: "top"))
      case "actuarial": result.addStyle("border-top:\(line);border-right:\(line);padding:0.1em 0.1em 0 0")
      case "phasorangle":
        result.children.insert(MathElement("mo", [("form", "prefix")], text: "∠"), at: 0)
        result.addStyle("border-bottom:\(line)")
      default: break
      }
    }
    if !strokes.isEmpty {
      // A background, as CSS has no slanted lines; printers would leave it out.
      result.addStyle("background:\(strokes.joined(separator: ","));print-color-adjust:exact")
    }
    return result
  }

  /// A line through the middle at a right angle to the direction. With a corner as direction it goes from one of the
  /// neighbouring corners to the other (CSS Images, section 3.1.1).
  private static func stroke(to direction: String) -> String {
    "linear-gradient(to \(direction),#0000 calc(50% - max(0.02em,0.5px)),currentcolor 0 calc(50% + max(0.02em,0.5px)),#0000 0)"
  }

  // MARK: mpadded

  static func padded(_ element: MathElement, _ context: CoreMathML.Context) -> [MathElement] {
    let content = CoreMathML.row(element.children, context)
    if let colour = element["mathbackground"] {
      // \colorbox and \fcolorbox: 3pt around, and a frame that KaTeX gives as a style.
      let frame = element["style"].map { [("style", "\($0);padding:0.3em")] } ?? [("style", "padding:0.3em")]
      return [MathElement("mrow", [("mathbackground", colour)] + frame, children: content)]
    }
    if element["width"]?.hasPrefix("+") == true {
      let side = element["lspace"] ?? "0"
      return [MathElement("mrow", children: [Spaces.space(side)] + content + [Spaces.space(side)])]
    }
    if let shift = element["lspace"], shift.hasSuffix("width") {
      // \llap and \clap: Core cannot shift by the content's own width, but CSS can.
      let share = shift == "-1width" ? "-100%" : "-50%"
      var result = MathElement("mpadded", [("width", "0")])
      result["voffset"] = element["voffset"]
      result.children = [MathElement("mrow", [("style", "transform:translateX(\(share))")], children: content)]
      return [result]
    }
    if let rule = rule(element, content) { return [rule] }
    guard element.attributes.contains(where: { $0.name != "class" }) else { return [CoreMathML.single(content)] }
    var result = element
    result["class"] = nil
    result.children = content
    return [result]
  }

  /// \rule, which KaTeX lifts by an offset that takes no room: here by its height and depth.
  private static func rule(_ element: MathElement, _ content: [MathElement]) -> MathElement? {
    guard content.count == 1, content[0].name == "mspace",
      let shift = element["voffset"].flatMap({ CSSNumber.value($0) }),
      let height = content[0]["height"].flatMap({ CSSNumber.value($0) })
    else { return nil }
    var result = content[0]
    result["height"] = CSSNumber.em(height + shift)
    result["depth"] = CSSNumber.em(-shift)
    return result
  }

  /// The text on an arrow. The arrow grows with it, as Core has no least width for arrows.
  static func arrowLabel(_ element: MathElement) -> MathElement {
    guard element.name == "mpadded", element["width"] == "+0.6em" else { return element }
    let side = MathElement("mspace", [("width", "0.9em")])
    return MathElement("mrow", children: [side] + element.children + [side])
  }
}
