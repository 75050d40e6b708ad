/// A course's own look, on top of the page's.
public struct PageLook: Hashable, Sendable {
  /// A style sheet, which counts behind the page's own.
  public var style: String?
  /// What stands in the page's body.
  public var template: PageTemplate?

  public init(style: String? = nil, template: PageTemplate? = nil) {
    self.style = style
    self.template = template
  }

  /// The style sheet as it can stand in a `style` element: nothing in it ends the element. In a text of CSS `\/` is `/`.
  var css: String {
    guard let style else { return "" }
    return style.replacing(/<\/(?=style)/.ignoresCase(), with: "<\\/") + (style.hasSuffix("\n") ? "" : "\n")
  }
}
