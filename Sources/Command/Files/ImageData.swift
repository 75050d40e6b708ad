/// Images of the author's as `data:` addresses, so that a page is one file.
enum ImageData {
  private static let types = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "svg": "image/svg+xml",
  ]
  /// Larger images stay files: 2 MB.
  private static let limit = 2 << 20

  /// The image at `address`, relative to `folder`. Nothing for other files, and for those outside the folder.
  static func address(of address: String, in folder: String) -> String? {
    let path = String(address.prefix { $0 != "#" && $0 != "?" })
    guard let ending = path.split(separator: ".").last?.lowercased(), let type = types[ending],
      let root = FileBytes.canonical(folder), let file = FileBytes.canonical("\(folder)/\(path)"),
      file.hasPrefix(root + "/"), FileBytes.kind(of: file) == .file,
      let bytes = try? FileBytes.read(file, limit: limit)
    else { return nil }
    return "data:\(type);base64,\(base64(bytes))"
  }

  /// RFC 4648, section 4.
  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let word = (0..<3).reduce(0) { $0 << 8 | (($1 < group.count) ? Int(group[$1]) : 0) }
      for position in 0..<4 {
        out.append(position <= group.count ? alphabet[word >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
