import Notebook
import Render
import Source

/// Reads the files of a page's look.
struct LookFiles {
  /// The folder that the files are in or below.
  let folder: String

  /// The look that the files make, on top of another; what is odd where they are named, and what is odd in them, as text
  /// and file by file.
  func look(
    style: NamedFile?, template: NamedFile?, over base: PageLook = PageLook()
  ) -> (look: PageLook, diagnostics: [Diagnostic], messages: String, inFiles: [FileMessage]) {
    var look = base
    var diagnostics: [Diagnostic] = []
    var messages = ""
    var inFiles: [FileMessage] = []
    if let style, let text = text(of: style, &diagnostics) { look.style = text }
    if let template, let text = text(of: template, &diagnostics) {
      let source = SourceText(name: "\(folder)/\(template.address)", text: text)
      var odd: [Diagnostic] = []
      do {
        (look.template, odd) = try PageTemplate.read(source)
      } catch {
        var warning = error
        warning.severity = .warning
        warning.name = .pageLook
        odd = [warning]
      }
      messages = odd.map { $0.rendered(in: source, style: Console.style) }.joined()
      inFiles = odd.map { FileMessage(path: source.name, diagnostic: $0) }
    }
    return (look, diagnostics, messages, inFiles)
  }

  private func text(of file: NamedFile, _ diagnostics: inout [Diagnostic]) -> String? {
    let usual = "the page has its usual look"
    guard FileBytes.kind(of: "\(folder)/\(file.address)") != .missing else {
      diagnostics.append(.warning(.pageLook, "there is no file \(file.address) here", at: file.span, hint: usual))
      return nil
    }
    switch NotebookFiles(folder: folder).bytes(file.address) {
    case .success(let bytes):
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      diagnostics.append(.warning(.pageLook, "\(file.address) is not UTF-8", at: file.span, hint: usual))
    case .failure(let failure):
      diagnostics.append(.warning(.pageLook, failure.message, at: file.span, hint: usual))
    }
    return nil
  }
}
