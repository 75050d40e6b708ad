extension [Int] {
  /// Of a list in rising order, the index of the first element that is at least `bound`, or the count.
  func firstIndex(atLeast bound: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first element that is at least `bound`.
  func first(atLeast bound: Int) -> Int? {
    let index = firstIndex(atLeast: bound)
    return index < count ? self[index] : nil
  }
}
