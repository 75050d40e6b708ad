extension Figure {
  /// The figures with the same scales: whoever goes from one to the next sees the values change, and not the axes.
  ///
  /// Scales that the author has fixed stay, and so do figures of different kinds.
  public static func withCommonScales(_ figures: [Figure]) -> [Figure] {
    switch figures.first {
    case .lineChart:
      common(figures, Figure.lineChart) { if case .lineChart(let chart) = $0 { chart } else { nil } }
    case .plane: common(figures, Figure.plane) { if case .plane(let chart) = $0 { chart } else { nil } }
    case .network: common(figures, Figure.network) { if case .network(let network) = $0 { network } else { nil } }
    case .surface: common(figures, Figure.surface) { if case .surface(let chart) = $0 { chart } else { nil } }
    case .heatMap: common(figures, Figure.heatMap) { if case .heatMap(let map) = $0 { map } else { nil } }
    case .barChart: common(figures, Figure.barChart) { if case .barChart(let chart) = $0 { chart } else { nil } }
    case .pathDiagram, .confusionMatrix, .imageSheet, .histogram, .dotPlot, nil: figures
    }
  }

  private static func common<Content: ScaledContent>(
    _ figures: [Figure], _ figure: (Content) -> Figure, _ content: (Figure) -> Content?
  ) -> [Figure] {
    let contents = figures.compactMap(content)
    return contents.count == figures.count ? Content.withCommonScales(contents).map(figure) : figures
  }
}

/// A figure with scales that it can share with others of its kind.
protocol ScaledContent {
  static func withCommonScales(_ figures: [Self]) -> [Self]
}

extension LineChart: ScaledContent {
  static func withCommonScales(_ charts: [LineChart]) -> [LineChart] {
    guard let first = charts.first, charts.allSatisfy({ $0.xScale == first.xScale && $0.yScale == first.yScale })
    else { return charts }
    let x = CommonRange.of(charts.map(\.shownXs), first.xScale)
    let y = CommonRange.of(charts.map(\.shownYs), first.yScale)
    return charts.map { chart in
      var chart = chart
      chart.xRange = chart.xRange ?? x
      chart.yRange = chart.yRange ?? y
      return chart
    }
  }
}

extension PlaneChart: ScaledContent {
  static func withCommonScales(_ charts: [PlaneChart]) -> [PlaneChart] {
    let levels = commonLevels(charts)
    let places = charts.flatMap(\.vectorPlaces)
    return charts.map { chart in
      var chart = chart
      if !chart.vectors.isEmpty { chart.reach = places }
      if let field = chart.field, let levels {
        chart.field = Field(label: field.label, grid: field.grid, levels: levels)
      }
      return chart
    }
  }

  /// Level lines and bands of the same values.
  private static func commonLevels(_ charts: [PlaneChart]) -> [Double]? {
    let fields = charts.compactMap(\.field)
    guard fields.count == charts.count, fields.allSatisfy({ $0.levels == nil }) else { return nil }
    let values = fields.map { Array($0.grid.values.joined()) }
    // One field under many paths is the usual case, and costs no more than one.
    if let first = fields.first, fields.allSatisfy({ $0.grid.values == first.grid.values }) {
      return CommonRange.of([values[0]]) == nil
        ? nil
        : LevelChoice.levels(
          ofSorted: values[0].filter(\.isFinite).sorted().flatMap { Array(repeating: $0, count: fields.count) })
    }
    guard CommonRange.of(values) != nil else { return nil }
    return LevelChoice.levels(Array(values.joined()))
  }
}

extension NetworkDrawing: ScaledContent {
  static func withCommonScales(_ networks: [NetworkDrawing]) -> [NetworkDrawing] {
    let range = CommonRange.of(networks.map { [$0.largestWeight] })
    return networks.map { NetworkDrawing(layers: $0.layers, weightLimit: $0.weightLimit ?? range?.upperBound) }
  }
}

extension SurfaceChart: ScaledContent {
  static func withCommonScales(_ charts: [SurfaceChart]) -> [SurfaceChart] {
    withCommonRange(charts, \.heightRange) { Array($0.heights.joined()) }
  }
}

extension HeatMap: ScaledContent {
  static func withCommonScales(_ maps: [HeatMap]) -> [HeatMap] {
    withCommonRange(maps, \.range) { Array($0.shownRows.joined()) }
  }
}

extension BarChart: ScaledContent {
  static func withCommonScales(_ charts: [BarChart]) -> [BarChart] {
    withCommonRange(charts, \.range) { $0.shownSeries.flatMap(\.values) }
  }
}

extension ScaledContent {
  /// Figures of one scale: where it is not fixed, it reaches over the values of all.
  fileprivate static func withCommonRange(
    _ figures: [Self], _ range: WritableKeyPath<Self, ClosedRange<Double>?>, _ values: (Self) -> [Double]
  ) -> [Self] {
    let common = CommonRange.of(figures.map(values))
    return figures.map { figure in
      var figure = figure
      figure[keyPath: range] = figure[keyPath: range] ?? common
      return figure
    }
  }
}
