/// Where two texts differ first.
enum Difference {
  /// `12: is "…", would be "…"`, or nothing where they are equal.
  static func first(between bytes: [UInt8], and text: String) -> String? {
    guard !bytes.elementsEqual(text.utf8) else { return nil }
    let old = lines(bytes)
    let new = lines(Array(text.utf8))
    var line = 0
    while line < min(old.count, new.count), old[line] == new[line] { line += 1 }
    let found = line < old.count ? quoted(old[line], beside: line < new.count ? new[line] : []) : "ends"
    let wanted = line < new.count ? quoted(new[line], beside: line < old.count ? old[line] : []) : "end"
    return
      "\(line + 1): is stale: it \(line < old.count ? "says \(found)" : found), now it would \(line < new.count ? "say \(wanted)" : wanted)"
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 10, omittingEmptySubsequences: false)
  }

  /// The part of a line around the first byte that differs.
  private static func quoted(_ line: ArraySlice<UInt8>, beside other: ArraySlice<UInt8>) -> String {
    let common = zip(line, other).prefix { $0 == $1 }.count
    let text = String(decoding: line.dropFirst(max(0, common - 20)).prefix(60), as: UTF8.self)
    return "\"\(common > 20 ? "…" : "")\(text)\(line.count > common + 40 ? "…" : "")\""
  }
}
