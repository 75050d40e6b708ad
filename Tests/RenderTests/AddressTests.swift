import Testing

@testable import Render

@Suite("Addresses of links")
struct AddressTests {
  static let place = Place(
    name: "part/or", notebookFolder: "../../Notebooks/part", notebooks: ["part/or.md", "xor.md"])

  @Test(
    "A relative link leads where the author meant; a link to a notebook of the run leads to its page",
    arguments: [
      ("../xor.md", "../xor.html"), ("../xor.md#stuck", "../xor.html#stuck"), ("or.md", "or.html"),
      ("image.png", "../../Notebooks/part/image.png"), ("../data/x.csv", "../../Notebooks/part/../data/x.csv"),
      ("missing.md", "../../Notebooks/part/missing.md"),
    ])
  func relative(link: String, expected: String) {
    #expect(Self.place.address(link, notebookEnding: "html") == expected)
  }

  @Test("Other links stay", arguments: ["https://example.org/a.md", "#training", "/root.md", "mailto:a@b.c", ""])
  func others(link: String) {
    #expect(Self.place.address(link, notebookEnding: "html") == nil)
  }
}
