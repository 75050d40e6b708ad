import Source

/// The workflow commands that GitHub makes annotations of, beside the lines of a change.
struct GitHubReport {
  /// The most errors, and the most warnings, that GitHub shows of one step.
  private static let limit = 10
  /// Changes that an annotation tells, and of one place among them.
  private static let (changeLimit, placeLimit) = (8, 3)

  let report: CheckReport
  let environment: GitHubEnvironment

  private struct Annotation {
    var file: String?
    var span: Span?
    let title: String
    let message: String
  }

  var text: String {
    let (errors, warnings) = (self.errors, self.warnings)
    var lines = errors.prefix(Self.limit).map { command("error", $0) }
    lines += warnings.prefix(Self.limit).map { command("warning", $0) }
    let left = [
      (max(0, errors.count - Self.limit), "error"), (max(0, warnings.count - Self.limit), "warning"),
    ].filter { $0.0 > 0 }.map { counted($0.0, "more " + $0.1) }
    if !left.isEmpty {
      let message = "\(left.joined(separator: " and ")) in the log of this step"
      lines.append(command("notice", Annotation(title: "nabla check", message: message)))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: What is told

  /// What fails first, then what is stale.
  private var errors: [Annotation] {
    let failures = report.failures.map { failure in
      place(of: failure.path, title: "cannot be read", message: failure.message)
    }
    let failed = report.notebooks.flatMap { notebook -> [Annotation] in
      guard let path = notebook.path else { return [] }
      if notebook.notebook == nil { return [unreadable(notebook.plainMessages, path)] }
      let claims = notebook.claims.flatMap(\.messages).map { notebook.file?.inFile($0) ?? $0 }
      return notebook.diagnostics.filter { $0.severity == .error }.map { error in
        annotation(error, path, title: claims.contains(error) ? "claim does not hold" : "error")
      }
    }
    return failures + failed + (report.isUpdated ? [] : report.notebooks.compactMap(stale))
  }

  private var warnings: [Annotation] {
    (report.courseDiagnostics + report.notebooks.flatMap(\.warnings)).map { warning in
      annotation(
        warning.diagnostic, warning.path,
        title: warning.diagnostic.name.map { "warning (\($0.rawValue))" } ?? "warning")
    }
  }

  private func annotation(_ diagnostic: Diagnostic, _ path: String, title: String) -> Annotation {
    let hint = diagnostic.hint.map { "\nhint: \($0)" } ?? ""
    return Annotation(
      file: environment.path(path), span: diagnostic.span, title: title, message: diagnostic.message + hint)
  }

  private func stale(_ notebook: NotebookReport) -> Annotation? {
    guard !notebook.findings.isEmpty else { return nil }
    let words = notebook.conditions.compactMap { condition -> String? in
      switch condition {
      case .stale: "stale"
      case .edited: "edited by hand"
      case .lineEnds: "with other line ends"
      case .unreadable, .failed, .fine: nil
      }
    }
    let lines = notebook.changeLines(in: report.folder, limit: Self.changeLimit, ofPlace: Self.placeLimit)
    return Annotation(
      file: notebook.path.map(environment.path), span: notebook.firstLine.map { Span(line: $0, column: 0, length: 0) },
      title: "outputs are \(words.joined(separator: " and "))",
      message: (lines + notebook.fileLines(in: report.folder, isUpdated: false)).joined(separator: "\n"))
  }

  /// The message of a notebook that could not be read: `or.md:2:3: error: …`.
  private func unreadable(_ text: String, _ path: String) -> Annotation {
    let first = text.split(separator: "\n").first.map(String.init) ?? ""
    guard let end = first.firstRange(of: ": error: ") else {
      return Annotation(file: environment.path(path), title: "cannot be read", message: first)
    }
    return place(
      of: String(first[..<end.lowerBound]), title: "cannot be read", message: String(first[end.upperBound...]))
  }

  /// With the line and the column of `or.md:2:3`, if there are any.
  private func place(of text: String, title: String, message: String) -> Annotation {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let line = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]) else {
      return Annotation(file: environment.path(text), title: title, message: message)
    }
    let path = parts.dropLast(2).joined(separator: ":")
    return Annotation(
      file: environment.path(path), span: Span(line: line, column: column), title: title, message: message)
  }

  // MARK: Commands

  /// `::error file=or.md,line=2,col=3,endColumn=5,title=…::message`. Columns are for a place within one line.
  private func command(_ name: String, _ annotation: Annotation) -> String {
    var properties: [(String, String)] = []
    if let file = annotation.file { properties.append(("file", file)) }
    if let span = annotation.span {
      properties.append(("line", String(span.start.line)))
      if span.end.line > span.start.line {
        properties.append(("endLine", String(span.end.line)))
      } else if span.start.column > 0 {
        properties.append(("col", String(span.start.column)))
        properties.append(("endColumn", String(max(span.end.column, span.start.column))))
      }
    }
    properties.append(("title", annotation.title))
    let text = properties.map { "\($0)=\(Self.property($1))" }.joined(separator: ",")
    return "::\(name) \(text)::\(Self.data(annotation.message))"
  }

  private static func data(_ text: String) -> String { escaped(text, "%\r\n") }

  private static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

  /// By scalars, since a mark may combine with a sign. GitHub wants `%0A` for a line feed.
  private static func escaped(_ text: String, _ signs: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard signs.unicodeScalars.contains(scalar) else {
        out.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      out.append(contentsOf: ("%" + (digits.count == 1 ? "0" : "") + digits).unicodeScalars)
    }
    return String(out)
  }
}
