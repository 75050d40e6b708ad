import Engine
import Figures
import Source

extension Builtin {
  static let images = Builtin(
    name: "images",
    positional: [
      Parameter(name: "x", meaning: "an image per row, or the rows of a matrix, each a vector or height × width")
    ],
    named: [
      Parameter(name: "size", meaning: "height and width, as [8, 8]; a square when left out", isOptional: true),
      Parameter(name: "count", meaning: "how many are shown, 20 when left out", isOptional: true),
      Parameter(name: "label", meaning: "the class of each, written below", isOptional: true, isPlaced: true),
      Parameter(
        name: "predicted", meaning: "a number a class; wrong ones are marked", isOptional: true, isPlaced: true),
      Parameter(name: "range", meaning: "the values of black and white, as 0..16", isOptional: true), titleParameter,
    ], isPlaced: true,
    documentation:
      "Small images beside one another, in greys, or in two colours where signs differ, as the weights of units.",
    example: "images([[0, 1, 1, 0], [1, 0, 0, 1]], size: [2, 2])"
  ) { evaluator, call throws in
    figure(.imageSheet(try ImageSheetBuilder(call, &evaluator).sheet))
  }
}

/// Cuts numbers into images.
private struct ImageSheetBuilder {
  let sheet: ImageSheet

  init(_ call: Builtin.Call, _ evaluator: inout Evaluator) throws {
    let expression = call.expression(0)
    let value = try evaluator.drawnNumbers(expression, by: "images")
    let given = try Self.size(call, &evaluator)
    let (total, height, width) = try Self.layout(value, given, expression)
    let wanted = try call.named["count"].map { try evaluator.integer($0.value, atLeast: 1) } ?? 20
    let count = min(total, wanted)
    let labels = try Self.labels(call, rows: value.rows, count: count, &evaluator)
    let pixels = height * width
    sheet = ImageSheet(
      title: try evaluator.title(of: call), height: height, width: width,
      images: (0..<count).map { index in
        ImageSheet.Image(
          pixels: Array(value.tensor.elements[index * pixels..<(index + 1) * pixels]),
          label: labels.classes?[index], prediction: labels.predictions?[index])
      }, total: total, range: try evaluator.closedRange(call.named["range"]))
  }

  private static func size(_ call: Builtin.Call, _ evaluator: inout Evaluator) throws(Diagnostic) -> (Int, Int)? {
    guard let argument = call.named["size"] else { return nil }
    let node = try evaluator.formula(argument.value)
    let value = try evaluator.numbers(of: node, at: argument.value.span)
    let parts = value.tensor.elements.map { Int(exactly: $0) ?? 0 }
    guard value.rows == nil, parts.count == 2, parts.allSatisfy({ (1...10_000).contains($0) }) else {
      throw Diagnostic(
        "size: is height and width in brackets, not \(argument.value.source)", at: argument.value.span,
        hint: "for example size: [8, 8]")
    }
    return (parts[0], parts[1])
  }

  /// How many images there are, and how large each is.
  private static func layout(_ value: Program.Value, _ size: (Int, Int)?, _ expression: Expression) throws(Diagnostic)
    -> (total: Int, height: Int, width: Int)
  {
    let axes = value.tensor.shape.axes
    let hasRows = value.rows != nil
    // A square matrix, or one whose rows are no squares, is one image.
    if axes.count == 2, !hasRows, size == nil, axes[0] == axes[1] || root(axes[1]) == nil {
      return (1, axes[0], axes[1])
    }
    if axes.count == 3 {
      if let size, (axes[1], axes[2]) != size { throw mismatch(axes[1] * axes[2], size, expression) }
      return (axes[0], axes[1], axes[2])
    }
    guard axes.count == 1 && !hasRows || axes.count == 2 else {
      throw Diagnostic(
        "images takes a vector or height × width for each image, but \(expression.source) is "
          + (hasRows && axes.count == 1 ? "one number per row" : value.tensor.shape.phrase), at: expression.span)
    }
    let (total, length) = axes.count == 1 ? (1, axes[0]) : (axes[0], axes[1])
    if let size {
      if !hasRows, axes.count == 2, (axes[0], axes[1]) == size, size.0 * size.1 != length { return (1, size.0, size.1) }
      guard size.0 * size.1 == length else { throw mismatch(length, size, expression) }
      return (total, size.0, size.1)
    }
    guard let side = root(length) else {
      throw Diagnostic(
        "an image of \(length) numbers is no square, so images needs size:", at: expression.span,
        hint: "for example size: [8, 8] for 64 numbers")
    }
    return (total, side, side)
  }

  private static func mismatch(_ length: Int, _ size: (Int, Int), _ expression: Expression) -> Diagnostic {
    Diagnostic(
      "size: [\(size.0), \(size.1)] is \(size.0 * size.1) numbers, but an image of \(expression.source) has \(length)",
      at: expression.span)
  }

  private static func root(_ length: Int) -> Int? {
    let side = Int(Double(length).squareRoot().rounded())
    return side * side == length && length > 0 ? side : nil
  }

  private static func labels(_ call: Builtin.Call, rows: DatasetID?, count: Int, _ evaluator: inout Evaluator) throws
    -> (classes: [String]?, predictions: [String]?)
  {
    guard let label = call.named["label"]?.value else {
      if let argument = call.named["predicted"] {
        throw Diagnostic(
          "predicted: needs label:, the true class", at: argument.value.span,
          hint: "for example label: label, predicted: p")
      }
      return (nil, nil)
    }
    if let p = call.named["predicted"]?.value {
      let (predictions, truths, classes) = try evaluator.predictions(p, label, call.span)
      try check(predictions.count, count, p)
      return (truths.map { classes[$0] }, predictions.map { classes[$0] })
    }
    if case .list(let values) = try evaluator.evaluate(label) {
      let names = try evaluator.names(call.named["label"], count: values.count, "images") ?? []
      try check(names.count, count, label)
      return (names.map(\.plainText), nil)
    }
    let node = try evaluator.formula(label)
    let value = try evaluator.numbers(of: node, at: label.span)
    guard value.tensor.shape.rank == 1 || count == 1 && value.tensor.shape.isNumber else {
      throw Diagnostic("\(label.source) is no class for each image", at: label.span)
    }
    try check(value.tensor.elements.count, count, label)
    let texts = evaluator.state.graph.classes(of: evaluator.state.graph.unbound(node))
    return (value.tensor.elements.map { texts?[Int($0) - 1] ?? Evaluator.name($0) }, nil)
  }

  private static func check(_ found: Int, _ count: Int, _ expression: Expression) throws(Diagnostic) {
    guard found >= count else {
      throw Diagnostic("\(expression.source) has \(found) classes, but there are \(count) images", at: expression.span)
    }
  }
}
