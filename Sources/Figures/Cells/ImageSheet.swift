/// Small images beside one another: the rows of a dataset, or the weights of a layer's units.
public struct ImageSheet: Sendable, Hashable {
  /// One image: its numbers, row by row, and what is written below.
  public struct Image: Sendable, Hashable {
    public let pixels: [Double]
    /// The true class.
    public let label: String?
    /// The predicted class; the image is marked when it is another than `label`.
    public let prediction: String?

    public init(pixels: [Double], label: String? = nil, prediction: String? = nil) {
      self.pixels = pixels
      self.label = label
      self.prediction = prediction
    }

    var isWrong: Bool { label != nil && prediction != nil && label != prediction }
  }

  public let title: String
  /// How many pixels an image has from top to bottom, and from left to right.
  public let height: Int
  public let width: Int
  public let images: [Image]
  /// How many images there are in all, of which `images` are the first.
  public let total: Int
  /// The values of the weakest and the strongest grey; from the pixels when nothing is given.
  public let range: ClosedRange<Double>?

  /// - Precondition: every image has `height · width` pixels.
  public init(
    title: String = "", height: Int, width: Int, images: [Image], total: Int? = nil, range: ClosedRange<Double>? = nil
  ) {
    precondition(images.allSatisfy { $0.pixels.count == height * width })
    self.title = title
    self.height = height
    self.width = width
    self.images = images
    self.total = total ?? images.count
    self.range = range
  }
}

extension ImageSheet: FigureContent {
  var drawing: Drawing { ImageSheetDrawing(self).drawing }

  var wrong: Int { images.count { $0.isWrong } }

  /// A row an image; its pixels would fill a page.
  var data: FigureData {
    let hasLabels = images.contains { $0.label != nil }
    let hasPredictions = images.contains { $0.prediction != nil }
    return FigureData(
      columns: ["image"] + (hasLabels ? ["class"] : []) + (hasPredictions ? ["predicted"] : [])
        + ["smallest", "mean", "largest"],
      rows: images.enumerated().map { index, image in
        let finite = image.pixels.filter(\.isFinite)
        let count = Double(finite.count)
        let mean = finite.isEmpty ? nil : finite.reduce(0) { $0 + $1 / count }
        return [.number(Double(index + 1))] + (hasLabels ? [image.label.map { .text($0) } ?? .missing] : [])
          + (hasPredictions ? [image.prediction.map { .text($0) } ?? .missing] : [])
          + [finite.min(), mean, finite.max()].map { $0.map { .number($0) } ?? .missing }
      })
  }

  func alternativeText(format: @escaping (Double) -> String) -> String {
    var sentences: [String] = []
    let size = "\(height) by \(width) pixels"
    let count = images.count
    if count == 0 { return "A sheet without images." }
    sentences.append(
      count == total
        ? "\(count == 1 ? "An image" : "\(count) images") of \(size)."
        : "The first \(count) of \(total) images, each of \(size).")
    let labels = images.compactMap(\.label)
    if !labels.isEmpty { sentences.append("Their classes: \(Self.list(labels)).") }
    if images.contains(where: { $0.prediction != nil && $0.label != nil }) {
      let named = images.enumerated().filter { $0.element.isWrong }.prefix(6).map { index, image in
        "image \(index + 1), \(image.label ?? "") taken for \(image.prediction ?? "")"
      }
      let more = wrong > 6 ? ", and \(wrong - 6) more" : ""
      sentences.append(
        wrong == 0
          ? "All are predicted right." : "\(wrong) predicted wrong: \(named.joined(separator: "; "))\(more).")
    }
    let scale = ColourScale(images.lazy.flatMap(\.pixels), range: range)
    sentences.append(
      scale.kind == .diverging
        ? "Blue is positive, orange negative, up to \(format(scale.high)) from zero."
        : "Black is \(format(scale.low)), white \(format(scale.high)).")
    return sentences.joined(separator: " ")
  }

  private static func list(_ labels: [String]) -> String {
    labels.prefix(40).joined(separator: ", ") + (labels.count > 40 ? ", …" : "")
  }
}
