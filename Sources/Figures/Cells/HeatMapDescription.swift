/// Tells a heat map in words: how large it is, and where its extremes are.
struct HeatMapDescription {
  let text: String

  private struct Place {
    let row: Int
    let column: Int
    let value: Double
  }

  /// Where each row is largest is told for as few rows as a reader can keep in mind.
  private static let mostRows = 6

  init(_ map: HeatMap, format: (Double) -> String) {
    var sentences = [Self.opening(map)]
    var places: [Place] = []
    var others = 0
    for (row, values) in map.values.enumerated() {
      for (column, value) in values.enumerated() {
        if value.isFinite {
          places.append(Place(row: row, column: column, value: value))
        } else {
          others += 1
        }
      }
    }
    if let smallest = places.min(by: { $0.value < $1.value }), let largest = places.min(by: { $0.value > $1.value }) {
      if smallest.value == largest.value {
        sentences.append(
          places.count == 1
            ? "Its value is \(format(smallest.value))."
            : "All values are \(format(smallest.value)).")
      } else {
        sentences.append(
          "The values go from \(format(smallest.value)) (\(Self.place(smallest, map))) "
            + "to \(format(largest.value)) (\(Self.place(largest, map))).")
        if let rows = Self.rows(map, places, format: format) { sentences.append(rows) }
      }
    }
    if others > 0 {
      sentences.append(others == 1 ? "One value is no finite number." : "\(others) values are no finite numbers.")
    }
    if let remark = map.remark { sentences.append("Shown are \(remark).") }
    text = sentences.joined(separator: " ")
  }

  private static func opening(_ map: HeatMap) -> String {
    let subject = map.name.isEmpty ? "A heat map" : "A heat map of " + map.name.plainText
    if map.rowCount == 0 || map.columnCount == 0 { return "\(subject) without values." }
    if map.rowCount == 1 { return "\(subject): \(count(map.columnCount, "element"))." }
    let down = map.rowTitle.isEmpty || map.rowTitle.plainText == "row" ? "" : " (\(map.rowTitle.plainText))"
    let across = map.columnTitle.isEmpty ? "" : " (\(map.columnTitle.plainText))"
    return "\(subject): \(count(map.rowCount, "row"))\(down) and \(count(map.columnCount, "column"))\(across)."
  }

  private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func place(_ place: Place, _ map: HeatMap) -> String {
    let column = map.columnName(place.column).plainText
    if map.rowCount == 1 { return map.columnNames == nil ? "element \(column)" : column }
    return "row \(map.rowName(place.row).plainText), column \(column)"
  }

  /// Of a few named rows, such as those of an attention map: where each is largest.
  private static func rows(_ map: HeatMap, _ places: [Place], format: (Double) -> String) -> String? {
    guard map.rowNames != nil, map.rowCount > 1, map.rowCount <= mostRows, map.columnCount > 1 else { return nil }
    let parts = (0..<map.rowCount).compactMap { row -> String? in
      let largest = places.filter { $0.row == row }.min { $0.value > $1.value }
      return largest.map {
        "\(map.rowName(row).plainText) at \(map.columnName($0.column).plainText) (\(format($0.value)))"
      }
    }
    return parts.isEmpty ? nil : "The largest of each row: \(parts.joined(separator: ", "))."
  }
}
