import Source
import Yams

/// What `course.yml` says of a folder of notebooks: their order, and how their pages look.
public struct Course: Sendable {
  /// Notebooks under one heading.
  public struct Part: Hashable, Sendable {
    public let title: String?
    /// The notebooks' paths below the folder, `part/or.md`.
    public let notebooks: [String]
  }

  public var title: String?
  public var description: String?
  /// Every notebook of the folder, in order.
  public private(set) var parts: [Part]
  /// What chapters are called in the course where it is not as they call themselves, by their paths.
  public private(set) var titles: [String: String] = [:]
  /// A style sheet, put behind that of the page.
  public private(set) var style: NamedFile?
  /// A template in place of the page's own frame.
  public private(set) var template: NamedFile?

  /// The notebooks in the order of the course.
  public var notebooks: [String] { parts.flatMap(\.notebooks) }

  private static let keys = ["title", "description", "notebooks", "parts", "style", "template"]
  private static let partKeys = ["title", "notebooks"]

  /// The course of a folder that says nothing of itself.
  public init(notebooks: [String]) {
    parts = [Part(title: nil, notebooks: notebooks)]
  }

  /// Reads the text of a `course.yml`. Throws where it is no YAML; what is odd in it becomes a message.
  ///
  /// - Parameter notebooks: the paths of the folder's notebooks, in the order of their names.
  public static func read(_ source: SourceText, notebooks: [String]) throws(Diagnostic) -> (Course, [Diagnostic]) {
    var reader = CourseReader(notebooks: notebooks)
    var course = Course(notebooks: notebooks)
    var first: Part?
    var parts: [Part]?
    guard let root = try root(of: source) else { return (course, []) }
    for (key, value) in root {
      guard let name = reader.key(key, among: keys, of: "the course") else { continue }
      switch name {
      case "title": course.title = reader.text(value, name)
      case "description": course.description = reader.text(value, name)
      case "style": course.style = reader.file(value, name)
      case "template": course.template = reader.file(value, name)
      case "notebooks": first = Part(title: nil, notebooks: reader.notebooks(value))
      case "parts": parts = reader.parts(value, keys: partKeys)
      default: break
      }
    }
    course.titles = reader.titles
    if first != nil || parts != nil {
      course.parts = [first].compactMap { $0 } + (parts ?? [])
      let isTitled = course.parts.contains { $0.title != nil }
      if let rest = reader.rest(named: isTitled ? "More" : nil) { course.parts.append(rest) }
    }
    return (course, reader.diagnostics)
  }

  private static func root(of source: SourceText) throws(Diagnostic) -> Node.Mapping? {
    let start = Span(line: 1, column: 1)
    let node: Node?
    do {
      node = try Yams.compose(yaml: source.text)
    } catch let error as YamlError {
      throw CourseReader.diagnostic(error, in: source.text)
    } catch {
      throw Diagnostic("the course is not YAML", at: start)
    }
    guard let node, node.scalar?.string != "" else { return nil }
    guard let mapping = node.mapping else {
      throw Diagnostic("a course must be keys with values, as in title: Learning", at: start)
    }
    return mapping
  }
}
