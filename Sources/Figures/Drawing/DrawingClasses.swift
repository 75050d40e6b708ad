/// The classes that a drawing's elements have, of those that need a rule. Found in one pass over the bytes: a page with
/// explorers has hundreds of drawings.
struct DrawingClasses {
  private(set) var hasVariables = false
  /// The numbers of the series whose colour fills something.
  private(set) var fills: Set<Int> = []

  private static let variable = Array("class=\"variable\"".utf8)
  private static let fill = Array("\" fill=".utf8)

  init(of body: String) {
    let bytes = Array(body.utf8)
    // Quotation marks end both `class="variable"` and `f1" fill=`, and stand in little else.
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\"") {
      if !hasVariables, Self.stands(Self.variable, in: bytes, at: index + 1 - Self.variable.count) {
        hasVariables = true
      }
      if index >= 2, bytes[index - 2] == UInt8(ascii: "f"), (0x31...0x39).contains(bytes[index - 1]),
        Self.stands(Self.fill, in: bytes, at: index)
      {
        fills.insert(Int(bytes[index - 1] - 0x30))
      }
    }
  }

  private static func stands(_ word: [UInt8], in bytes: [UInt8], at start: Int) -> Bool {
    start >= 0 && start + word.count <= bytes.count && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
  }
}
