/// Cells of a grid as one path a level: horizontal strokes, one unit high, over cells that follow one another.
struct CellPaths {
  /// What belongs to each level that occurs, in the order of the levels.
  private(set) var paths: [(level: Int, data: String)] = []

  /// A row of cells that begins at a whole place; cells without a level are left empty.
  struct Row {
    let x: Int
    let y: Int
    let levels: [Int?]
  }

  /// - Parameter ground: the level that needs no drawing.
  init(_ rows: [Row], ground: Int) {
    var texts: [Int: String] = [:]
    var ends: [Int: (x: Int, y: Int)] = [:]
    for row in rows {
      var start = 0
      while start < row.levels.count {
        var end = start + 1
        while end < row.levels.count, row.levels[end] == row.levels[start] { end += 1 }
        if let level = row.levels[start], level != ground {
          let x = row.x + start
          let length = end - start
          if let last = ends[level], last.y == row.y {
            texts[level, default: ""] += "m\(x - last.x) 0h\(length)"
          } else {
            texts[level, default: ""] += "M\(x) \(row.y)h\(length)"
          }
          ends[level] = (x + length, row.y)
        }
        start = end
      }
    }
    for level in texts.keys.sorted() { paths.append((level, texts[level] ?? "")) }
  }

  var size: Int { paths.reduce(0) { $0 + $1.data.utf8.count } }
}
