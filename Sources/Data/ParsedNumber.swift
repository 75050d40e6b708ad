/// What a field is when it is read as a number.
enum ParsedNumber: Equatable {
  case finite(Double)
  /// A number beyond the greatest finite double.
  case tooLarge
  case notANumber

  /// Reads a decimal literal, perhaps with spaces around it, as the double nearest to it, ties to even.
  // Inlined, as passing the array on would cost as much as a short number.
  @inline(__always)
  init(_ bytes: [UInt8], in range: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == Byte.space { start += 1 }
    while start < end, bytes[end - 1] == Byte.space { end -= 1 }
    guard let literal = DecimalLiteral(bytes, in: start..<end) else {
      self = .notANumber
      return
    }
    // The slow way is exact for every literal; that it exists is what lets the fast ones stay small.
    let number = literal.nearest ?? Double(String(decoding: bytes[start..<end], as: UTF8.self)) ?? .nan
    self = number.isFinite ? .finite(number) : .tooLarge
  }
}
