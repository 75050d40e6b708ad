import Notebook

/// A file of the output folder that is not as a run would leave it.
struct OutputFinding: Sendable {
  enum Condition: String {
    /// The file is as a run left it, but a run would write something else now.
    case stale
    /// The file is not as the run left it that wrote it.
    case edited
    /// Both.
    case editedAndStale = "edited_and_stale"
    /// The file would be the same but for its line ends.
    case lineEnds = "line_ends"
    case missing
    /// An earlier run wrote the file, and nothing makes it any more.
    case obsolete
    /// The record of the outputs tells of others, as after a merge.
    case wrongRecord = "wrong_record"
  }

  /// The output's name of the notebook that the file belongs to.
  let notebook: String
  /// Relative to the output folder.
  let path: String
  let condition: Condition
  /// The file's bytes, where there is one to compare.
  var old: [UInt8]?
  /// What a run would write, where it would write the file.
  var new: String?
  /// The file that a run would write, where that is a notebook with its outputs in it.
  var newFile: NotebookFile?

  /// Without what was compared, so that the findings of many notebooks can be kept.
  var withoutContents: OutputFinding { OutputFinding(notebook: notebook, path: path, condition: condition) }

  var isEdited: Bool { condition == .edited || condition == .editedAndStale }
}

extension OutputFinding.Condition {
  /// Why a file's bytes are not what a run would write.
  ///
  /// - Parameter isAsWritten: whether bytes are what the last run wrote; nothing where that is not known.
  init(of bytes: [UInt8], beside text: String, isAsWritten: ([UInt8]) -> Bool?) {
    let new = Array(text.utf8)
    let (oldLines, newLines) = (Self.withLineFeeds(bytes), Self.withLineFeeds(new))
    if oldLines == newLines {
      self = .lineEnds
    } else if isAsWritten(bytes) ?? true || isAsWritten(oldLines) ?? true {
      self = .stale
    } else {
      self = isAsWritten(new) ?? true ? .edited : .editedAndStale
    }
  }

  /// With a line feed where a line ends with a carriage return and a line feed.
  static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    bytes.indices.filter { !(bytes[$0] == 13 && $0 + 1 < bytes.count && bytes[$0 + 1] == 10) }.map { bytes[$0] }
  }
}
