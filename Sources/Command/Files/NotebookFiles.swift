import Language

/// The files that a notebook may read: those in its folder and below.
struct NotebookFiles: Sendable {
  let folder: String

  /// The largest data file: 4 GB.
  private static let limit = 4 << 30

  /// The bytes of a file by its address relative to the folder. A file outside is refused, also through a link.
  @Sendable func bytes(_ address: String) -> Result<[UInt8], DataFileFailure> {
    guard !address.isEmpty, !address.unicodeScalars.contains("\0") else {
      return .failure(DataFileFailure("the name of a file is missing"))
    }
    guard !address.hasPrefix("/"), let root = FileBytes.canonical(folder) else {
      return .failure(outside(address))
    }
    guard let file = FileBytes.canonical("\(folder)/\(address)") else {
      return .failure(DataFileFailure("there is no file \(address) beside the notebook"))
    }
    guard file.hasPrefix(root == "/" ? root : root + "/") else { return .failure(outside(address)) }
    guard FileBytes.kind(of: file) == .file else { return .failure(DataFileFailure("\(address) is not a file")) }
    do {
      return .success(try FileBytes.readWhole(file, limit: Self.limit))
    } catch {
      return .failure(DataFileFailure("\(address) \(error.message)"))
    }
  }

  /// Tells a file's contents from any others; nothing for a file that cannot be read.
  @Sendable func stamp(_ address: String) -> String? { FileBytes.stamp(of: "\(folder)/\(address)") }

  private func outside(_ address: String) -> DataFileFailure {
    DataFileFailure("\(address) is outside the notebook's folder, and a notebook reads only what is inside")
  }
}
