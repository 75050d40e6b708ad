/// An element of MathML. One that holds text holds no elements.
struct MathElement: Hashable {
  struct Attribute: Hashable {
    let name: String
    let value: String
  }

  var name: String
  private(set) var attributes: [Attribute] = []
  var text = ""
  var children: [MathElement] = []

  init(_ name: String, _ attributes: [(String, String)] = [], text: String = "", children: [MathElement] = []) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.0, value: $0.1) }
    self.text = text
    self.children = children
  }

  /// The value of an attribute. Setting nothing takes it away.
  subscript(name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      let position = attributes.firstIndex { $0.name == name }
      switch (position, newValue) {
      case (let position?, let value?): attributes[position] = Attribute(name: name, value: value)
      case (let position?, nil): attributes.remove(at: position)
      case (nil, let value?): attributes.append(Attribute(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  mutating func removeAttributes(_ names: String...) {
    attributes.removeAll { names.contains($0.name) }
  }

  /// Adds a CSS declaration.
  mutating func addStyle(_ declaration: String) {
    self["style"] = self["style"].map { "\($0);\(declaration)" } ?? declaration
  }

  func styled(_ declaration: String) -> MathElement {
    var element = self
    element.addStyle(declaration)
    return element
  }

  /// How many children it must have, where MathML counts them.
  var childCount: Int? {
    switch name {
    case "mfrac", "mroot", "msub", "msup", "munder", "mover": 2
    case "msubsup", "munderover": 3
    default: nil
    }
  }

  /// Whether it is one of those that hold text.
  var isToken: Bool { ["mi", "mo", "mn", "mtext", "ms"].contains(name) }

  // MARK: Printing

  var markup: String {
    var out = ""
    print(into: &out)
    return out
  }

  private func print(into out: inout String) {
    out += "<\(name)"
    for attribute in attributes { out += " \(attribute.name)=\"\(Self.escape(attribute.value))\"" }
    out += ">"
    out += Self.escape(text)
    for child in children { child.print(into: &out) }
    out += "</\(name)>"
  }

  private static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
