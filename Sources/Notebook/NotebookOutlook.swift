import Markdown

/// What is known of a notebook before it runs, as far as others need it.
public struct NotebookOutlook: Hashable, Sendable {
  /// The addresses of the notebooks that its blocks use, each once, in order.
  public let uses: [String]
  /// The relative paths of the notebooks that its links tell something of, each once, in order.
  public let references: [String]
  /// The title; nothing where a value stands in it, which is to be computed.
  public let title: String?

  public init(_ notebook: LoadedNotebook) {
    uses = notebook.usedNotebooks
    references = References.notebooks(in: notebook.document)
    title = notebook.settings.title ?? Self.heading(of: notebook)
  }

  private static func heading(of notebook: LoadedNotebook) -> String? {
    for block in notebook.document.blocks {
      guard case .heading(let heading) = block.kind else { continue }
      return haveValue(heading.inlines) ? nil : heading.inlines.plainText
    }
    return notebook.fileTitle
  }

  private static func haveValue(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      if case .code(let code) = inline { code.literal.hasPrefix("{nn") } else { haveValue(inline.children) }
    }
  }
}

extension LoadedNotebook {
  /// The title of a notebook that does not name itself: its file's.
  var fileTitle: String {
    let file = source.name.split(separator: "/").last.map(String.init) ?? source.name
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }
}
