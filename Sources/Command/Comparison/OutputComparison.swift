import Notebook
import Render

/// How the outputs of one notebook differ from what a run would write: by block what changed, and the files where lines
/// cannot tell it.
struct OutputComparison {
  /// Changes at one place.
  struct Group: Hashable {
    let place: OutputLine.Place
    var changes: [LineChange]
    /// Where in an output they stand, where a reader of the page sees nothing of them.
    var markup: MarkupPlace?
  }

  /// A line of an output, relative to the output folder.
  struct MarkupPlace: Hashable {
    let path: String
    let line: Int
  }

  /// In the order of the output.
  private(set) var groups: [Group] = []
  /// Figures of which no word or number differs.
  private(set) var drawings: [String] = []
  /// Pages that differ where no reader sees it: in markup, style or scripts.
  private(set) var invisible: [String] = []

  var changeCount: Int { groups.map(\.changes.count).reduce(0, +) }

  /// - Parameter notebook: what the findings are of; nothing where it is no notebook, as for the index of a course.
  init(_ findings: [OutputFinding], of notebook: ExecutedNotebook?) {
    let compared = findings.filter { $0.condition != .lineEnds && $0.old != nil && $0.new != nil }
    // The format in which a difference is told best: Markdown, which has formulas in a line, before pages.
    let texts = compared.filter { Kind($0.path) != .figure }
    let main = texts.min { Kind($0.path).rawValue < Kind($1.path).rawValue }
    if let main {
      add(Self.changes(main, notebook, data: false))
    }
    // A hand may have edited one format alone. Where the output was that of this run, what it was is known.
    let edited = texts.filter { $0.condition == .edited && $0.path != main?.path }
    for finding in edited { addUntold(Self.changes(finding, notebook, data: false)) }
    addFigures(compared.filter { Kind($0.path) == .figure }, texts, notebook)
    let isAllInvisible = groups.isEmpty
    for finding in texts {
      if finding.condition == .edited, isAllInvisible || Self.isInvisible(finding, notebook) {
        groups += Self.markup(finding)
      } else if !isAllInvisible {
        continue
      }
      invisible.append(finding.path)
    }
  }

  // MARK: Formats

  private enum Kind: Int {
    case markdown, page, fragment, json, figure

    init(_ path: String) {
      if path.hasSuffix(".md") {
        self = .markdown
      } else if path.hasSuffix(".fragment.html") {
        self = .fragment
      } else if path.hasSuffix(".html") {
        self = .page
      } else if path.hasSuffix(".svg") {
        self = .figure
      } else {
        self = .json
      }
    }
  }

  /// The changes of a file by place; `data` says whether those of the tables behind figures, or all others.
  private static func changes(_ finding: OutputFinding, _ notebook: ExecutedNotebook?, data: Bool) -> [Group] {
    guard let bytes = finding.old, let new = finding.new else { return [] }
    let old = String(decoding: OutputFinding.Condition.withLineFeeds(bytes), as: UTF8.self)
    let lines: (old: [OutputLine], new: [OutputLine]) =
      switch Kind(finding.path) {
      case .markdown:
        (
          MarkdownLines.lines(of: old),
          notebook.map { MarkdownLines.lines(of: new, from: $0, inPlace: finding.newFile) } ?? []
        )
      case .page, .fragment, .figure:
        (PageLines.lines(of: old), PageLines.lines(of: new, from: notebook))
      case .json: (JSONLines.lines(of: old), JSONLines.lines(of: new, from: notebook))
      }
    let (before, after) = (lines.old.filter { $0.isFigureData == data }, lines.new.filter { $0.isFigureData == data })
    var groups: [Group] = []
    for placed in LineChange.changes(from: before, to: after) {
      if groups.last?.place == placed.place {
        groups[groups.count - 1].changes.append(placed.change)
      } else {
        groups.append(Group(place: placed.place, changes: [placed.change]))
      }
    }
    return groups
  }

  /// Whether nothing differs that a reader sees.
  private static func isInvisible(_ finding: OutputFinding, _ notebook: ExecutedNotebook?) -> Bool {
    [false, true].allSatisfy { changes(finding, notebook, data: $0).isEmpty }
  }

