import TeXMath

/// Finished formulas in the user's cache folder.
struct FormulaCache: FormulaStore {
  let folder: CacheFolder

  init(folder: String) {
    self.folder = CacheFolder(folder, mark: "nabla formula", limit: .init(files: 10_000, bytes: 100 << 20))
  }

  static var ofUser: FormulaCache? { CacheFolder.ofUser.map { FormulaCache(folder: $0 + "/formulas") } }

  func mathML(for key: String) -> String? {
    folder.content(for: key).flatMap { String(validating: $0, as: UTF8.self) }
  }

  func keep(_ mathML: String, for key: String) { folder.keep(mathML.utf8, for: key) }
}
