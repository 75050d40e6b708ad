import CZlib

/// Files compressed by gzip (RFC 1952).
public enum Gzip {
  /// The most bytes that a data file may have when it is inflated, as a small file can become a very large one.
  static let limit = 4_000_000_000

  /// Whether the bytes begin as those of gzip do.
  public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  static func inflateIfCompressed(_ bytes: [UInt8]) throws(DataError) -> [UInt8] {
    isCompressed(bytes) ? try inflate(bytes, limit: limit) : bytes
  }

  /// The bytes of all members, one after the other. Data that is damaged, ends too early, or makes more than `limit`
  /// bytes is an error without a line.
  public static func inflate(_ bytes: [UInt8], limit: Int) throws(DataError) -> [UInt8] {
    // zlib remembers where its stream stands, so this needs an address of its own for as long as it is used.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let size = CInt(MemoryLayout<z_stream>.size)
    // 16 more than the bits of the window means gzip, and nothing else.
    guard inflateInit2_(stream, MAX_WBITS + 16, ZLIB_VERSION, size) == Z_OK else {
      throw DataError("gzip cannot be read: zlib does not start")
    }
    defer { inflateEnd(stream) }

    var inflated: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var taken = 0
    while true {
      let step = step(stream, bytes[taken...], into: &chunk)
      taken += step.taken
      guard step.given <= limit - inflated.count else {
        throw DataError("the gzip data becomes larger than \(limit) bytes, which is the limit")
      }
      inflated.append(contentsOf: chunk[..<step.given])
      switch step.status {
      case Z_OK: continue
      case Z_STREAM_END where taken == bytes.count: return inflated
      case Z_STREAM_END: inflateReset(stream)
      // There is always room for more, so only more to read can be missing.
      case Z_BUF_ERROR: throw DataError("the gzip data ends too early, after \(bytes.count) bytes")
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(step.status)"
        throw DataError("the gzip data is damaged near byte \(taken + 1): \(reason)")
      }
    }
  }

  /// Inflates until the input ends, the chunk is full, or a member is complete.
  private static func step(
    _ stream: UnsafeMutablePointer<z_stream>, _ input: ArraySlice<UInt8>, into chunk: inout [UInt8]
  ) -> (status: CInt, taken: Int, given: Int) {
    input.withUnsafeBufferPointer { input in
      chunk.withUnsafeMutableBufferPointer { output in
        // zlib counts with 32 bits, and only reads what it is declared to be able to change.
        let available = UInt32(clamping: input.count)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = available
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        return (status, Int(available - stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out))
      }
    }
  }
}
