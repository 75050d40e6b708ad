/// A path over a surface, cut where it goes from one cell of the mesh to the next, so that nearer cells can cover it.
public struct SurfaceTrail: Sendable, Hashable {
  /// The part of a path over one cell.
  public struct Piece: Sendable, Hashable {
    public let row: Int
    public let column: Int
    public fileprivate(set) var points: [SurfacePoint]
  }

  public let pieces: [Piece]
  /// Where the path begins and ends, as pieces of one point; nothing where that is outside the box.
  public let start: Piece?
  public let end: Piece?

  /// How many places are kept.
  private static let limit = 320
  /// Places nearer to the one before are left out.
  private static let nearest = 0.012

  init(_ places: [SurfacePoint?], columns: [Double], rows: [Double]) {
    guard columns.count > 1, rows.count > 1 else {
      (pieces, start, end) = ([], nil, nil)
      return
    }
    func cell(_ point: SurfacePoint) -> Piece {
      Piece(row: Self.cell(of: point.y, rows), column: Self.cell(of: point.x, columns), points: [point])
    }
    let kept = Self.thinned(places)
    let (across, along) = (2 / Double(columns.count - 1), 2 / Double(rows.count - 1))
    var pieces: [Piece] = []
    for (from, to) in zip(kept, kept.dropFirst()) {
      guard let from, let to else { continue }
      // Two steps a cell at least, so that the middle of a step is in the cell that the step is over.
      let cells = max(abs(to.x - from.x) / across, abs(to.y - from.y) / along)
      let steps = max(Int((2 * cells).rounded(.up)), 1)
      for step in 0..<steps {
        let (a, b) = (Double(step) / Double(steps), Double(step + 1) / Double(steps))
        let (first, last) = (from.towards(to, a), step == steps - 1 ? to : from.towards(to, b))
        let own = cell(from.towards(to, (a + b) / 2))
        if let before = pieces.last, before.row == own.row, before.column == own.column, before.points.last == first {
          pieces[pieces.count - 1].points.append(last)
        } else {
          pieces.append(Piece(row: own.row, column: own.column, points: [first, last]))
        }
      }
    }
    self.pieces = pieces
    start = (places.first ?? nil).map(cell)
    end = (places.last ?? nil).map(cell)
  }

  /// The cell between the edges, which go up or down, in which a place is.
  private static func cell(of place: Double, _ edges: [Double]) -> Int {
    let isUp = edges[0] <= edges[edges.count - 1]
    let before = edges.prefix { isUp ? $0 <= place : $0 >= place }.count
    return min(max(before - 1, 0), edges.count - 2)
  }

  private static func thinned(_ places: [SurfacePoint?]) -> [SurfacePoint?] {
    var kept: [SurfacePoint?] = []
    for (index, place) in places.enumerated() {
      if index < places.count - 1, let place, let last = kept.last ?? nil, last.distance(to: place) < nearest {
        continue
      }
      kept.append(place)
    }
    guard kept.count > limit else { return kept }
    return (0..<limit).map { kept[$0 * (kept.count - 1) / (limit - 1)] }
  }
}
