/// Tells a surface in words: where it is lowest and highest, and where paths and arrows go.
struct SurfaceDescription {
  let text: String

  init(_ chart: SurfaceChart, format: (Double) -> String) {
    let (x, y) = (
      chart.xLabel.isEmpty ? "x" : chart.xLabel.plainText, chart.yLabel.isEmpty ? "y" : chart.yLabel.plainText
    )
    func place(_ place: SurfaceChart.Place) -> String { "\(x) = \(format(place.x)), \(y) = \(format(place.y))" }
    let name = chart.heightLabel.isEmpty ? "the function" : chart.heightLabel.plainText
    var sentences = ["A surface in three dimensions: \(name)"]
    if let left = chart.xs.first, let right = chart.xs.last, let near = chart.ys.first, let far = chart.ys.last {
      sentences[0] +=
        " for \(x) from \(format(left)) to \(format(right)) and \(y) from \(format(near)) to \(format(far))"
    }
    sentences[0] += "."
    let places = zip(chart.ys, chart.heights).flatMap { y, row in
      zip(chart.xs, row).map { SurfaceChart.Place(x: $0, y: y, height: $1) }
    }
    let finite = places.filter { $0.height.isFinite }
    if let low = finite.min(by: { $0.height < $1.height }), let high = finite.max(by: { $0.height < $1.height }) {
      sentences.append(
        low.height == high.height
          ? "It is \(format(low.height)) everywhere."
          : "On its mesh it is lowest, \(format(low.height)), at \(place(low)), and highest, \(format(high.height)), "
            + "at \(place(high)).")
    }
    if finite.count < places.count {
      sentences.append("It has no finite value at \(places.count - finite.count) of \(places.count) places.")
    }
    for path in chart.paths {
      guard let first = path.places.first, let last = path.places.last else { continue }
      let name = path.name.isEmpty ? "A path" : "The path of \(path.name.plainText)"
      sentences.append(
        "\(name) goes from \(place(first)), height \(format(first.height)), to \(place(last)), "
          + "height \(format(last.height)).")
    }
    for arrow in chart.arrows {
      sentences.append(
        "At \(place(arrow.place)) an arrow shows the gradient (\(format(arrow.slopeX)), \(format(arrow.slopeY))).")
    }
    text = sentences.joined(separator: " ")
  }
}
