/// Draws images as runs of equal pixels, one path a level for all of them.
struct ImageSheetDrawing {
  private let sheet: ImageSheet
  /// What is drawn: images that are not larger than the budget allows.
  private let tiles: [Tile]
  private let scale: ColourScale

  private struct Tile {
    let image: ImageSheet.Image
    let height: Int
    let width: Int
    let pixels: [Double]
  }

  /// All pixels of a sheet, the sides of one image, and the bytes of all paths.
  private static let pixelBudget = 20_000
  private static let longestSide = 96
  private static let byteBudget = 50_000
  private static let width = ChartStyle.width - 8

  init(_ sheet: ImageSheet) {
    self.sheet = sheet
    let step = max((max(sheet.height, sheet.width) + Self.longestSide - 1) / Self.longestSide, 1)
    let pixels = max(((sheet.height + step - 1) / step) * ((sheet.width + step - 1) / step), 1)
    tiles = sheet.images.prefix(max(Self.pixelBudget / pixels, 1)).map { image in
      Self.thinned(image, sheet.height, sheet.width, step: step)
    }
    scale = ColourScale(sheet.images.lazy.flatMap(\.pixels), range: sheet.range)
  }

  /// Every so manyth pixel in both directions.
  private static func thinned(_ image: ImageSheet.Image, _ height: Int, _ width: Int, step: Int) -> Tile {
    guard step > 1 else { return Tile(image: image, height: height, width: width, pixels: image.pixels) }
    let (rows, columns) = (Array(stride(from: 0, to: height, by: step)), Array(stride(from: 0, to: width, by: step)))
    let pixels = rows.flatMap { row in columns.map { image.pixels[row * width + $0] } }
    return Tile(image: image, height: rows.count, width: columns.count, pixels: pixels)
  }

  private var isDiverging: Bool { scale.kind == .diverging }

  var drawing: Drawing {
    var (body, top) = ChartStyle.title(sheet.title, top: 4)
    top += 4
    let layout = Layout(tiles.first.map { ($0.height, $0.width) } ?? (1, 1), tiles.map(\.image))
    if !tiles.isEmpty { body += pixels(layout, top: top) + labels(layout, top: top) }
    let rowCount = (tiles.count + layout.columns - 1) / layout.columns
    var bottom = top + Double(rowCount) * layout.rowPitch
    for line in remarks {
      bottom += ChartStyle.lineHeight
      body += ChartStyle.line(FigureLabel(line), x: 4, y: bottom - 5)
    }
    return Drawing(
      title: sheet.title.isEmpty ? "Images" : sheet.title, width: ChartStyle.width, height: bottom + 4, colours: 2,
      isTextual: true, hasColourScale: isDiverging, body: body)
  }

  /// Where the images are.
  private struct Layout {
    let columns: Int
    /// The side of a pixel.
    let scale: Double
    let pitch: Double
    let rowPitch: Double
    let lines: Int

    init(_ size: (height: Int, width: Int), _ images: [ImageSheet.Image]) {
      let hasPredictions = images.contains { $0.prediction != nil }
      let hasLabels = images.contains { $0.label != nil }
      lines = hasPredictions && hasLabels ? 2 : hasPredictions || hasLabels ? 1 : 0
      let longest = images.flatMap { [$0.label ?? "", $0.prediction ?? ""] }.map(\.count).max() ?? 0
      let most = longest > 9 ? 4 : longest > 3 ? 6 : hasPredictions ? 8 : 10
      columns = max(min(most, images.count), 1)
      pitch = min(ImageSheetDrawing.width / Double(columns), 112)
      scale = min((pitch - 8) / Double(max(size.width, 1)), 240 / Double(max(size.height, 1)))
      rowPitch = scale * Double(size.height) + (lines == 2 ? 16 : 8) + Double(lines) * 16
    }

    func left(_ index: Int) -> Double { 4 + Double(index % columns) * pitch + 4 }
    func top(_ index: Int) -> Double { Double(index / columns) * rowPitch }
  }

  private func pixels(_ layout: Layout, top: Double) -> String {
    // Sixteen greys, or fewer where images are so noisy that no runs form.
    for levels in [15, 8, 4, 2, 1] {
      let texts = tiles.map { paths($0, levels: levels) }
      guard levels == 1 || texts.reduce(0, { $0 + $1.size }) <= Self.byteBudget else { continue }
      return zip(tiles.indices, texts).map { index, paths in
        self.tile(index, paths, levels: levels, layout, top: top)
      }.joined()
    }
    return ""
  }

  private func paths(_ tile: Tile, levels: Int) -> CellPaths {
    CellPaths(
      (0..<tile.height).map { row in
        CellPaths.Row(
          x: 0, y: row,
          levels: tile.pixels[row * tile.width..<(row + 1) * tile.width].map { level($0, levels: levels) })
      }, ground: 0)
  }

