import Notebook

/// The lines of a JSON output.
public enum JSONLines {
  /// Each line belongs to the block whose object it stands in.
  ///
  /// - Parameter notebook: what the output tells of; nothing where that is not known, as of an earlier output.
  public static func lines(of text: String, from notebook: ExecutedNotebook? = nil) -> [OutputLine] {
    var block: Int?
    var isInCells = false
    let count = notebook?.cells.count ?? 0
    return OutputLine.split(text).map { line in
      switch line {
      case "  \"cells\": [": isInCells = true
      case "  ],": isInCells = false
      case "    {" where isInCells: block = block.map { $0 + 1 } ?? 0
      default: break
      }
      let place = isInCells ? block.flatMap { $0 < count ? OutputLine.Place.block($0) : nil } : nil
      return OutputLine(line, at: place ?? .unknown)
    }
  }
}
