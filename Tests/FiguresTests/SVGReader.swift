import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a strict reader finds in a document: nothing when it is not well formed.
final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var ids: [String] = []
  private(set) var classes: [String] = []
  private(set) var text = ""
  private(set) var numbers = ""

  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if let id = attributes["id"] { ids.append(id) }
    if let names = attributes["class"] { classes.append(names) }
    for key in ["d", "x", "y", "cx", "cy", "dy", "width", "height", "viewBox"] where attributes[key] != "100%" {
      numbers += (attributes[key] ?? "") + " "
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
