import Mustache
import Source

/// What stands in the body of a course's pages, as its author wrote it in Mustache.
public struct PageTemplate: Hashable, Sendable {
  private let template: MustacheTemplate
  private let text: String

  private static let values = ["title", "author", "description", "date", "language", "content"]
  private static let links = ["index", "previous", "next"]
  /// Escaped text has no such sign, and neither has a template.
  private static let contentMark = "\u{1}content\u{1}"

  /// Reads a template. Throws where it is none; names that no page has become messages.
  public static func read(_ source: SourceText) throws(Diagnostic) -> (PageTemplate, [Diagnostic]) {
    let text = source.text.replacing("\u{1}", with: "")
    let template: MustacheTemplate
    do {
      template = try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      let place = Span(line: error.context.lineNumber, column: error.context.columnNumber)
      throw Diagnostic("the template cannot be read: \(Self.words(error.error))", at: place)
    } catch {
      throw Diagnostic("the template cannot be read", at: Span(line: 1, column: 1))
    }
    let tags = Self.tags(of: source)
    guard tags.contains(where: { $0.name == "content" }) else {
      throw Diagnostic("the template shows no page", at: nil, hint: "write {{{content}}} where the text stands")
    }
    let known = values + links + ["href"]
    let unknown = tags.filter {
      !known.contains($0.name) && $0.name.split(separator: ".").contains { !known.contains(String($0)) }
    }
    let messages = unknown.map { tag in
      let nearest = Suggestion.nearest(to: tag.name, among: known)
      return Diagnostic.warning(
        .pageLook, "a page has no \(tag.name)", at: tag.span,
        hint: nearest.map { "did you mean \($0)?" } ?? "it has \(known.joined(separator: ", "))")
    }
    return (PageTemplate(template: template, text: text), messages)
  }

  /// The body of a page. All but the article, which is HTML, is escaped.
  func body(of page: Page, article: String) -> String {
    var values: [String: Any] = ["content": Self.template(Self.contentMark)]
    func set(_ name: String, _ text: String?) { if let text { values[name] = Self.value(text) } }
    set("title", page.title)
    set("author", page.author)
    set("description", page.description)
    set("date", page.date)
    set("language", page.language)
    for (name, link) in zip(Self.links, [page.course?.index, page.course?.previous, page.course?.next]) {
      if let link { values[name] = ["title": Self.value(link.title), "href": Self.value(link.href)] }
    }
    return template.render(values).replacing(Self.contentMark, with: article)
  }

  /// A text that is escaped already, however the tag is written: Mustache puts a template in as it is. It would escape
  /// by whole characters, and a quotation mark with an accent is another character than a quotation mark.
  private static func value(_ text: String) -> Any {
    template(HTMLText.escape(text).replacing("{", with: "&#123;"))
  }

  /// A template without tags, in which nothing can be wrong.
  private static func template(_ text: String) -> Any { (try? MustacheTemplate(string: text)) ?? text as Any }

  // MARK: Messages

  private struct Tag {
    let name: String
    let span: Span
  }

  /// The names in the template's tags with their places; comments and what sets delimiters are none.
  private static func tags(of source: SourceText) -> [Tag] {
    source.lines.enumerated().flatMap { number, line in
      line.matches(of: /\{\{(?:[#^\/&>]|\{)?\s*([^\s{}!=%$<>#^\/&][^\s{}]*)\s*\}\}/).map { match in
        let name = match.output.1
        let column = line.unicodeScalars.distance(from: line.startIndex, to: name.startIndex) + 1
        return Tag(
          name: String(name), span: Span(line: number + 1, column: column, length: name.unicodeScalars.count))
      }
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case MustacheTemplate.Error.sectionCloseNameIncorrect: "a section is closed that was not opened, or by another name"
    case MustacheTemplate.Error.expectedSectionEnd: "a section is not closed"
    default: "a tag is not closed, or is none of Mustache's"
    }
  }

  public static func == (one: PageTemplate, other: PageTemplate) -> Bool { one.text == other.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
