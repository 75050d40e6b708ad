import Engine

extension OperationRow {
  static let windows: [OperationRow] = [patches, unpatch]

  /// `unfold` gives channels × window by places, of an image with the channels first.
  private static let patches = OperationRow("patches") { operands in
    guard case .patches(let patches) = operands.attribute else { return operands.x }
    let (image, first) = (operands.x.tensor.method(Channels.first(hasRows: operands.hasRows)), operands.hasRows ? 1 : 0)
    let windows = Expression.call("F.unfold", [image], Literal.tuple(patches.size), settings(patches))
    let order = axes(patches.isByChannel ? [2, 0, 1] : [2, 1, 0], operands.hasRows)
    let turned = windows.method("unflatten(\(first), \(Literal.tuple([patches.image.axes[2], window(patches)])))")
      .method("permute(\(order))")
    return patches.isByChannel ? turned : turned.method("flatten(\(first + 1))")
  }

  private static let unpatch = OperationRow("unpatch") { operands in
    guard case .patches(let patches) = operands.attribute else { return operands.x }
    let first = operands.hasRows ? 1 : 0
    var x = operands.x.tensor
    if !patches.isByChannel {
      x = x.method("unflatten(\(first + 1), \(Literal.tuple([window(patches), patches.image.axes[2]])))")
    }
    x = x.method("permute(\(axes(patches.isByChannel ? [1, 2, 0] : [2, 1, 0], operands.hasRows)))")
    let windows = x.method("flatten(\(first), \(first + 1))")
    let image = Literal.tuple(Array(patches.image.axes.prefix(2)))
    return Expression.call("F.fold", [windows], image, Literal.tuple(patches.size), settings(patches))
      .method(Channels.last(hasRows: operands.hasRows))
  }

  private static func window(_ patches: Patches) -> Int { patches.size[0] * patches.size[1] }

  private static func settings(_ patches: Patches) -> String { "stride=\(patches.stride), padding=\(patches.padding)" }

  private static func axes(_ order: [Int], _ hasRows: Bool) -> String {
    (hasRows ? [0] + order.map { $0 + 1 } : order).map(String.init).joined(separator: ", ")
  }
}

/// Where an image has its channels: the engine last, PyTorch first.
enum Channels {
  case last, first

  static func first(hasRows: Bool) -> String { hasRows ? "permute(0, 3, 1, 2)" : "permute(2, 0, 1)" }
  static func last(hasRows: Bool) -> String { hasRows ? "permute(0, 2, 3, 1)" : "permute(1, 2, 0)" }
}
