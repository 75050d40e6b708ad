extension RandomStream {
  /// An integer in 0 ..< count, each equally likely. The count is positive.
  ///
  /// The upper half of count · bits is the answer; the few low halves that would favour some answers are drawn again.
  /// Lemire, "Fast random integer generation in an interval" (2019).
  public mutating func integer(below count: Int) -> Int {
    precondition(count > 0, "an integer below \(count)")
    let bound = UInt64(count)
    var product = bound.multipliedFullWidth(by: bits())
    if product.low < bound {
      let unfair = (0 &- bound) % bound
      while product.low < unfair { product = bound.multipliedFullWidth(by: bits()) }
    }
    return Int(product.high)
  }

  /// Puts the elements in random order, each order equally likely (Fisher and Yates, from the end).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, integer(below: last + 1))
    }
  }

  /// The numbers 0 ..< count in random order.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<max(0, count))
    shuffle(&order)
    return order
  }
}
