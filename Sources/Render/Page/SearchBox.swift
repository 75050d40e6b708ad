/// The search over all chapters of a course: the box, which is hidden where no script runs, and the text that it
/// searches.
struct SearchBox: Hashable, Sendable {
  struct Chapter: Hashable, Sendable {
    let title: String
    let href: String
    let sections: [SearchSection]
  }

  /// What the address of the box ends with.
  static let anchor = "course.search"

  let chapters: [Chapter]

  var html: String {
    """
    <div class="search" id="\(Self.anchor)" role="search" hidden>
    <label for="\(Self.anchor).text">Search all chapters</label>
    <input type="search" id="\(Self.anchor).text" spellcheck="false" enterkeyhint="search">
    <p class="found" role="status"></p>
    <ol></ol>
    <script type="application/json">\(data.scriptText)</script>
    </div>

    """
  }

  private var data: JSONValue {
    .array(
      chapters.map { chapter in
        let sections = chapter.sections.map { section in
          JSONValue.array([.string(section.anchor), .string(section.title), .string(section.text)])
        }
        return .array([.string(chapter.title), .string(chapter.href), .array(sections)])
      })
  }
}
