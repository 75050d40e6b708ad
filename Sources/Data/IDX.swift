/// The array files in which the MNIST digits are published.
///
/// Two zero bytes, one for the type of the elements, one for the rank; then the length of each axis as 32 bits, then
/// the elements in row-major order, all with the most significant byte first.
public enum IDX {
  /// Reads a file, plain or compressed by gzip. Errors have no line.
  public static func parse(_ bytes: [UInt8]) throws(DataError) -> DataArray {
    let bytes = try Gzip.inflateIfCompressed(bytes)
    guard bytes.count >= 4 else {
      throw DataError("the file has \(bytes.count) bytes, but an IDX file begins with a magic number of 4")
    }
    guard bytes[0] == 0, bytes[1] == 0 else {
      throw DataError("the file begins with the bytes \(bytes[0]) and \(bytes[1]), but an IDX file with 0 and 0")
    }
    guard let type = IDXElement(rawValue: bytes[2]) else {
      throw DataError("the type of the elements is \(bytes[2]), but 8, 9, 11, 12, 13 or 14 was wanted")
    }
    let axes = try axes(of: bytes)
    let start = 4 + 4 * axes.count
    let count = try count(of: axes, found: bytes.count - start, width: type.width)
    let elements = (0..<count).map { type.number(bigEndian(bytes, at: start + $0 * type.width, width: type.width)) }
    return DataArray(axes: axes, elements: elements)
  }

  private static func axes(of bytes: [UInt8]) throws(DataError) -> [Int] {
    let rank = Int(bytes[3])
    guard (1...8).contains(rank) else { throw DataError("the array has \(rank) axes, but 1 to 8 were wanted") }
    guard bytes.count >= 4 + 4 * rank else {
      throw DataError("the lengths of the axes want \(4 * rank) bytes, but there are \(bytes.count - 4)")
    }
    let axes = (0..<rank).map { Int(bigEndian(bytes, at: 4 + 4 * $0, width: 4)) }
    if let empty = axes.firstIndex(of: 0) { throw DataError("axis \(empty + 1) of \(rank) has the length 0") }
    return axes
  }

  /// The most numbers that an array may have: 4 GB.
  private static let largestCount = 500_000_000

  /// The product of the lengths, if there are just as many elements.
  private static func count(of axes: [Int], found: Int, width: Int) throws(DataError) -> Int {
    let lengths = axes.map(String.init).joined(separator: " × ")
    var wanted = width
    for axis in axes {
      let (product, isTooLarge) = wanted.multipliedReportingOverflow(by: axis)
      guard !isTooLarge, product / width <= largestCount else {
        throw DataError("an array of \(lengths) elements is too large")
      }
      wanted = product
    }
    guard wanted == found else {
      throw DataError("\(lengths) elements want \(wanted) bytes, but there are \(found)")
    }
    return wanted / width
  }

  private static func bigEndian(_ bytes: [UInt8], at place: Int, width: Int) -> UInt64 {
    var bits: UInt64 = 0
    for index in place..<place + width { bits = bits << 8 | UInt64(bytes[index]) }
    return bits
  }
}
