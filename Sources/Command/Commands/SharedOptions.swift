import ArgumentParser
import Render

/// What `run` and `check` have in common.
struct SharedOptions: ParsableArguments {
  @Argument(help: "Notebooks, or folders of them.", completion: .file(extensions: ["md"]))
  var paths: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The formats, with commas: html, fragment, markdown, json.", valueName: "formats"),
    completion: .list(Format.allCases.map(\.rawValue)),
    transform: { try SharedOptions.formats($0) })
  var format: [Format] = Self.usualFormats

  @Option(name: .shortAndLong, help: ArgumentHelp("How many notebooks run at a time.", valueName: "number"))
  var jobs = Machine.cores

  @Option(
    help: ArgumentHelp(
      "Only a share of the notebooks, such as the second of eight, by a hash of their names. The page that lists the "
        + "course, and files that nothing makes any more, are left alone.", valueName: "2/8"),
    transform: { try Shard($0) })
  var shard: Shard?

  @Flag(help: "Write the outputs into the notebooks themselves, between markers; check compares with them.")
  var inPlace = false

  @Flag(help: "Compute everything anew, and use nothing that earlier runs kept.")
  var fresh = false

  @Option(
    help: ArgumentHelp("What warnings do: they are shown, they fail the run, or none is shown.", valueName: "mode"))
  var warnings = WarningMode.show

  @Option(
    help: ArgumentHelp(
      "How long a block may run, as in 90s, 10m, 2h or none; a notebook may run three times as long.",
      valueName: "time"))
  var timeLimit = TimeLimit.usual

  @Option(
    help: ArgumentHelp(
      "How much a notebook may keep in its arrays, datasets and trainings, as in 500MB, 4GB or none.", valueName: "size"
    ))
  var memoryLimit = MemoryLimit.usual

  var limits: Limits { Limits(time: timeLimit, memory: memoryLimit) }

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("Name a notebook or a folder, as in: nabla run Notebooks") }
    guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1.") }
  }

  /// What of the options is wrong together with the folder of the outputs.
  func validate(output: String) throws {
    guard !output.isEmpty else { throw ValidationError("--output must name a folder.") }
    guard !inPlace || format == Self.usualFormats && output != "-" else {
      throw ValidationError("--in-place writes into the notebooks, so it goes with neither --format nor --output -.")
    }
  }

  private static let usualFormats: [Format] = [.html, .markdown]

  private static func formats(_ text: String) throws -> [Format] {
    let names = text.split(separator: ",")
    guard !names.isEmpty else { throw ValidationError("--format must name a format, as in --format html.") }
    return try names.map { name in
      guard let format = Format(rawValue: String(name)) else {
        throw ValidationError(
          "There is no format \(name). The formats are \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return format
    }
  }

  /// The formats, each once, in the order of the list of formats.
  var formats: [Format] { Format.allCases.filter(format.contains) }

  /// How the names of the files of these formats end.
  var endings: [String] {
    formats.flatMap { format in
      format == .markdown ? [".md", ".svg"] : ["." + format.fileEnding]
    }
  }
}
