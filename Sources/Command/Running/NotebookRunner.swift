import Engine
import Language
import Notebook
import Render
import Source
import TeXMath

/// Reads, executes and renders one notebook at a time. Several tasks may do so at once.
struct NotebookRunner: Sendable {
  typealias Unreadable = NotebookLibrary.Unreadable

  let formats: [Format]
  /// The folder that outputs go to; nothing where they go to standard output.
  let output: String?
  /// Whether the outputs go into the notebooks themselves.
  let isInPlace: Bool
  let warnings: WarningMode
  let limits: Limits
  /// Whether numbers of the prose are told that an expression could say.
  let hintsAtProse: Bool
  /// Sets the formulas of the prose.
  private let converter: TeXConverter
  private let trainings: (any TrainingStore)?

  init(_ options: SharedOptions, formats: [Format], output: String?, hintsAtProse: Bool) {
    self.formats = formats
    self.hintsAtProse = hintsAtProse
    self.output = output
    isInPlace = options.inPlace
    warnings = options.warnings
    limits = options.limits
    converter = TeXConverter(store: options.fresh ? nil : FormulaCache.ofUser)
    trainings = options.fresh ? nil : TrainingCache.ofUser
  }

  /// Reads a notebook again, of which this was known when the run began.
  func load(_ path: NotebookPath, as outlook: NotebookOutlook) -> Result<LoadedNotebook, Unreadable> {
    NotebookLibrary.load(path).flatMap { loaded in
      guard NotebookOutlook(loaded) == outlook else {
        return .failure(
          Unreadable(
            text: FileFailure(path.path, "was changed while the command ran; run it again").text(Console.style) + "\n"))
      }
      return .success(loaded)
    }
  }

  /// Runs a notebook's blocks.
  ///
  /// - Parameter isUsed: whether others start from what it defines.
  func execute(
    _ notebook: LoadedNotebook, isUsed: Bool, in surroundings: Surroundings, _ watch: NotebookWatch
  ) -> ExecutedNotebook {
    var surroundings = surroundings
    surroundings.trainings = trainings
    surroundings.watch = watch.training
    surroundings.work = watch.work
    return notebook.execute(in: surroundings, isUsed: isUsed, hintsAtProse: hintsAtProse, formulas: converter)
  }

  /// The notebook's files and messages.
  func outcome(
    of notebook: ExecutedNotebook, _ path: NotebookPath, _ place: Place, _ look: PageLook
  ) -> NotebookOutcome {
    let links = LinkCheck.warnings(
      on: notebook, at: place, isFile: { FileBytes.kind(of: "\(path.folder)/\($0)") == .file })
    let own = LookFiles(folder: path.folder).look(
      style: notebook.settings.style, template: notebook.settings.template, over: look)
    var place = place
    place.look = own.look
    let isChanged = (try? FileBytes.read(path.path)) != notebook.file.source.places.bytes
    let changed = Diagnostic.warning(
      .changedFile, "was changed while the command ran; the outputs are of what it was before", at: nil)
    let diagnostics = warnings.shown(
      notebook.diagnostics + links + own.diagnostics + (isChanged ? [changed] : []))
    let odd = warnings == .none ? "" : own.messages
    var outcome: NotebookOutcome
    if isInPlace {
      outcome = NotebookOutcome(inPlace: notebook, path, diagnostics)
    } else {
      outcome = NotebookOutcome(
        path: path, notebook: notebook, files: formats.flatMap { $0.render(notebook, at: place) },
        messages: diagnostics.map { notebook.file.text(of: $0, style: Console.style) }.joined() + odd)
    }
    let bytes = outcome.files.map(\.contents.utf8.count).reduce(0, +)
    if bytes > Limits.outputs {
      let size = "\(path.path): error: its outputs would be more than \(Limits.outputs >> 20) MB"
      outcome.messages += size + "\nhint: show fewer rows, or draw fewer frames and figures\n"
      outcome.files = []
      outcome.isTooLarge = true
    }
    outcome.diagnostics = diagnostics
    outcome.inOtherFiles = warnings == .none ? [] : own.inFiles
    outcome.warningCount = diagnostics.filter { $0.severity == .warning }.count + outcome.inOtherFiles.count
    outcome.refusesWarnings = warnings == .error
    return outcome
  }

  /// Where a notebook's outputs stand, beside those of `names`.
  func place(of path: NotebookPath, among names: Set<String>, _ course: CoursePlace?) -> Place {
    let folder = path.folder
    let image: @Sendable (String) -> String? = { ImageData.address(of: $0, in: folder) }
    guard let output else { return Place(name: path.name, notebooks: names, image: image) }
    let below = path.name.lastIndex(of: "/").map { "/" + path.name[..<$0] } ?? ""
    return Place(
      name: path.name, notebookFolder: RelativePath.way(from: output + below, to: folder), notebooks: names,
      course: course, image: image)
  }
}