  /// Of a diverging scale a level of it, else a grey from 0, black, to `levels`, white. What is no number is as 0.
  private func level(_ value: Double, levels: Int) -> Int {
    guard isDiverging else {
      return value.isNaN ? 0 : Int((scale.part(min(max(value, scale.low), scale.high)) * Double(levels)).rounded())
    }
    guard let level = scale.level(of: value) else { return 0 }
    let step = Double(ColourScale.strongest) / Double(levels)
    return Int(((Double(level) / step).rounded() * step).rounded())
  }

  private func tile(_ index: Int, _ paths: CellPaths, levels: Int, _ layout: Layout, top: Double) -> String {
    let tile = tiles[index]
    let (left, top) = (layout.left(index), top + layout.top(index))
    let (width, height) = (layout.scale * Double(tile.width), layout.scale * Double(tile.height))
    let size = "x=\"\(at: left)\" y=\"\(at: top)\" width=\"\(at: width)\" height=\"\(at: height)\""
    if isDiverging {
      return CellGrid.cells(paths, left: left, top: top, width: layout.scale, height: layout.scale)
        + "<rect \(size) \(Self.frame)/>\n"
    }
    var text = "<rect \(size) \(Self.frame.replacing("none", with: "#000"))/>"
    let factor = CellGrid.thousandths(layout.scale)
    text += "<g transform=\"translate(\(at: left) \(CellGrid.thousandths(top + layout.scale / 2))) scale(\(factor))\" "
    text += "fill=\"none\" shape-rendering=\"crispEdges\">"
    for (level, data) in paths.paths { text += "<path stroke=\"\(Self.grey(level, of: levels))\" d=\"\(data)\"/>" }
    return text + "</g>\n"
  }

  private static let frame = "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".45\""

  private static func grey(_ level: Int, of levels: Int) -> String {
    let part = String((level * 255 + levels / 2) / levels, radix: 16)
    let two = part.count == 1 ? "0" + part : part
    return "#" + two + two + two
  }

  /// What stands before the predicted class of a wrong image, where there is room for it below all of them.
  private func wording(_ layout: Layout) -> String {
    let words = "read as "
    let fits = tiles.filter(\.image.isWrong).allSatisfy { tile in
      let line = words + LabelText.line(tile.image.prediction ?? "")
      return TextMeasure.width(of: line, size: 13) <= layout.pitch - 8 - 14
    }
    return fits ? words : ""
  }

  /// The predicted class, with a cross and the true class below where it is wrong; or the true class alone.
  private func labels(_ layout: Layout, top: Double) -> String {
    guard layout.lines > 0 else { return "" }
    var text = "<g fill=\"currentColor\" font-size=\"13\" text-anchor=\"middle\">"
    let words = wording(layout)
    var (crosses, frames) = ("", "")
    for (index, tile) in tiles.enumerated() {
      let (width, height) = (layout.scale * Double(tile.width), layout.scale * Double(tile.height))
      let (left, top) = (layout.left(index), top + layout.top(index))
      let middle = left + width / 2
      let bottom = top + height
      let room = layout.pitch - 8
      func line(_ label: String, _ number: Int, shift: Double = 0) {
        let short = TextMeasure.shortened(LabelText.line(label), size: 13, width: room - 2 * shift)
        text += "<text x=\"\(at: middle + shift)\" y=\"\(at: bottom + 16 * Double(number) - 2)\">"
        text += "\(XMLText.escape(short))</text>"
      }
      guard let name = tile.image.prediction ?? tile.image.label else { continue }
      let first = (tile.image.isWrong ? words : "") + name
      line(first, 1, shift: tile.image.isWrong ? 7 : 0)
      guard tile.image.isWrong, let label = tile.image.label else { continue }
      line("is " + label, 2)
      let shown = TextMeasure.width(of: LabelText.line(first), size: 13)
      let x = max(middle - shown / 2 - 6, left + 2)
      crosses += "M\(at: x - 4) \(at: bottom + 5)l8 8m0-8l-8 8"
      frames += "M\(at: left - 2) \(at: top - 2)h\(at: width + 4)v\(at: height + 4)h\(at: -width - 4)z"
    }
    text += "</g>\n"
    if !crosses.isEmpty {
      text += "<g \(Palette.stroke(ofSeries: 1)) fill=\"none\"><path stroke-width=\"2\" d=\"\(crosses)\"/>"
      text += "<path stroke-width=\"2\" stroke-dasharray=\"5 2\" d=\"\(frames)\"/></g>\n"
    }
    return text
  }

  private var remarks: [String] {
    var lines: [String] = []
    if sheet.wrong > 0 { lines.append("A cross: predicted wrong, with the true class below after “is”") }
    if isDiverging {
      lines.append("Blue: positive, orange: negative, full at ±\(ShownNumber.text(scale.high))")
    } else if !tiles.isEmpty {
      lines.append("Black: \(ShownNumber.text(scale.low)), white: \(ShownNumber.text(scale.high))")
    }
    if tiles.count < sheet.total { lines.append("Shown: the first \(tiles.count) of \(sheet.total) images") }
    if let tile = tiles.first, tile.pixels.count < sheet.height * sheet.width {
      lines.append("Shown: \(tile.height) × \(tile.width) of \(sheet.height) × \(sheet.width) pixels of each")
    }
    return lines
  }
}
