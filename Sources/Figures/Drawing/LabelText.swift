/// The text of labels: how much room it takes, and how it is written.
enum LabelText {
  /// Mathematics is set in a serif face, whose italics look like variables. All digits of these are lining ones.
  static let family = "'STIX Two Text', Cambria, 'Times New Roman', 'Liberation Serif', 'Noto Serif', serif"
  /// Raised and lowered text, as a part of the size.
  private static let small = 0.76

  /// Text in one line: white space of any kind is one space.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func width(of label: FigureLabel, size: Double) -> Double {
    label.runs.reduce(0) { sum, run in
      sum + TextMeasure.width(of: run.text, size: run.position == .onLine ? size : size * small)
    }
  }

  /// The longest beginning of a label that fits, with an ellipsis after it where it is not all.
  static func shortened(_ label: FigureLabel, size: Double, width limit: Double) -> FigureLabel {
    guard width(of: label, size: size) > limit else { return label }
    var room = limit - TextMeasure.width(of: "…", size: size)
    var runs: [FigureLabel.Run] = []
    for run in label.runs {
      let size = run.position == .onLine ? size : size * small
      let width = TextMeasure.width(of: run.text, size: size)
      guard width > room else {
        runs.append(run)
        room -= width
        continue
      }
      let head = TextMeasure.shortened(run.text, size: size, width: max(room, 0), ending: "")
      if room > 0 || runs.isEmpty { runs.append(.init(head, style: run.style, position: run.position)) }
      break
    }
    return FigureLabel(runs + [.init("…")])
  }

  /// The content of a `<text>`. What is raised or lowered is moved by `dy`, which every viewer knows, as
  /// `baseline-shift` is not; the next piece moves back.
  ///
  /// - Parameter isAmongWords: the drawing's face is that of words, so variables need their own.
  static func svg(_ label: FigureLabel, size: Double, isAmongWords: Bool = false) -> String {
    let face = isAmongWords ? " class=\"variable\"" : ""
    var text = ""
    var current = 0.0
    for run in label.runs where !run.text.isEmpty {
      let target = height(of: run.position, size: size)
      var attributes = ""
      if target != current { attributes += " dy=\"\(at: current - target)\"" }
      if run.position != .onLine { attributes += " font-size=\"\(at: size * small)\"" }
      switch run.style {
      case .plain: break
      case .italic: attributes += "\(face) font-style=\"italic\""
      case .boldItalic: attributes += "\(face) font-style=\"italic\" font-weight=\"bold\""
      }
      let escaped = XMLText.escape(run.text)
      text += attributes.isEmpty ? escaped : "<tspan\(attributes)>\(escaped)</tspan>"
      current = target
    }
    return text
  }

  /// How far above the line a piece stands.
  private static func height(of position: FigureLabel.Position, size: Double) -> Double {
    switch position {
    case .onLine: 0
    case .raised: size * 0.35
    case .lowered: -size * 0.22
    }
  }
}
