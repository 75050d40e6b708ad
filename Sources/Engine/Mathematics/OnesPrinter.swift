/// Arrays that are one number everywhere. Beside an array the number says enough, since it spreads; in a product of
/// matrices, or alone, it is that number times the array of ones, 𝟏.
extension FormulaPrinter {
  /// A formula that stands alone, or in a product of matrices: with its shape.
  func shaped(_ id: NodeID, _ printed: Printed) -> Printed {
    let shape = graph[id].shape
    guard shape.count > 1, shape.rank <= 2, isSpread(id) else { return printed }
    let sizes = shape.axes.map { Math.exact(Double($0)) }
    let index: Math = sizes.count == 1 ? sizes[0] : .row([sizes[0], .sign("×"), sizes[1]])
    let ones = Printed.atom(.index(.array("1"), [index]))
    return printed.math == .exact(1) ? ones : product([printed, ones])
  }

  /// Whether an array is written as one number.
  private func isSpread(_ id: NodeID) -> Bool {
    guard numbers[id] == nil, symbols[id] == nil, arguments[id] == nil, abbreviations[id] == nil,
      elementLetters.isEmpty
    else { return false }
    let (spread, isArray) = graph.unspread(id)
    return isArray && graph[spread].shape.isNumber
  }
}

extension Graph {
  /// What was spread over elements or rows, behind labels of derivatives, and whether it was.
  func unspread(_ id: NodeID) -> (inner: NodeID, isSpread: Bool) {
    var id = id
    var isSpread = false
    while true {
      switch self[id].kind {
      case .operation(.spreadElements, _):
        isSpread = true
        id = self[id].inputs[0]
      case .operation(.spreadRows, _), .derivative: id = self[id].inputs[0]
      default: return (id, isSpread)
      }
    }
  }
}
