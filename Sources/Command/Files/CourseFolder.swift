import Notebook
import Render
import Source

/// A folder of notebooks that is run as a whole, with what its `course.yml` says.
struct CourseFolder: Sendable {
  let course: Course
  /// How its pages look.
  let look: PageLook
  /// What is odd in the course's file.
  let messages: String
  /// The same, with the files that it is in.
  let diagnostics: [FileMessage]
  /// Why the course's file cannot be read.
  let failure: FileFailure?

  /// The file that tells of the folder.
  static let fileName = "course.yml"

  /// Reads what the folder says of itself. `names` are the outputs' names of its notebooks.
  init(_ folder: String, names: [String]) {
    let path = folder.hasSuffix("/") ? folder + Self.fileName : "\(folder)/\(Self.fileName)"
    let notebooks = names.map { $0 + ".md" }
    var course = Course(notebooks: notebooks)
    var messages = ""
    var found: [FileMessage] = []
    var failure: FileFailure?
    var look = PageLook()
    if FileBytes.kind(of: path) == .file {
      do {
        let source = SourceText(name: path, text: try FileBytes.text(path))
        do {
          let (read, diagnostics) = try Course.read(source, notebooks: notebooks)
          course = read
          let files = LookFiles(folder: folder).look(style: read.style, template: read.template)
          look = files.look
          messages =
            (diagnostics + files.diagnostics).map { $0.rendered(in: source, style: Console.style) }.joined()
            + files.messages
          found = (diagnostics + files.diagnostics).map { FileMessage(path: path, diagnostic: $0) } + files.inFiles
        } catch {
          let place = error.span.map { ":\($0.start.line):\($0.start.column)" } ?? ""
          failure = FileFailure(path + place, error.message)
        }
      } catch {
        failure = error
      }
    }
    self.course = course
    self.look = look
    self.messages = messages
    diagnostics = found
    self.failure = failure
  }

  /// The course of the notebooks that could be read.
  ///
  /// - Parameter isSearched: whether the page that lists them is to be made, from which readers search them all.
  func index(of notebooks: [(path: NotebookPath, notebook: ExecutedNotebook)], isSearched: Bool) -> CourseIndex {
    index(
      of: notebooks.map {
        CourseIndex.Chapter(name: $0.path.name, notebook: $0.notebook, isSearched: isSearched)
      })
  }

  func index(of chapters: [CourseIndex.Chapter]) -> CourseIndex { CourseIndex(course, look: look, chapters: chapters) }
}
