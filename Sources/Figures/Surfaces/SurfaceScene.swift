/// What a surface is made of, in the coordinates of its box: what stays the same when it is turned.
struct SurfaceScene {
  /// The places of the columns and rows of the mesh on the ground, from −1 to 1.
  let xs: [Double]
  let ys: [Double]
  /// The heights from 0 to 1, cut off above and below; nothing where the surface has no place.
  let heights: [[Double?]]
  /// Paths over the surface.
  let trails: [SurfaceTrail]
  /// Arrows from a point to another.
  let arrows: [(from: SurfacePoint, to: SurfacePoint)]
  /// Level lines on the ground.
  let floor: [SurfaceFloor.Line]

  var columns: Int { xs.count }
  var rows: Int { ys.count }

  init(_ chart: SurfaceChart, _ axes: SurfaceAxes) {
    // Where an axis has no places, as of infinite ends, there is no mesh.
    let xs = chart.xs.compactMap(axes.across)
    let ys = chart.ys.compactMap(axes.along)
    let isWhole = xs.count == chart.xs.count && ys.count == chart.ys.count && chart.heights.count >= ys.count
    (self.xs, self.ys) = isWhole ? (xs, ys) : ([], [])
    let (columns, rows) = isWhole ? (xs.count, ys.count) : (0, 0)
    heights = chart.heights.prefix(rows).map { row in
      (0..<columns).map { column in
        column < row.count ? axes.height.place(of: row[column]).map { min(max($0, 0), 1) } : nil
      }
    }
    let (across, along) = (self.xs, self.ys)
    trails = chart.paths.map { SurfaceTrail($0.places.map(axes.point), columns: across, rows: along) }
    arrows = chart.arrows.compactMap { arrow in
      guard let from = axes.point(arrow.place), let to = axes.tip(of: arrow, chart) else { return nil }
      return (from, to)
    }
    floor = SurfaceFloor(heights, columns: across, rows: along).lines
  }

  /// The corners of a cell, around it.
  func corners(row: Int, column: Int) -> [SurfacePoint] {
    [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)].compactMap { row, column in
      heights[row][column].map { SurfacePoint(x: xs[column], y: ys[row], height: $0) }
    }
  }

  /// The colour of a cell, by its place among the colours; nothing for a cell that lacks a corner.
  func shade(row: Int, column: Int) -> Int? {
    let corners = corners(row: row, column: column)
    guard corners.count == 4 else { return nil }
    let height = corners.reduce(0) { $0 + $1.height / 4 }
    return min(Int(height * Double(SurfaceMesh.colours.count)), SurfaceMesh.colours.count - 1)
  }
}
