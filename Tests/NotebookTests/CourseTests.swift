import Notebook
import Source
import Testing

@Suite("course.yml")
struct CourseTests {
  static let notebooks = ["a.md", "b.md", "part/c.md"]

  private func read(_ text: String) throws -> (course: Notebook.Course, messages: [String]) {
    let source = SourceText(name: "course.yml", text: text)
    let (course, diagnostics) = try Notebook.Course.read(source, notebooks: Self.notebooks)
    return (
      course,
      diagnostics.map { diagnostic in
        let start = diagnostic.span?.start
        return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.message); \(diagnostic.hint ?? "")"
      }
    )
  }

  @Test("orders the notebooks in parts with titles")
  func parts() throws {
    let (course, messages) = try read(
      """
      title: Learning
      description: From OR to digits.
      style: course.css
      template: page.mustache
      parts:
        - title: First
          notebooks: [part/c.md]
        - title: Second
          notebooks:
            - ./b.md
            - a.md: The first
      """)
    #expect(messages == [])
    #expect(course.title == "Learning" && course.description == "From OR to digits.")
    #expect(course.parts.map(\.title) == ["First", "Second"])
    #expect(course.notebooks == ["part/c.md", "b.md", "a.md"])
    #expect(course.titles == ["a.md": "The first"])
    #expect(course.style?.address == "course.css" && course.style?.span == Span(line: 3, column: 8, length: 10))
    #expect(course.template?.address == "page.mustache")
  }

  @Test(
    "What is odd is told with its place, and the rest is used",
    arguments: [
      ("tilte: X", ["1:1 the course has no key tilte; did you mean title?"], notebooks),
      (
        "parts:\n- titel: X\n  notebooks: [a.md, b.md, part/c.md]",
        ["2:3 a part has no key titel; did you mean title?"], notebooks
      ),
      (
        "parts:\n- notebooks: [part/c.md, aa.md, part/c.md]",
        [
          "2:26 there is no notebook aa.md in this folder; did you mean a.md?",
          "2:33 part/c.md stands in the course twice; the first counts",
          "2:1 the course does not list a.md, b.md; they come last",
        ], ["part/c.md", "a.md", "b.md"]
      ),
      (
        "parts: 3",
        [
          "1:8 parts must be a list; write - title: Basics, and below it notebooks: [or.md, xor.md]",
          "1:8 the course does not list a.md, b.md, part/c.md; they come last",
        ], notebooks
      ),
      ("notebooks: [b.md, {a.md: First}, part/c.md]", [], ["b.md", "a.md", "part/c.md"]),
      (
        "notebooks: [b.md]\nparts:\n- notebooks: [a.md, b.md]",
        [
          "3:21 b.md stands in the course twice; the first counts",
          "3:1 the course does not list part/c.md; it comes last",
        ], ["b.md", "a.md", "part/c.md"]
      ),
      ("title: [1]\n", ["1:8 title must be a text; it is left out"], notebooks),
      ("", [], notebooks),
    ] as [(String, [String], [String])])
  func odd(text: String, expected: [String], order: [String]) throws {
    let (course, messages) = try read(text)
    #expect(messages == expected)
    #expect(course.notebooks == order)
  }

  @Test(
    "A key that stands twice is told where it stands for the second time",
    arguments: [
      ("title: x\nparts: []\ntitle: y\n", 3, 1, 5), ("title: x\n\n# title: z\n'title' : y\n", 4, 1, 7),
      ("parts:\n- title: x\n  notebooks: [a.md]\n  title: y\ntitle: z\n", 4, 3, 5), ("{title: x, title: y}\n", 1, 2, 5),
    ] as [(String, Int, Int, Int)])
  func twice(text: String, line: Int, column: Int, length: Int) {
    #expect {
      try read(text)
    } throws: { error in
      (error as? Diagnostic)?.span == Span(line: line, column: column, length: length)
    }
  }

  @Test("What is not YAML cannot be read", arguments: ["a: [", "- a\n", "title: x\ntitle: y\n"])
  func notYAML(text: String) {
    #expect(throws: Diagnostic.self) { try read(text) }
  }
}
