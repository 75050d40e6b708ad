import Render

/// How one line of an output is not as a run writes it.
enum LineChange: Hashable {
  /// The line differs in numbers only.
  case numbers(old: String, new: String, table: TablePlace?)
  case removed(String)
  case added(String)
  /// Rows of the numbers behind a figure differ, besides those that are told.
  case figureData(rows: Int)

  /// The cell's place in a table of an output.
  struct TablePlace: Hashable {
    let headings: [String]
    /// From 1.
    let row: Int
  }

  /// A change, and what of the notebook it belongs to.
  struct Placed {
    let change: LineChange
    let place: OutputLine.Place
  }

  /// The changes from one output to another, in the order of the new one. Blank lines and anchors do not count.
  static func changes(from old: [OutputLine], to new: [OutputLine]) -> [Placed] {
    var placed: [Placed] = []
    for hunk in LineDifference.hunks(from: old.map(\.text), to: new.map(\.text)) {
      let before = old[hunk.old].map { NumberedText($0.text) }
      let after = new[hunk.new].map { NumberedText($0.text) }
      // What was taken away stands behind the line before it, since a block's outputs come after its code; but what is
      // known to have been prose stays prose.
      func place(ofRemoved removed: OutputLine, at position: Int) -> OutputLine.Place {
        if hunk.new.isEmpty, case .prose = removed.place { return removed.place }
        let line = hunk.new.isEmpty ? hunk.new.lowerBound - 1 : min(position, hunk.new.upperBound - 1)
        return new.isEmpty ? .unknown : new[max(0, line)].place
      }
      var (a, b) = (0, 0)
      func leaveOut(before oldEnd: Int, _ newEnd: Int) {
        while a < oldEnd {
          let removed = old[hunk.old.lowerBound + a]
          placed.append(
            Placed(change: .removed(removed.text), place: place(ofRemoved: removed, at: hunk.new.lowerBound + b)))
          a += 1
        }
        while b < newEnd {
          let added = new[hunk.new.lowerBound + b]
          placed.append(Placed(change: .added(added.text), place: added.place))
          b += 1
        }
      }
      let inner = LineDifference.hunks(from: before.map(\.words), to: after.map(\.words))
      for part in inner + [.init(old: before.count..<before.count, new: after.count..<after.count)] {
        while a < part.old.lowerBound {
          let position = hunk.new.lowerBound + b
          let (was, isNow) = (old[hunk.old.lowerBound + a].text, new[position].text)
          if was != isNow {
            let table = TablePlace(of: position, in: new)
            placed.append(Placed(change: .numbers(old: was, new: isNow, table: table), place: new[position].place))
          }
          (a, b) = (a + 1, b + 1)
        }
        leaveOut(before: part.old.upperBound, part.new.upperBound)
      }
    }
    return placed.filter { !$0.change.isInvisible }
  }

  /// The marks around an output in a notebook hold a digest, which tells a reader nothing.
  private static func isMarker(_ text: String) -> Bool {
    text.contains("<!-- nabla: output ") || text.hasSuffix("<!-- nabla: end -->")
  }

  private var isInvisible: Bool {
    switch self {
    case .numbers(let text, _, _): Self.isMarker(text)
    case .figureData: false
    case .removed(let text), .added(let text):
      Self.isMarker(text) || text.allSatisfy { $0.isWhitespace || $0 == ">" }
        || text.contains("<a id=\"") && text.hasSuffix("</a>")
        || TablePlace.isRule(text)
    }
  }
}

extension LineChange.TablePlace {
  /// The place of a line among those of an output; nothing where it is no row of a table.
  init?(of position: Int, in lines: [OutputLine]) {
    guard lines[position].text.hasPrefix("| ") else { return nil }
    var rule = position - 1
    while rule >= 0, lines[rule].text.hasPrefix("| "), !Self.isRule(lines[rule].text) { rule -= 1 }
    guard rule >= 1, Self.isRule(lines[rule].text), lines[rule - 1].text.hasPrefix("| ") else { return nil }
    self.init(headings: Self.cells(lines[rule - 1].text).map(Self.plain), row: position - rule)
  }

  /// The line between a table's headings and its rows.
  static func isRule(_ text: String) -> Bool {
    text.hasPrefix("|") && text.contains("-") && text.allSatisfy { "|-: ".contains($0) }
  }

  static func cells(_ row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if character == "|", !isEscaped {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cell.trimmed.isEmpty ? cells : cells + [cell.trimmed]
  }

  /// A heading without the signs of mathematics and of emphasis; nothing where there are commands of TeX in it.
  private static func plain(_ heading: String) -> String {
    heading.contains("\\") ? "" : heading.filter { !"$`{}*".contains($0) }
  }
}

extension String {
  fileprivate var trimmed: String {
    var view = self[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