  /// The lines of a file that differ, as they stand in it.
  private static func markup(_ finding: OutputFinding) -> [Group] {
    guard let bytes = finding.old, let new = finding.new else { return [] }
    let old = String(decoding: OutputFinding.Condition.withLineFeeds(bytes), as: UTF8.self)
    let (before, after) = (MarkdownLines.lines(of: old).map(\.text), MarkdownLines.lines(of: new).map(\.text))
    return LineDifference.hunks(from: before, to: after).map { hunk in
      Group(
        place: .unknown,
        changes: before[hunk.old].map(LineChange.removed) + after[hunk.new].map(LineChange.added),
        markup: MarkupPlace(path: finding.path, line: min(hunk.old.lowerBound + 1, max(1, before.count))))
    }
  }

  /// Takes in changes of another format, but for those that are told already.
  private mutating func addUntold(_ more: [Group]) {
    let told = Set(groups.flatMap(\.changes))
    let untold = more.map { Group(place: $0.place, changes: $0.changes.filter { !told.contains($0) }) }
    add(untold.filter { !$0.changes.isEmpty })
  }

  private mutating func add(_ more: [Group]) {
    for group in more {
      if case .block = group.place, let known = groups.firstIndex(where: { $0.place == group.place }) {
        groups[known].changes += group.changes.filter { !groups[known].changes.contains($0) }
      } else {
        groups.append(group)
      }
    }
  }

  // MARK: Figures

  /// Rows of a figure's data that are told.
  private static let rowLimit = 2

  /// The first rows of a figure's data of which numbers differ, and how many more there are.
  private static func shortened(_ changes: [LineChange]) -> [LineChange] {
    let told = changes.filter { if case .numbers = $0 { true } else { false } }.prefix(rowLimit)
    // A row that is another one now was taken away and came anew.
    let removed = changes.filter { if case .removed = $0 { true } else { false } }.count
    let added = changes.filter { if case .added = $0 { true } else { false } }.count
    let left = changes.count - told.count - min(removed, added)
    return told + (left > 0 ? [.figureData(rows: left)] : [])
  }

  /// What changed in the numbers behind the figures, or in their words.
  private mutating func addFigures(
    _ figures: [OutputFinding], _ texts: [OutputFinding], _ notebook: ExecutedNotebook?
  ) {
    let page = texts.first { Kind($0.path) == .page || Kind($0.path) == .fragment }
    let data = (page.map { Self.changes($0, notebook, data: true) } ?? []).filter { group in
      if case .block = group.place { true } else { false }
    }
    add(data.map { Group(place: $0.place, changes: Self.shortened($0.changes)) })
    for figure in figures {
      let block = notebook?.cells.indices.first { notebook?.cells[$0].owns(figure.path, of: figure.notebook) ?? false }
      let place = block.map(OutputLine.Place.block) ?? .unknown
      // What Markdown says of a figure is the figure's own description.
      let told = groups.filter { $0.place == place }.flatMap(\.changes)
      let words = Self.changes(figure, nil, data: false).flatMap(\.changes)
      let new = words.filter { word in !told.contains { $0.tells(word) } }
      if !new.isEmpty, told.isEmpty { add([Group(place: place, changes: new)]) }
      if words.isEmpty, !data.contains(where: { $0.place == place }) {
        drawings.append(figure.path)
      }
    }
  }
}

extension LineChange {
  /// Whether this change of a Markdown line holds that of a figure's words.
  fileprivate func tells(_ other: LineChange) -> Bool {
    guard case .numbers(let old, let new, _) = self, case .numbers(let oldWords, let newWords, _) = other else {
      return false
    }
    return old.contains(oldWords) && new.contains(newWords)
  }
}

extension ExecutedNotebook.Cell {
  /// Whether a figure's file is one of this block's: `figures/or-training.svg`, `figures/or-training-2.svg`.
  fileprivate func owns(_ path: String, of notebook: String) -> Bool {
    let start = "figures/\(notebook)-\(identifier)"
    let name = path.firstRange(of: "figures/").map { path[$0.lowerBound...] } ?? path[...]
    return name == start + ".svg" || name.hasPrefix(start + "-")
  }
}
