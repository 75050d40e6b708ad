import Language

/// Outputs side by side, or one of them at a time, chosen without a script.
struct GroupHTML {
  private let group: GroupOutput
  private let printer: OutputHTML
  private let context: OutputContext

  init(_ group: GroupOutput, printer: OutputHTML, context: OutputContext) {
    self.group = group
    self.printer = printer
    self.context = context
  }

  var html: String {
    let caption = context.caption.map { "<p class=\"caption\">\($0)</p>\n" } ?? ""
    let name =
      context.alternativeText.map { " role=\"group\" aria-label=\"\(HTMLText.escape($0))\"" } ?? ""
    let data = context.isWithoutData ? "" : self.data
    switch group.arrangement {
    case .beside(let columns):
      return
        "<div class=\"output group\"\(name) style=\"--columns: \(columns)\">\n\(items)\n\(caption)</div>\(data)"
    case .choice: return "<div class=\"output choice\"\(name)>\n\(choices)\n\(items)\n\(caption)</div>\(data)"
    }
  }

  /// The data of all figures, after the caption as below a single figure.
  private var data: String {
    let figures = group.titledFigures
    return figures.enumerated().map { position, figure in
      let title = figures.count > 1 ? figure.title ?? String(position + 1) : nil
      return FigureHTML(figure.output, digits: printer.digits).data(title: title)
    }.joined()
  }

  private var items: String {
    group.items.enumerated().map { position, item in
      let title = item.label.map { "<p class=\"title\">\(HTMLText.escape($0))</p>\n" } ?? ""
      let outputs = item.outputs.enumerated().map { number, output in
        let name = GroupText.identifier(
          context.blockIdentifier, item: position, output: number, separator: ".")
        return printer.html(
          output,
          context: OutputContext(
            blockIdentifier: name, caption: nil, alternativeText: nil, isWithoutData: true))
      }
      return "<div class=\"item\">\n\(title)\(outputs.joined(separator: "\n"))\n</div>"
    }.joined(separator: "\n")
  }

  private var choices: String {
    let buttons = group.items.enumerated().map { position, item in
      let isFirst = position == 0 ? " checked" : ""
      return "<label><input type=\"radio\" "
        + "name=\"\(HTMLText.escape(context.blockIdentifier))\"\(isFirst)>\(HTMLText.escape(item.label ?? ""))</label>"
    }
    return "<fieldset><legend class=\"unseen\">Show</legend>\(buttons.joined())</fieldset>"
  }
}

extension GroupOutput {
  /// The figures in it and in groups in it, each with the label that it stands under.
  fileprivate var titledFigures: [(title: String?, output: FigureOutput)] {
    items.flatMap { item in
      item.outputs.flatMap { output -> [(title: String?, output: FigureOutput)] in
        switch output {
        case .figure(let figure): [(item.label, figure)]
        case .group(let group): group.titledFigures.map { ($0.title ?? item.label, $0.output) }
        case .value, .table, .explorer, .explanation, .formula, .check, .code, .error: []
        }
      }
    }
  }
}

/// What the parts of a group are called in every format.
enum GroupText {
  static func identifier(_ group: String, item: Int, output: Int, separator: String) -> String {
    "\(group)\(separator)item\(item + 1)" + (output == 0 ? "" : "\(separator)\(output + 1)")
  }
}
