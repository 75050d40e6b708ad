import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element as an XML parser reads it, which knows nothing of how it was printed.
final class XMLTree: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    var children: [Element] = []

    /// It and all that is in it.
    var all: [Element] { [self] + children.flatMap(\.all) }

    subscript(name: String) -> String? { attributes[name] }
  }

  private var open = [Element(name: "", attributes: [:])]

  /// The root, or nothing where the text is not well-formed.
  static func root(of text: String) -> Element? {
    let tree = XMLTree()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = tree
    guard parser.parse(), tree.open.count == 1, tree.open[0].children.count == 1 else { return nil }
    return tree.open[0].children[0]
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard let last = open.popLast() else { return }
    open[open.count - 1].children.append(last)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open[open.count - 1].text += text }
}
