import Figures
import Language
import Notebook

/// What one block shows as lines of Markdown, with the files of its figures.
struct CellMarkdown {
  private let cell: ExecutedNotebook.Cell
  private let printer: OutputMarkdown
  private let place: Place
  private let number: CaptionNumber?

  /// - Parameter file: the file that the lines of errors are counted in.
  init(_ cell: ExecutedNotebook.Cell, _ notebook: ExecutedNotebook, _ place: Place, file: NotebookFile) {
    self.cell = cell
    self.place = place
    number = notebook.captionNumbers[cell.identifier]
    printer = OutputMarkdown(digits: notebook.settings.digits, file: file)
  }

  func lines(_ figures: inout [RenderedFile]) -> [String] {
    let captioned = cell.captionedOutput
    let caption = cell.caption.map { text in
      (number.map { "**\($0.text):** " } ?? "") + MarkdownText.emphasised(text)
    }
    var all: [[String]] = []
    for (position, output) in cell.outputs.enumerated() {
      let context = OutputContext(
        blockIdentifier: cell.identifier(of: position, separator: "-"),
        caption: position == captioned ? caption : nil,
        alternativeText: position == captioned ? cell.alternativeText : nil)
      all.append(lines(output, context, &figures))
    }
    // Claims that hold are a list, which takes less room than a paragraph each.
    return Self.joined(
      cell.outputs.claimRuns.map { run in
        run.count > 1 ? run.flatMap { all[$0].map { "- " + $0 } } : all[run.lowerBound]
      })
  }

  private func lines(_ output: Output, _ context: OutputContext, _ figures: inout [RenderedFile]) -> [String] {
    switch output {
    case .group(let group): return lines(group, context, &figures) + printer.caption(context.caption)
    case .explorer(let explorer):
      let items = explorer.tellingFrames.map { frame in
        Item(
          heading: ExplorerText.title(
            explorer, frame, text: MarkdownText.escape,
            math: { MarkdownText.math($0, digits: printer.digits) }),
          outputs: explorer.frames[frame],
          words: explorer.words.isEmpty ? nil : MarkdownText.escape(explorer.words[frame]))
      }
      return lines(items, columns: 2, context, &figures) + printer.caption(context.caption)
    case .figure, .explanation, .value, .table, .formula, .check, .code, .error:
      var path: String?
      if let figure = output.drawing(digits: printer.digits) {
        let name = context.blockIdentifier
        let svg = figure.svg(idPrefix: name, description: context.alternativeText, standalone: true)
        figures.append(RenderedFile(path: "figures/\(place.name)-\(name).svg", contents: svg))
        path = relativePath(toFigure: name)
      }
      return printer.lines(output, context: context, figurePath: path)
    }
  }

  /// The figures of all notebooks stand in one folder at the top.
  private func relativePath(toFigure name: String) -> String {
    let depth = place.name.split(separator: "/").count - 1
    return String(repeating: "../", count: depth) + "figures/\(place.name)-\(name).svg"
  }

  // MARK: Several outputs

  private struct Item {
    /// Markdown in one line.
    let heading: String?
    let outputs: [Output]
    /// What is said of it, in one line.
    var words: String?

    /// Its only output, where that is a figure.
    var figure: Output? {
      if outputs.count == 1, case .figure = outputs[0] { outputs[0] } else { nil }
    }
  }

  private func lines(_ group: GroupOutput, _ context: OutputContext, _ figures: inout [RenderedFile]) -> [String] {
    let items = group.items.map { Item(heading: $0.label.map(MarkdownText.escape), outputs: $0.outputs) }
    let columns = if case .beside(let columns) = group.arrangement { columns } else { 2 }
    return lines(items, columns: columns, context, &figures)
  }

  /// Figures stand side by side in the cells of a table; anything else one after the other.
  private func lines(
    _ items: [Item], columns: Int, _ context: OutputContext, _ figures: inout [RenderedFile]
  ) -> [String] {
    var contents: [[String]] = []
    for (position, item) in items.enumerated() {
      contents.append(
        Self.joined(
          item.outputs.enumerated().map { number, output in
            let name = GroupText.identifier(
              context.blockIdentifier, item: position, output: number, separator: "-")
            return lines(
              output, OutputContext(blockIdentifier: name, caption: nil, alternativeText: nil), &figures)
          }))
    }
    guard columns > 1, items.allSatisfy({ $0.figure != nil }), contents.allSatisfy({ $0.count == 1 }) else {
      return Self.joined(
        zip(items, contents).map { item, lines in
          (item.heading.map { ["**\($0)**", ""] } ?? []) + lines + (item.words.map { ["", $0] } ?? [])
        })
    }
    var tables: [[String]] = []
    for start in stride(from: 0, to: items.count, by: columns) {
      let places = start..<min(start + columns, items.count)
      let headings = places.map { items[$0].heading ?? "" }
      let words = places.contains { items[$0].words != nil } ? [places.map { items[$0].words ?? "" }] : []
      tables.append(
        MarkdownText.table(
          headings, rows: [places.map { contents[$0][0] }] + words, isRight: places.map { _ in false }))
    }
    return Self.joined(tables)
  }

  private static func joined(_ all: [[String]]) -> [String] {
    Array(all.filter { !$0.isEmpty }.joined(separator: [""]))
  }
}
