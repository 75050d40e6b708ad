import Notebook

/// What an executed notebook can become. Adding a format is one file and one line here.
public enum Format: String, CaseIterable, Sendable {
  /// A page of its own.
  case html
  /// The page's body, for another site.
  case fragment
  case markdown
  case json

  /// How the file's name ends.
  public var fileEnding: String {
    switch self {
    case .html: "html"
    case .fragment: "fragment.html"
    case .markdown: "md"
    case .json: "json"
    }
  }

  /// The notebook in this format, with the files that it refers to.
  public func render(_ notebook: ExecutedNotebook, at place: Place) -> [RenderedFile] {
    switch self {
    case .html: [RenderedFile(path: place.path(ending: fileEnding), contents: NotebookHTML(notebook, place).page)]
    case .fragment:
      [RenderedFile(path: place.path(ending: fileEnding), contents: NotebookHTML(notebook, place).fragment)]
    case .markdown: NotebookMarkdown(notebook, place).files
    case .json: [RenderedFile(path: place.path(ending: fileEnding), contents: NotebookJSON.text(notebook) + "\n")]
    }
  }
}

/// A file to be written.
public struct RenderedFile: Hashable, Sendable {
  /// Relative to the output folder, with `/`.
  public let path: String
  public let contents: String
}

/// Where an output stands, so that links lead where the author meant.
public struct Place: Sendable {
  /// The output's path without its ending, relative to the output folder: `part/or`.
  public let name: String
  /// The way from the output's folder to the notebook's folder, `../Notebooks`; nothing where links stay as they are.
  public let notebookFolder: String?
  /// The paths of all notebooks of the run, relative to the same root as `name`, with their endings.
  public let notebooks: Set<String>
  /// The pages before and after; nothing for a notebook that is run by itself.
  public let course: CoursePlace?
  /// What differs from the usual look of a page.
  public var look: PageLook
  /// Gives the bytes of a file beside the notebook or below it, as a `data:` address for an image.
  public let image: @Sendable (String) -> String?

  public init(
    name: String, notebookFolder: String? = nil, notebooks: Set<String> = [], course: CoursePlace? = nil,
    look: PageLook = PageLook(),
    image: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.name = name
    self.notebookFolder = notebookFolder
    self.notebooks = notebooks
    self.course = course
    self.look = look
    self.image = image
  }

  func path(ending: String) -> String { "\(name).\(ending)" }

  /// The folder of `name` with a slash, or nothing.
  private var folder: String { name.lastIndex(of: "/").map { String(name[...$0]) } ?? "" }

  /// The last part of `name`.
  var file: String { String(name.dropFirst(folder.count)) }

  /// The path of a notebook of the run that a relative path leads to, from the same root as `name`.
  public func resolved(_ path: String) -> String? {
    guard path.hasSuffix(".md"), path.isRelativeAddress else { return nil }
    return Self.resolve(path, in: folder).flatMap { notebooks.contains($0) ? $0 : nil }
  }

  /// Where a link of the author's leads from the output, when it is relative and leads elsewhere from there.
  func address(_ destination: String, notebookEnding: String?) -> String? {
    guard let notebookFolder, destination.isRelativeAddress else { return nil }
    let end = destination.unicodeScalars.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    let path = String(destination[..<end])
    let rest = destination[end...]
    if resolved(Address.decoded(path)) != nil {
      guard let notebookEnding else { return nil }
      let page = path.hasSuffix(".md") ? path : Address.encoded(Address.decoded(path))
      return String(page.dropLast(3)) + "." + notebookEnding + rest
    }
    return notebookFolder + "/" + path + rest
  }

  /// A relative path without `.` and `..`; nothing where it leaves the root.
  private static func resolve(_ path: String, in folder: String) -> String? {
    var parts: [Substring] = []
    for part in (folder + path).split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

extension String {
  /// Whether it leads to a file beside the page: no scheme, not from the root, not a place in the page.
  var isRelativeAddress: Bool {
    guard let first = unicodeScalars.first, first != "#", first != "/", first != "?" else { return false }
    return unicodeScalars.first { !$0.isOfScheme } != ":"
  }
}

extension Unicode.Scalar {
  /// Whether it may stand in a scheme, or in what looks like one.
  fileprivate var isOfScheme: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": true
    case _ where isASCII: false
    default: properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend
    }
  }
}
