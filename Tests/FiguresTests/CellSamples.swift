import Figures

/// Small figures of each kind that the tests draw.
enum CellSamples {
  static let weights = Figure.heatMap(
    HeatMap(name: "W", values: [[0.5, -1.25, 0], [2, 0.125, -0.4]], rowTitle: "unit", columnTitle: "input"))
  static let attention = Figure.heatMap(
    HeatMap(
      name: "A", values: [[0.8, 0.15, 0.05], [0.1, 0.7, 0.2], [0.3, 0.3, 0.4]], rowTitle: "query",
      columnTitle: "key", rowNames: ["the", "cat", "sleeps"], columnNames: ["the", "cat", "sleeps"], range: 0...1))
  static let large: Figure = {
    let rows: [[Double]] = (0..<32).map { row in
      (0..<64).map { column -> Double in
        let number: Int = (row * 37 + column * column * 11) % 101 - 50
        return Double(number) / 50
      }
    }
    return .heatMap(HeatMap(title: "Weights of the first layer", name: "h.W", values: rows))
  }()
  static let confusion = Figure.confusionMatrix(
    ConfusionMatrix(classes: ["bird", "cat", "dog"], counts: [[8, 1, 0], [0, 12, 3], [1, 2, 9]]))
  static let digits: Figure = {
    let counts: [[Int]] = (0..<10).map { row in
      (0..<10).map { column -> Int in
        if column == row { return 30 + row }
        return (row * 7 + column * 3) % 11 == 0 ? 2 : 0
      }
    }
    return .confusionMatrix(ConfusionMatrix(classes: (0..<10).map { String($0) }, counts: counts))
  }()
  static let images: Figure = {
    let images: [ImageSheet.Image] = (0..<20).map { image in
      let pixels: [Double] = (0..<64).map { pixel -> Double in
        let x: Double = Double(pixel % 8) - 3.5
        let y: Double = Double(pixel / 8) - 3.5
        let radius: Double = (x * x + y * y).squareRoot()
        let size: Double = 1 + Double(image % 5) / 2
        return max(0, 16 - abs(radius - size) * 8)
      }
      let label = String(image % 5)
      return ImageSheet.Image(pixels: pixels, label: label, prediction: image % 7 == 3 ? "9" : label)
    }
    return .imageSheet(ImageSheet(height: 8, width: 8, images: images, total: 360))
  }()
  static let filters: Figure = {
    let images: [ImageSheet.Image] = (0..<6).map { unit in
      let pixels: [Double] = (0..<64).map { pixel -> Double in
        let number: Int = (pixel * (unit + 3)) % 17 - 8
        return Double(number) / 20
      }
      return ImageSheet.Image(pixels: pixels)
    }
    return .imageSheet(ImageSheet(height: 8, width: 8, images: images))
  }()
  static let probabilities = Figure.barChart(
    BarChart(names: ["cat", "dog", "bird"], series: [.init(values: [0.85, 0.12, 0.03])], range: 0...1))
  static let scores = Figure.barChart(
    BarChart(
      names: ["without hidden layer", "one hidden layer of 8", "two hidden layers"],
      series: [
        .init(name: "training", values: [0.75, 0.93, 1]), .init(name: "test", values: [-0.2, 0.9, 0.88]),
        .init(name: "other", values: [0.3, 0.5, 0.7]),
      ], valueLabel: "accuracy"))
  static let upright = Figure.barChart(
    BarChart(
      names: ["a", "b", "c"],
      series: [.init(name: "p", values: [0.5, -0.25, 0.75]), .init(name: "q", values: [0.25, 0.25, .nan])]))
  static let histogram: Figure = {
    let values: [Double] = (0..<400).map { index -> Double in
      let sum: Int = (index * 7919) % 1000 + (index * 104_729) % 1000
      return Double(sum) / 1000 - 1
    }
    return .histogram(Histogram(label: "W", values: values))
  }()
  static let gradients = Figure.dotPlot(
    DotPlot(
      label: "root mean square of ∂E/∂ parameters", noun: "layer",
      entries: [
        .init(name: "h.1", value: 0.00012), .init(name: "h.2", value: 0.0034), .init(name: "h.3", value: 0),
        .init(name: "y", value: 0.21),
      ]))

  static let all: [(name: String, figure: Figure)] = [
    ("weights", weights), ("attention", attention), ("large", large), ("confusion", confusion), ("digits", digits),
    ("images", images), ("filters", filters), ("probabilities", probabilities), ("scores", scores),
    ("upright", upright), ("histogram", histogram), ("gradients", gradients),
  ]
}
