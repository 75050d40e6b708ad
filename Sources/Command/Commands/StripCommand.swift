import ArgumentParser
import Notebook
import Render
import Source

/// `nabla strip`
struct StripCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strip",
    abstract: "Take out of notebooks what run --in-place wrote into them.",
    discussion: """
      The author's bytes come back as they were, and the figures that the outputs refer to are deleted.

      Examples:
        nabla strip Notebooks          every notebook of a folder
        nabla strip or.md --output -   the author's text to standard output; nothing is written
      """)

  @Argument(help: "Notebooks, or folders of them.", completion: .file(extensions: ["md"]))
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("- writes one notebook to standard output.", valueName: "-"))
  var output: String?

  func validate() throws {
    guard output == nil || output == "-" else {
      throw ValidationError("strip writes into the notebooks; --output can only be -.")
    }
  }

  func run() throws {
    let (found, failures) = NotebookPath.find(paths, output: nil, isInPlace: true)
    for failure in failures { Console.error(failure) }
    if output != nil, found.count != 1 {
      if found.isEmpty { throw ExitCode(2) }
      throw ValidationError("--output - writes one notebook, but here are \(found.count).")
    }
    var isFailed = !failures.isEmpty
    var changed = 0
    for path in found {
      do {
        if try strip(path) { changed += 1 }
      } catch let failure as FileFailure {
        Console.error(failure)
        isFailed = true
      } catch is ExitCode {
        isFailed = true
      }
    }
    if output == nil, found.count != 1 || changed == 0, !isFailed {
      let count = changed == 0 ? "no notebook has" : changed == 1 ? "1 notebook had" : "\(changed) notebooks had"
      Console.error("\(count) outputs in place")
    }
    if isFailed { throw ExitCode(2) }
  }

  /// Says whether there was something to take out.
  private func strip(_ path: NotebookPath) throws -> Bool {
    let text = try FileBytes.text(path.path)
    let source = SourceText(name: path.path, text: text)
    let file: NotebookFile
    do {
      file = try NotebookFile(source)
    } catch {
      Console.error(error.rendered(in: source, style: Console.style))
      throw ExitCode(2)
    }
    for warning in file.editedOutputs { Console.error(warning.rendered(in: source, style: Console.style)) }
    if output != nil {
      try Console.output(file.author.text)
      return file.isMarked
    }
    guard file.isMarked else { return false }
    try FileBytes.replace(path.path, old: text, new: file.author.text)
    for figure in NotebookInPlace.figures(in: file, name: path.fileName) { FileRemoval.remove(figure, in: path.folder) }
    func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
    Console.error(
      "\(path.path): \(count(file.outputs.count, "output")) and \(count(file.valueCount, "value")) taken out")
    return true
  }
}
